/** `x001/x234/067` or `x001/x234/067.p/8`: C2SP tlog-tiles, "Merkle Tree" (read 2026-11-26). */
export const TILE_FORM = '^(x[0-9]{3}/){0,5}[0-9]{3}(\\.p/[1-9][0-9]{0,2})?$';
const FORM = new RegExp(TILE_FORM);
export const FULL_WIDTH = 256;
export type TilePlace = { readonly number: number; readonly width: number };

/** Null where it is no such path: a number has one spelling only, or caches would keep it twice. */
export function tileOf(path: string): TilePlace | null {
  if (!FORM.test(path)) return null;
  const [groups = '', width] = path.split('.p/');
  const number = Number(groups.replaceAll(/[x/]/g, ''));
  const isSpelt = groups === spelling(number);
  const isPartial = width !== undefined;
  if (!isSpelt || (isPartial && Number(width) >= FULL_WIDTH)) return null;
  return { number, width: isPartial ? Number(width) : FULL_WIDTH };
}

export function spelling(number: number): string {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join('/');
}
