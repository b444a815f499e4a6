import { type Bounds, type Meter } from './bounds.ts';
import { Damage } from './damage.ts';
import { inflate } from './inflate.ts';
import { type Pull, pullFrom } from './pull.ts';
import { isZip, zipMembers } from './zip.ts';

/** What was found inside a file once all wrapping is off. */
export type Wrapped = {
  /** `export.zip` or `export.zip > devices.csv`, for the reader of the report; never a path to write to. */
  readonly name: string;
  /** To be read before the next one is asked for. Reading it throws Damage where the packing is broken. */
  readonly content: Pull;
};

/**
 * Takes ZIP (nested once) and gzip off, by content, whatever the file is called. A workbook (a ZIP too) comes out
 * whole, as it is. Throws Damage; what was handed out before stands.
 */
export async function* unwrap(
  name: string,
  input: Pull,
  meter: Meter,
  bounds: Bounds,
  depth = 0,
): AsyncGenerator<Wrapped> {
  const head = await input.peek(4);
  if (isGzip(head)) {
    yield* opened(name, depth, bounds, (deeper) =>
      unwrap(name, pullFrom(inflate(input, 'gzip', meter, bounds)), meter, bounds, deeper),
    );
    return;
  }
  if (!isZip(head) || (await isWorkbook(input))) {
    yield { name, content: input };
    return;
  }
  for await (const member of zipMembers(input, meter, bounds)) {
    if (isLeftover(member.name)) continue;
    yield* opened(name, depth, bounds, (deeper) =>
      unwrap(`${name} > ${printable(member.name)}`, pullFrom(member.bytes), meter, bounds, deeper),
    );
  }
}

async function* opened(
  name: string,
  depth: number,
  bounds: Bounds,
  inner: (depth: number) => AsyncGenerator<Wrapped>,
): AsyncGenerator<Wrapped> {
  if (depth > bounds.depth) throw new Damage('unsupported', 'archives are nested too deep');
  yield* inner(depth + 1);
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** What a Mac or Windows puts into every archive. */
const isLeftover = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)/i.test(path);

/** Names of members are the sender's: shown short and without control characters. */
const printable = (path: string): string => path.replace(/[\p{C}]/gu, '?').slice(-120);

/** A workbook begins with one of the parts that only Office documents have (memory: OPC, any order). */
export async function isWorkbook(input: Pull): Promise<boolean> {
  const head = Buffer.from(await input.peek(4096)).toString('latin1');
  return /^PK\x03\x04[\s\S]{26}(\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/|mimetype)/.test(
    head,
  );
}
