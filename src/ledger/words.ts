/** `1600000` as `1,600,000`. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const entries = (n: number): string => `${count(n)} ${n === 1 ? 'entry' : 'entries'}`;

/** `entry 7`, `entries 7 to 9`: indexes begin at 0, as in the log itself. */
export const range = (from: number, to: number): string =>
  from === to ? `entry ${count(from)}` : `entries ${count(from)} to ${count(to)}`;
