import type { FileFindingCode } from './file-finding-codes.ts';
import type { Place } from './place.ts';

/**
 * What is odd about an app file: where tools, phones or versions of Android would read it differently, a bound that was met, a signature that does
 * not hold. It says what the phone reads and what (some) tools read; null where that is not the point.
 */
export type FileFinding = {
  readonly code: FileFindingCode;
  readonly place: Place;
  readonly phoneReads: string | null;
  readonly toolsRead: string | null;
  /** Figures and names that the sentence of this code needs; values are the file's own and hostile. */
  readonly facts: Readonly<Record<string, string | number>>;
};
