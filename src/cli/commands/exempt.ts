import { isDay } from '../../core/day.ts';
import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { exemptionText } from '../server/exemption-text.ts';
import type { ShownExemption } from '../server/mdm-shown.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'up to this day, not including it' },
  ground: { type: 'string', value: 'WORD', help: 'one that the policy names' },
  task: {
    type: 'string',
    value: 'TEXT',
    help: 'the main task that needs the app; the ledger keeps a commitment to it',
  },
  restricted: { type: 'boolean', help: 'the register shows a number and no more' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const exempt = command({
  name: 'exempt',
  summary: 'lets one phone have one app, until a day',
  usage: 'grendel exempt FINDING --until DAY --ground WORD --task TEXT [options]',
  about:
    'Enters what an authority has granted: the finding is closed as excepted, and the next plan leaves its app on its phone. When the exemption ends, the finding is open again, and the block comes back with the plan after.',
  options: OPTIONS,
  words: { name: 'the id of the finding', least: 1, most: 1 },
  examples: [
    [
      'grendel exempt 01a2… --until 2027-03-01 --ground intelligence --task "…"',
      'as decided on paper',
    ],
  ],
  run: exemptCommand,
});

async function exemptCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const { until, ground, task, restricted } = values;
  if (until === null || ground === null || task === null || task.trim() === '')
    throw new UserError(
      'An exemption has an end, a ground and a task',
      'Say --until DAY, --ground WORD and --task TEXT.',
    );
  if (!isDay(until)) throw new UserError(`--until ${until} is no day`, 'Write it as 2027-03-01.');
  const client = await world.server.connect(values.server);
  const asked = { finding: words[0], until, ground, task, restricted };
  const exemption = await client.post<ShownExemption>('/exemptions', asked);
  const style = styleOf(world.out.terminal);
  const lines = [...exemptionText(style, exemption), 'It counts with the next plan: grendel plan'];
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'exemption/1', exemption }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  );
  return 0;
}
