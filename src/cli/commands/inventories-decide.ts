import { command, type Command, type Input } from '../command.ts';
import { SERVER_OPTION, type ShownInventory } from '../server/door.ts';
import { changesText } from '../server/inventory-text.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  why: { type: 'string', value: 'TEXT', help: 'your reason; the ledger keeps a commitment to it' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

const decide = (deed: 'release' | 'discard', summary: string, about: string): Command =>
  command({
    name: `inventories ${deed}`,
    summary,
    usage: `grendel inventories ${deed} ID --why TEXT [options]`,
    about,
    options: OPTIONS,
    words: { name: 'the id of the held inventory', least: 1, most: 1 },
    examples: [[`grendel inventories ${deed} 01a2… --why "as agreed with the helpdesk"`, summary]],
    run: (input, world) => decideCommand(deed, input, world),
  });

export const releaseInventory = decide(
  'release',
  'publishes an inventory that is held, since it is so',
  'An inventory with far fewer devices, apps or hits than the last is held until a person has looked. This says that it is so: it is published, and closes what is gone.',
);
export const discardInventory = decide(
  'discard',
  'throws an inventory away that is held, since it is not whole',
  'An inventory with far fewer devices, apps or hits than the last is held until a person has looked. This says that the export is not whole: nothing of it counts.',
);

async function decideCommand(
  deed: 'release' | 'discard',
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [id = ''] = words;
  if (values.why === null || values.why.trim() === '')
    throw new UserError('A decision has a reason', 'Say --why TEXT.');
  const client = await world.server.connect(values.server);
  const path = `/inventories/${encodeURIComponent(id)}/${deed}`;
  const inventory = await client.post<ShownInventory>(path, { why: values.why });
  world.out.write(
    values.json
      ? `${JSON.stringify(inventory, null, 2)}\n`
      : `${inventory.state}${inventory.summary?.changes ? `: ${changesText(inventory.summary.changes)}` : ''}\n`,
  );
  return 0;
}
