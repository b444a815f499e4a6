import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { count } from '../text/amounts.ts';
import { styleOf } from '../text/style.ts';
import { table } from '../text/table.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const retention = command({
  name: 'retention',
  summary: 'how long a server keeps what is of people',
  usage: 'grendel retention [options]',
  about:
    'Lists, per class of data about people, for how many days it is kept and from when on. Each night a job erases what is over its term.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel retention', 'every term, and which were set']],
  run: showCommand,
});

export const retentionSet = command({
  name: 'retention set',
  summary: 'sets how many days a class is kept',
  usage: 'grendel retention set CLASS DAYS [options]',
  about:
    'Sets the days of one class, as the selection list of your organisation has them. They hold for what is there already; what was erased does not come back.',
  options: OPTIONS,
  words: { name: 'the class and its days', least: 2, most: 2 },
  examples: [['grendel retention set findings 1826', 'five years after they were closed']],
  run: setCommand,
});

type ShownTerm = {
  readonly class: string;
  readonly days: number;
  readonly standard: number;
  readonly what: string;
  readonly since: string;
};

async function showCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const terms = (await client.get<Items<ShownTerm>>('/retention')).items;
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'retention/1', terms }, null, 2)}\n`);
    return 0;
  }
  const rows = terms.map(({ class: name, days, standard, since }) => [
    name,
    daysText(days),
    days === standard ? '' : 'set',
    `after ${since}`,
  ]);
  const columns = [
    { most: 10, tone: 'strong' },
    { most: 12 },
    { most: 3 },
    { most: Infinity, tone: 'quiet' },
  ] as const;
  world.out.write(`${table(styleOf(world.out.terminal), columns, rows, 0).join('\n')}\n`);
  return 0;
}

async function setCommand({ values, words }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const [name = '', text = ''] = words;
  if (!/^\d{1,6}$/.test(text))
    throw new UserError('The term is no number of days', 'Write it as 365.');
  const client = await world.server.connect(values.server);
  const term = await client.put<ShownTerm>('/retention', { class: name, days: Number(text) });
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'term/1', term }, null, 2)}\n`
      : `${term.class}: ${daysText(term.days)} after ${term.since}.\n`,
  );
  return 0;
}

const daysText = (days: number): string => `${count(days)} ${days === 1 ? 'day' : 'days'}`;
