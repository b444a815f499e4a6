import type { ClassIndex } from '../../core/vetting/facts.ts';
import { BOUNDS } from './bounds.ts';
import { sortedDescriptors, type Descriptors } from './descriptors.ts';
import type { Header, Say } from './header.ts';
import { mutf8 } from './mutf8.ts';

const NUL = 0;

/** What can be asked about the classes of one header. Of arrays nothing is said: their elements are types of their own. */
export function classIndex(bytes: Uint8Array, header: Header, entry: string, say: Say): ClassIndex {
  const { descriptors, defined } = sortedDescriptors(bytes, header, say);
  return {
    place: { entry, offset: header.offset },
    kind: 'java',
    defined,
    under(prefix) {
      const found = rangesUnder(descriptors, prefix);
      const [first] = found;
      if (first === undefined) return null;
      const all = found.reduce((sum, [from, to]) => sum + to - from, 0);
      const here = found.reduce((sum, [from, to]) => sum + descriptors.definedIn(from, to), 0);
      const offset = descriptors.offset(firstDefined(descriptors, found) ?? first[0]);
      return {
        defined: here,
        referenced: all - here,
        first: { name: classNameAt(bytes, offset), place: { entry, offset } },
      };
    },
  };
}

type Range = readonly [from: number, to: number];

/** `com.umeng` is all of the package, the class of that name and the classes within that class; `com.umengx` is something else. */
function rangesUnder(descriptors: Descriptors, prefix: string): readonly Range[] {
  if (prefix === '' || prefix.length > BOUNDS.compared - 4) return [];
  const start = `L${prefix.replaceAll('.', '/')}`;
  const bytes = Buffer.from(start, 'utf8');
  // Nearly all prefixes that are asked for are in no file: one search says so.
  if (!descriptors.beginsWith(descriptors.find(bytes), bytes)) return [];
  return ['$', '/', ';'].flatMap((end): Range[] => {
    const bytes = Buffer.from(start + end, 'utf8');
    const from = descriptors.find(bytes);
    if (end === ';') return descriptors.beginsWith(from, bytes) ? [[from, from + 1]] : [];
    const to = descriptors.find(after(bytes));
    return to > from ? [[from, to]] : [];
  });
}

/** The least bytes that come after all that begin so. `$`, `/` and what stands in names are far below 0xff. */
function after(bytes: Buffer): Buffer {
  const next = Buffer.from(bytes);
  next[next.length - 1]! += 1;
  return next;
}

/** A class that is here makes a better example than one that is only named. */
function firstDefined(descriptors: Descriptors, ranges: readonly Range[]): number | null {
  for (const [from, to] of ranges) {
    const start = descriptors.definedIn(0, from);
    if (descriptors.definedIn(0, to) === start) continue;
    let low = from;
    let high = to - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (descriptors.definedIn(0, middle + 1) > start) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  return null;
}

/** `Lcom/umeng/Agent;` → `com.umeng.Agent`, as far as it can be shown. */
function classNameAt(bytes: Uint8Array, offset: number): string {
  const most = bytes.subarray(offset, offset + BOUNDS.shown);
  const end = most.indexOf(NUL);
  const text = mutf8(end === -1 ? most : most.subarray(0, end));
  return text.replace(/^L/, '').replace(/;$/, '').replaceAll('/', '.');
}
