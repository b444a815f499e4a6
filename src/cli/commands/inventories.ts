import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items, type ShownFleet, type ShownInventory } from '../server/door.ts';
import { changesText } from '../server/inventory-text.ts';
import { styleOf } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const inventories = command({
  name: 'inventories',
  summary: 'the exports that were handed in, and what became of each',
  usage: 'grendel inventories [options]',
  about: 'Lists the newest exports of each fleet: their state, their moment and what they changed.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel inventories', 'the newest ten of each fleet']],
  run: inventoriesCommand,
});

async function inventoriesCommand(
  { values }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const fleets = (await client.get<Items<ShownFleet>>('/fleets')).items;
  const all: ShownInventory[] = [];
  for (const { id } of fleets)
    all.push(
      ...(await client.get<Items<ShownInventory>>(`/fleets/${id}/inventories?limit=10`)).items,
    );
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'inventories/1', inventories: all }, null, 2)}\n`);
    return 0;
  }
  if (all.length === 0) {
    world.out.write('None yet. Hand one in: grendel upload FILE\n');
    return 0;
  }
  const nameOf = (id: string): string => fleets.find((fleet) => fleet.id === id)?.name ?? '';
  const rows = all.map(({ id, fleet, state, moment, summary }) => [
    nameOf(fleet),
    state,
    moment?.slice(0, 10) ?? '',
    id,
    changesText(summary?.changes),
  ]);
  const columns = [
    { most: 28, tone: 'strong' },
    { most: 12 },
    { most: 10 },
    { most: 36, tone: 'quiet' },
    { most: Infinity },
  ] as const;
  world.out.write(`${table(styleOf(world.out.terminal), columns, rows, 0).join('\n')}\n`);
  return 0;
}
