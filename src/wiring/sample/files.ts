import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../places.ts';

const FOLDER = join(ROOT, 'examples', 'fleet');
/** When the exports of each week would have been made (`examples/README.md`). */
const WEEKS = [
  ['week-47', '2026-11-17T06:00:00Z'],
  ['week-48', '2026-11-24T06:00:00Z'],
] as const;
const namesIn = (week: string): readonly string[] =>
  existsSync(join(FOLDER, week)) ? readdirSync(join(FOLDER, week)).sort() : [];

/** The invented fleet that comes with the program: an export of each MDM, from two weeks. */
export const sampleFiles = {
  list: () =>
    WEEKS.flatMap(([week, moment]) => namesIn(week).map((name) => ({ week, name, moment }))),
  /** Null: there is none of that name. GUARD: a week and a name become part of a path only where there is such a file. */
  read: (week: string, name: string): Uint8Array<ArrayBuffer> | null =>
    WEEKS.some(([known]) => known === week) && namesIn(week).includes(name)
      ? Uint8Array.from(readFileSync(join(FOLDER, week, name)))
      : null,
};
