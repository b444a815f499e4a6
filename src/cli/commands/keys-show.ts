import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items, type KeyMark } from '../server/door.ts';
import { count } from '../text/amounts.ts';
import { styleOf } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const keysShow = command({
  name: 'keys show',
  summary: 'fingerprints of the keys, and what still needs which',
  usage: 'grendel keys show [options]',
  about:
    'Lists every key of pseudonyms and seals that the server was ever run with: its fingerprint, since when it is known, and how many devices, contacts and openings of the ledger still need it. Never a key.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel keys show', 'how far a change of keys is']],
  run: showCommand,
});

type ShownKey = KeyMark & {
  readonly standing: string;
  readonly since: string;
  readonly dropped: string | null;
  readonly neededBy: readonly { readonly what: keyof typeof NAMES; readonly count: number }[];
};
const NAMES = {
  device: ['device', 'devices'],
  holder: ['holder', 'holders'],
  link: ['link of a notice', 'links of notices'],
  contact: ['contact', 'contacts'],
  opening: ['opening', 'openings'],
  memory: ['thing that a connector keeps', 'things that connectors keep'],
  'memory-name': ['name of such a thing', 'names of such things'],
} as const;

async function showCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const keys = (await client.get<Items<ShownKey>>('/keys')).items;
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'keys/1', keys }, null, 2)}\n`);
    return 0;
  }
  const rows = keys.map(({ use, number, print, standing, since, dropped, neededBy }) => [
    use,
    String(number),
    print,
    standing,
    (dropped ?? since).slice(0, 10),
    dropped === null ? needs(neededBy) : '',
  ]);
  const columns = [
    { most: 9, tone: 'strong' },
    { most: 3 },
    { most: 16, tone: 'quiet' },
    { most: 8 },
    { most: 10 },
    { most: Infinity },
  ] as const;
  world.out.write(`${table(styleOf(world.out.terminal), columns, rows, 0).join('\n')}\n`);
  return 0;
}

function needs(neededBy: ShownKey['neededBy']): string {
  const some = neededBy.filter((one) => one.count > 0);
  if (some.length === 0) return 'needed by nothing';
  return some
    .map((one) => `${count(one.count)} ${NAMES[one.what][one.count === 1 ? 0 : 1]}`)
    .join(', ');
}
