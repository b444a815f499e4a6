import { adler32 } from './adler32.ts';

/** A class to write: its descriptor, `Lcom/umeng/Agent;`. */
export type DexPlan = {
  readonly version: string;
  readonly defined: readonly string[];
  /** Types that are only named. */
  readonly named?: readonly string[];
  readonly texts?: readonly string[];
};

const LONG_HEADER = 0x78;
const SHORT_HEADER = 0x70;

/** A DEX file with what our reader looks at and nothing else: no map, no methods. */
export const writeDex = (plan: DexPlan): Buffer => container([plan]);

/** One header per plan, in version 041; offsets count from the start of the file. */
export function container(plans: readonly DexPlan[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const plan of plans) {
    const part = logicalFile(plan, at);
    parts.push(part);
    at += part.length;
  }
  const whole = Buffer.concat(parts);
  if (plans[0]?.version === '041') {
    let header = 0;
    for (const part of parts) {
      whole.writeUInt32LE(whole.length, header + 112);
      whole.writeUInt32LE(header, header + 116);
      header += part.length;
    }
  }
  return whole;
}

function logicalFile({ version, defined, named = [], texts = [] }: DexPlan, start: number): Buffer {
  const headerSize = version === '041' ? LONG_HEADER : SHORT_HEADER;
  const types = sorted([...defined, ...named]);
  const strings = sorted([...types, ...texts]);
  const stringIds = start + headerSize;
  const typeIds = stringIds + strings.length * 4;
  const classDefs = typeIds + types.length * 4;
  const data = classDefs + defined.length * 32;
  const items = strings.map((text) =>
    Buffer.concat([uleb(text.length), modifiedUtf8(text), Buffer.of(0)]),
  );
  const tables = Buffer.alloc(data - start);
  tables.write(`dex\n${version}\0`, 'latin1');
  let offset = data;
  items.forEach((item, i) => {
    tables.writeUInt32LE(offset, stringIds - start + i * 4);
    offset += item.length;
  });
  types.forEach((type, i) => tables.writeUInt32LE(strings.indexOf(type), typeIds - start + i * 4));
  defined.forEach((type, i) =>
    tables.writeUInt32LE(types.indexOf(type), classDefs - start + i * 32),
  );
  const body = Buffer.concat([tables, ...items]);
  const fields: readonly (readonly [at: number, value: number])[] = [
    [32, body.length],
    [36, headerSize],
    [40, 0x12_34_56_78],
    [56, strings.length],
    [60, stringIds],
    [64, types.length],
    [68, typeIds],
    [96, defined.length],
    [100, classDefs],
  ];
  for (const [at, value] of fields) body.writeUInt32LE(value, at);
  return checksummed(body);
}

/** With the checksum that fits, after a change. */
export function checksummed(dex: Buffer): Buffer {
  dex.writeUInt32LE(adler32(dex.subarray(12)), 8);
  return dex;
}

/** By UTF-16 units, as the format wants it: JavaScript's own order. */
const sorted = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : 1));

function uleb(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return Buffer.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}

function modifiedUtf8(text: string): Buffer {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Buffer.from(
    units.flatMap((unit) => {
      if (unit !== 0 && unit < 0x80) return [unit];
      if (unit < 0x800) return [0xc0 | (unit >> 6), 0x80 | (unit & 0x3f)];
      return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
    }),
  );
}
