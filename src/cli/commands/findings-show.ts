import { command, type Input } from '../command.ts';
import {
  findingText,
  type FindingAnswer,
  type FindingHistory,
  type NamedFinding,
} from '../server/finding-text.ts';
import {
  SERVER_OPTION,
  type Items,
  type ShownFleet,
  type ShownOrganisation,
} from '../server/door.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  named: {
    type: 'boolean',
    help: 'also whose phone it is, and the name of an app that shows as a category; the look is logged',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const findingsShow = command({
  name: 'findings show',
  summary: 'one finding: what became of it, and on which phone it is',
  usage: 'grendel findings show ID [options]',
  about:
    'Shows a finding with its history: when it was seen, by which inventory, what the holder answered, and why it closed. Whose phone it is, and the name of an app that tells love life, faith or health, only with --named: each such look is an entry in the ledger.',
  options: OPTIONS,
  words: { name: 'the id of the finding', least: 1, most: 1 },
  examples: [['grendel findings show 01a2… --named', 'whom to call']],
  run: showCommand,
});

async function showCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [id = ''] = words;
  const client = await world.server.connect(values.server);
  const path = `/findings/${encodeURIComponent(id)}`;
  const finding = await client.get<NamedFinding>(`${path}${values.named ? '?named=true' : ''}`);
  const { items: history } = await client.get<Items<FindingHistory>>(`${path}/events`);
  const { items: answers } = await client.get<Items<FindingAnswer>>(`${path}/answers`);
  if (values.json) {
    const told = { grendel: 'finding/1', finding, history, answers };
    world.out.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const fleets = (await client.get<Items<ShownFleet>>('/fleets')).items;
  const organisations = (await client.get<Items<ShownOrganisation>>('/organisations')).items;
  const names = { fleets, organisations };
  world.out.write(findingText(styleOf(world.out.terminal), finding, history, answers, names));
  return 0;
}
