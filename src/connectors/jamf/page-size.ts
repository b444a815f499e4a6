/** Devices of a page where nobody says otherwise: about twenty megabytes where each has a hundred apps. */
const DEVICES = 1000;
/** What Jamf Pro takes at most (unverified). */
const MOST = 2000;
const LEAST = 100;

/** The setting as a number that divides well: in hundreds, within what Jamf takes. */
export function pageSize(setting: string | undefined): number {
  const asked = Number.parseInt(setting ?? '', 10);
  if (Number.isNaN(asked)) return DEVICES;
  return Math.min(MOST, Math.max(LEAST, asked - (asked % 100)));
}

/** What is asked for instead of a page that could not be given: each a divisor of the one before it, down to one device. */
export function smallerSteps(size: number): readonly number[] {
  const steps: number[] = [];
  for (let step = size; step > 1;) {
    step = largestDivisor(step, Math.floor(step / 4));
    steps.push(step);
  }
  return steps;
}

function largestDivisor(of: number, most: number): number {
  for (let divisor = most; divisor > 1; divisor -= 1) if (of % divisor === 0) return divisor;
  return 1;
}
