/**
 * Modified UTF-8 as DEX has it (source.android.com/docs/core/runtime/dex-format, read 2026-11-27): UTF-16 code units of one to three bytes each, NUL as
 * C0 80. Bytes that are none become U+FFFD; halves of pairs stay, so that nothing is lost on the way to a place where they are made visible.
 */
export function mutf8(bytes: Uint8Array): string {
  const units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const [unit, size] = unitAt(bytes, at);
    units.push(unit);
    at += size;
  }
  return String.fromCharCode(...units);
}

const REPLACEMENT = 0xff_fd;

function unitAt(bytes: Uint8Array, at: number): readonly [unit: number, size: number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const second = bytes[at + 1] ?? 0;
  if ((second & 0xc0) !== 0x80) return [REPLACEMENT, 1];
  if ((first & 0xe0) === 0xc0) return [((first & 0x1f) << 6) | (second & 0x3f), 2];
  const third = bytes[at + 2] ?? 0;
  if ((first & 0xf0) !== 0xe0 || (third & 0xc0) !== 0x80) return [REPLACEMENT, 1];
  return [((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3];
}
