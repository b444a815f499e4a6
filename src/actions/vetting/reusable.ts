import type { Examined, VettingWhy } from '../../core/vetting/report.ts';

/** Of the reader or the machine, and not of the file: another try may end otherwise. */
const OF_THE_MOMENT: ReadonlySet<VettingWhy | null> = new Set([
  'took-too-long',
  'took-too-much-memory',
  'reader-stopped',
]);

/** Whether the same bytes need not be read again. */
export const reusable = ({ why }: Examined): boolean => !OF_THE_MOMENT.has(why);
