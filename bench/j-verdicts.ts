import { measure } from './child.ts';
import { onEach } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';

/** (j) Verdicts of all apps with findings again, after a change of the catalogue, and what follows from them. */
export const verdicts = ({ quick, log }: BenchOptions): Promise<readonly Figure[]> =>
  onEach(log, async (place): Promise<readonly Figure[]> => {
    const { folder, url } = place;
    const findings = quick ? 4_000 : 100_000;
    const all = await measure('j-verdicts-run.ts', [JSON.stringify({ folder, url, findings })]);
    const name = `j-verdicts, ${findings} findings of 300 apps, ${place.name}`;
    const goal = quick ? null : ({ at: 'most', value: 1 } as const);
    const seconds = (key: string): number => Number(all[key]);
    return [
      {
        name: `${name}, nothing changes`,
        value: seconds('same'),
        unit: 's',
        goal,
        note: 'catalogue assessed anew',
      },
      {
        name: `${name}, one app changes`,
        value: seconds('one'),
        unit: 's',
        goal,
        note: `${all['closed']} findings of it closed, each with its entry in the ledger`,
      },
      {
        name: `${name}, two policies, nothing changes`,
        value: seconds('two'),
        unit: 's',
        goal,
        note: 'an organisation with a policy of its own that prohibits few of them',
      },
      {
        name: `${name}, the app with most findings changes`,
        value: seconds('most'),
        unit: 's',
        goal: null,
        note: `${all['mostClosed']} findings closed`,
      },
    ];
  });
