import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Colours that a palette holds. */
const MOST = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A browser's screenshot (8 bits a channel, not interlaced) with a palette of its 256 most frequent colours, each other pixel in the nearest
 * of them: about a third of the bytes, and text that one can't tell from the first. Throws for any other PNG.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, packed } = read(png);
  const pixels = unfiltered(inflateSync(packed), width * channels, height, channels);
  const counts = new Map<number, number>();
  const colours = Uint32Array.from({ length: width * height }, (_, at) => {
    const colour = pixels.readUIntBE(at * channels, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    return colour;
  });
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = byCount.slice(0, MOST);
  const places = new Map(byCount.map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => {
    rows[at + Math.floor(at / width) + 1] = places.get(colour) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const table = Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function read(png: Buffer) {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (type !== 2 && type !== 6) || interlaced !== 0)
    throw new Error('not a screenshot as a browser makes it');
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    channels: type === 2 ? 3 : 4,
    packed: Buffer.concat(parts),
  };
}

/** PNG (ISO/IEC 15948) 9.2: each row begins with how its bytes are told by those to the left (a), above (b) and above to the left (c). */
function unfiltered(bytes: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = bytes[row * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const a = x < channels ? 0 : (out[at - channels] ?? 0);
      const b = row === 0 ? 0 : (out[at - stride] ?? 0);
      const c = row === 0 || x < channels ? 0 : (out[at - stride - channels] ?? 0);
      const told =
        filter === 1
          ? a
          : filter === 2
            ? b
            : filter === 3
              ? (a + b) >> 1
              : filter === 4
                ? paeth(a, b, c)
                : 0;
      out[at] = (bytes[at + row + 1] ?? 0) + told;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  for (const [at, one] of palette.entries()) {
    if (one === colour) return at;
    const red = (one >> 16) - (colour >> 16);
    const green = ((one >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (one & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
