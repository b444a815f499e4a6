import { join } from 'node:path';
import { onEach } from './databases.ts';
import { measure } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

/** (h) Entries of committed changes until they are placed in the log and signed: in batches, and single decisions beside. */
export const ledger = ({ quick, log }: BenchOptions): Promise<readonly Figure[]> =>
  onEach(log, async (place): Promise<readonly Figure[]> => {
    const { folder, url } = place;
    const seconds = quick ? 1 : 6;
    const all = await measure(join('.', 'h-ledger-run.ts'), [
      JSON.stringify({ folder, url, seconds }),
    ]);
    const told = (name: string): number => Number(all[name]);
    const name = `h-ledger, ${place.name}`;
    return [
      {
        name: `${name}, batches of 50`,
        value: told('batches'),
        unit: 'entries/s',
        goal: quick ? null : { at: 'least', value: 2000 },
        note: 'each batch committed, placed and signed before the next begins',
      },
      {
        name: `${name}, batches of 500`,
        value: told('large'),
        unit: 'entries/s',
        goal: quick ? null : { at: 'least', value: 2000 },
        note: 'the same',
      },
      {
        name: `${name}, single decisions`,
        value: told('single'),
        unit: '/s',
        goal: null,
        note: `one after another, each committed; placed and signed every second, as the server does; median ${told('singleMs').toFixed(1)} ms`,
      },
      {
        name: `${name}, single decisions, each signed`,
        value: told('signed'),
        unit: '/s',
        goal: null,
        note: 'each committed, placed and signed before the next begins',
      },
    ];
  });
