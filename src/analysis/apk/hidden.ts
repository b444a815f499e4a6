import { bufferOf, ofBytes } from '../source.ts';
import { beginning, firstBytes, placeOf } from '../zip/open-zip.ts';
import type { Entry } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';
import type { Archive } from './inside.ts';

/** Code that is not where Android looks for it: what loads it is the app itself, when it likes. */
export type Hidden = {
  readonly entry: Entry;
  readonly kind: 'dex' | 'archive' | 'elf';
  /** `content`: its name says something else. */
  readonly by: 'name' | 'content';
};

/** What Android loads: its number, none for the first. `classes1.dex` is none of them. */
export const LOADED = /^classes(|[2-9]|[1-9]\d{1,4})\.dex$/u;
const NATIVE = /^lib\/[^/]+\/[^/]+\.so$/u;
const BY_NAME = [
  ['dex', /\.(?:dex|odex|vdex)$/iu],
  ['archive', /\.(?:apk|jar|zip|aar|xapk|apks)$/iu],
  ['elf', /\.so$/iu],
] as const;
/** Where files of any kind may lie that the app opens itself. */
const OPENED_BY_APP = /^(?:assets|res\/raw|lib)\/|^[^/]+$/u;
/** Too small for a DEX file (112 bytes), let alone an archive with one. */
const SMALLEST = 112;

export const hiddenIn = ({ zip }: Archive): readonly Hidden[] => {
  const found: Hidden[] = [];
  let sniffed = 0;
  for (const entry of zip.entries) {
    const name = placeOf(entry.name).entry;
    if (LOADED.test(name) || NATIVE.test(name) || entry.size < SMALLEST) continue;
    const named = BY_NAME.find(([, pattern]) => pattern.test(name))?.[0];
    if (named !== undefined) found.push({ entry, kind: named, by: 'name' });
    else if (sniffed < BOUNDS.sniffed && OPENED_BY_APP.test(name)) {
      sniffed++;
      const kind = KINDS[beginning(ofBytes(bufferOf(firstBytes(zip, entry)))) ?? ''];
      if (kind !== undefined) found.push({ entry, kind, by: 'content' });
    }
  }
  return found;
};

const KINDS: Readonly<Record<string, Hidden['kind']>> = { dex: 'dex', zip: 'archive', elf: 'elf' };
