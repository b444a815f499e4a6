/** An element to write: attributes as [name, resource id or 0, value]; a number is a decimal, a text a string, a boolean a boolean. */
export type Written = {
  readonly name: string;
  readonly attributes?: readonly WrittenAttribute[];
  readonly text?: string;
  readonly inside?: readonly Written[];
};
export type WrittenAttribute = readonly [
  name: string,
  id: number,
  value: string | number | boolean | { readonly reference: number },
];

const ANDROID = 'http://schemas.android.com/apk/res/android';

/** A binary XML file; names with a resource id stand first in the pool, as aapt does it. */
export function writeAxml(root: Written, { isUtf8 = false, hasMap = true } = {}): Buffer {
  const ids = new Map<string, number>();
  const all = [root];
  for (let element = all.pop(); element !== undefined; element = all.pop()) {
    for (const [name, id] of element.attributes ?? []) if (id !== 0) ids.set(`${id}:${name}`, id);
    all.push(...(element.inside ?? []));
  }
  const named = [...ids.entries()];
  const strings = named.map(([key]) => key.slice(key.indexOf(':') + 1));
  const index = (text: string): number => {
    const known = strings.indexOf(text, named.length);
    if (known >= 0) return known;
    strings.push(text);
    return strings.length - 1;
  };
  const nodes: Buffer[] = [];
  const todo: (Written | { readonly close: string })[] = [root];
  while (todo.length > 0) {
    const next = todo.pop()!;
    if ('close' in next) {
      nodes.push(node(0x0103, u32(0xffffffff), u32(index(next.close))));
      continue;
    }
    const attributes = (next.attributes ?? []).map(([name, id, value]) => {
      const at = id === 0 ? index(name) : named.findIndex(([key]) => key === `${id}:${name}`);
      const isText = typeof value === 'string';
      const data = isText
        ? index(value)
        : typeof value === 'object'
          ? value.reference
          : Number(value);
      const type = isText
        ? 3
        : typeof value === 'object'
          ? 1
          : typeof value === 'boolean'
            ? 0x12
            : 0x10;
      return Buffer.concat([
        u32(id === 0 ? 0xffffffff : index(ANDROID)),
        u32(at),
        u32(isText ? data : 0xffffffff),
        u16(8),
        Buffer.from([0, type]),
        u32(typeof value === 'boolean' && value ? 0xffffffff : data),
      ]);
    });
    const head = [u16(20), u16(20), u16(attributes.length), u16(0), u16(0), u16(0)];
    nodes.push(node(0x0102, u32(0xffffffff), u32(index(next.name)), ...head, ...attributes));
    if (next.text !== undefined)
      nodes.push(node(0x0104, u32(index(next.text)), u16(8), Buffer.from([0, 3]), u32(0)));
    todo.push({ close: next.name }, ...(next.inside ?? []).toReversed());
  }
  const map = hasMap ? chunk(0x0180, 8, ...named.map(([, id]) => u32(id))) : Buffer.alloc(0);
  return chunk(0x0003, 8, writePool(strings, isUtf8), map, Buffer.concat(nodes));
}

export function writePool(strings: readonly string[], isUtf8 = false): Buffer {
  const written = strings.map((text) => {
    if (!isUtf8) return Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le'), u16(0)]);
    const bytes = Buffer.from(text, 'utf8');
    return Buffer.concat([length8(text.length), length8(bytes.length), bytes, Buffer.from([0])]);
  });
  let at = 0;
  const offsets = written.map((bytes) => {
    const from = at;
    at += bytes.length;
    return u32(from);
  });
  const data = Buffer.concat([...written, Buffer.alloc((4 - (at % 4)) % 4)]);
  const head = [
    u32(strings.length),
    u32(0),
    u32(isUtf8 ? 0x100 : 0),
    u32(28 + offsets.length * 4),
    u32(0),
  ];
  return chunk(0x0001, 28, ...head, ...offsets, data);
}

export function chunk(type: number, headerSize: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u16(type), u16(headerSize), u32(body.length + 8), body]);
}

const node = (type: number, ...ext: readonly Buffer[]): Buffer =>
  chunk(type, 16, u32(1), u32(0xffffffff), ...ext);
const length8 = (length: number): Buffer =>
  length < 0x80 ? Buffer.from([length]) : Buffer.from([0x80 | (length >> 8), length & 0xff]);
export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
