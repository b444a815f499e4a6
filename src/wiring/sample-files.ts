import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleFiles } from '../api/routes/sample.ts';
import { ROOT } from './places.ts';

const FOLDER = join(ROOT, 'examples', 'fleet');
/** When the exports of each week would have been made (`examples/README.md`). */
const WEEKS = [
  ['week-47', '2026-11-17T06:00:00Z'],
  ['week-48', '2026-11-24T06:00:00Z'],
] as const;
const namesIn = (week: string): readonly string[] =>
  existsSync(join(FOLDER, week)) ? readdirSync(join(FOLDER, week)).sort() : [];

/** GUARD: a week and a name become part of a path only where there is such a file. */
export const sampleFiles: SampleFiles = {
  list: () =>
    WEEKS.flatMap(([week, moment]) =>
      namesIn(week).map((name) => ({
        week,
        name,
        bytes: statSync(join(FOLDER, week, name)).size,
        moment,
      })),
    ),
  read: (week, name) =>
    WEEKS.some(([known]) => known === week) && namesIn(week).includes(name)
      ? Uint8Array.from(readFileSync(join(FOLDER, week, name)))
      : null,
};
