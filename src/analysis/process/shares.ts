/**
 * Bytes of files that are worth the start of a process: until the engine knows the readers as well as it does later, it takes as long as to read so many. A file
 * counts for some however small it is.
 */
const WORTH_A_START = 2 ** 24;
const EACH = 2 ** 18;

type Sized = { readonly size: number };

const worthOf = (files: readonly Sized[]): number =>
  files.reduce((sum, { size }) => sum + size + EACH, 0);

export const isWorthAStart = (files: readonly Sized[]): boolean => worthOf(files) >= WORTH_A_START;

/** How many of these files, from the first on, are a share for each of `among` readers; what is not worth a start is not shared. */
export function shareOf(files: readonly Sized[], among: number): number {
  const share = Math.max(WORTH_A_START, worthOf(files) / among);
  let worth = 0;
  const last = files.findIndex(({ size }) => (worth += size + EACH) >= share);
  return last === -1 ? files.length : last + 1;
}
