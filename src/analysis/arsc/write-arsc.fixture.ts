import { chunk, u16, u32, writePool } from '../axml/write-axml.fixture.ts';

/** Values of one type in one language: by entry number, a text or a reference to another id. */
export type WrittenType = {
  readonly id: number;
  /** `zh`, `pt-BR`, `fil`; none for the default. */
  readonly language?: string;
  readonly script?: string;
  readonly density?: number;
  readonly values: Readonly<
    Record<number, string | number | { readonly reference: number } | 'bag'>
  >;
  readonly layout?: 'plain' | 'sparse' | 'offset16' | 'compact';
};

type Options = {
  readonly typeNames?: readonly string[];
  /** Chunks of other kinds, put between the types of the package. */
  readonly between?: readonly Buffer[];
  readonly reserved?: number;
};

/** A resources.arsc with one package, 0x7f. */
export function writeArsc(
  types: readonly WrittenType[],
  { typeNames = ['string', 'raw'], between = [], reserved = 0 }: Options = {},
): Buffer {
  const strings: string[] = [];
  const index = (text: string): number => {
    if (!strings.includes(text)) strings.push(text);
    return strings.indexOf(text);
  };
  const specs = [...new Set(types.map(({ id }) => id))].map((id) =>
    chunk(0x0202, 16, Buffer.from([id, reserved]), u16(reserved), u32(0)),
  );
  const written = types.map((type) => writeType(type, index));
  const names = writePool(typeNames);
  const keys = writePool(['key']);
  const head = [
    u32(0x7f),
    Buffer.alloc(256),
    u32(288),
    u32(0),
    u32(288 + names.length),
    u32(0),
    u32(0),
  ];
  const body = [
    names,
    keys,
    ...specs,
    ...written.flatMap((one, i) => [one, ...(between[i] ? [between[i]] : [])]),
  ];
  const inPackage = chunk(0x0200, 288, ...head, ...body);
  return chunk(0x0002, 12, u32(1), writePool(strings, true), inPackage);
}

function writeType(
  { id, language = '', script = '', density = 0, values, layout = 'plain' }: WrittenType,
  index: (text: string) => number,
): Buffer {
  const config = Buffer.alloc(64);
  config.writeUInt32LE(64, 0);
  const [tongue = '', region = ''] = language.split('-');
  if (tongue.length === 3) packed(tongue).copy(config, 8);
  else config.write(tongue, 8, 'latin1');
  config.write(region, 10, 'latin1');
  config.writeUInt16LE(density, 14);
  config.write(script, 36, 'latin1');
  const numbers = Object.keys(values).map(Number);
  const entries: Buffer[] = [];
  const at = new Map<number, number>();
  let offset = 0;
  for (const number of numbers) {
    const bytes = writeEntry(values[number]!, layout === 'compact', index);
    at.set(number, offset);
    offset += bytes.length;
    entries.push(bytes);
  }
  const count = layout === 'sparse' ? numbers.length : Math.max(...numbers) + 1;
  const list =
    layout === 'sparse'
      ? numbers.map((number) => Buffer.concat([u16(number), u16(at.get(number)! / 4)]))
      : Array.from({ length: count }, (_, number) => {
          const from = at.get(number);
          if (layout === 'offset16') return u16(from === undefined ? 0xffff : from / 4);
          return u32(from ?? 0xffffffff);
        });
  const offsets = Buffer.concat(list);
  const padded = Buffer.concat([offsets, Buffer.alloc((4 - (offsets.length % 4)) % 4)]);
  const flags = layout === 'sparse' ? 1 : layout === 'offset16' ? 2 : 0;
  const head = [Buffer.from([id, flags]), u16(0), u32(count), u32(84 + padded.length)];
  return chunk(0x0201, 84, ...head, config, padded, ...entries);
}

function writeEntry(
  value: WrittenType['values'][number],
  isCompact: boolean,
  index: (text: string) => number,
): Buffer {
  if (value === 'bag') return Buffer.concat([u16(16), u16(1), u32(0), u32(0), u32(0)]);
  const isText = typeof value === 'string';
  const isNumber = typeof value === 'number';
  const data = isText ? index(value) : isNumber ? value : value.reference;
  const type = isText ? 3 : isNumber ? 0x10 : 1;
  if (isCompact) return Buffer.concat([u16(0), u16((type << 8) | 0x0008), u32(data)]);
  return Buffer.concat([u16(8), u16(0), u32(0), u16(8), Buffer.from([0, type]), u32(data)]);
}

function packed(text: string): Buffer {
  const [a = 0, b = 0, c = 0] = [...text].map((letter) => letter.charCodeAt(0) - 0x61);
  return Buffer.from([0x80 | (c << 2) | (b >> 3), ((b & 7) << 5) | a]);
}
