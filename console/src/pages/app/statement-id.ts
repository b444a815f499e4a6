/** Where a statement stands on the page: `#s3`. */
export const statementId = (number: number): string => `s${number}`;

/** Of an address that leads to one. */
export function statementIn(hash: string): number | null {
  const [, number] = /^#?s(\d{1,4})$/.exec(hash) ?? [];
  return number === undefined ? null : Number(number);
}
