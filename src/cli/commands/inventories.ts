import { command, type Input } from '../command.ts';
import {
  SERVER_OPTION,
  type Client,
  type Items,
  type ShownFleet,
  type ShownInventory,
} from '../server/door.ts';
import { fleetCalled } from '../server/fleet-of.ts';
import { changesText } from '../server/inventory-text.ts';
import { paragraph, styleOf, type Style } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import { table } from '../text/table.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  fleet: { type: 'string', value: 'NAME', help: 'of this fleet alone' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const inventories = command({
  name: 'inventories',
  summary: 'the exports that were handed in, and what became of each',
  usage: 'grendel inventories [options]',
  about: 'Lists the newest exports of each fleet: their state, their moment and what they changed.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel inventories', 'the newest ten of each fleet'],
    ['grendel inventories --fleet Phones', 'of one fleet'],
  ],
  run: inventoriesCommand,
});

async function inventoriesCommand(
  { values }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const known = (await client.get<Items<ShownFleet>>('/fleets')).items;
  const fleets = await fleetsCalled(client, known, values.fleet);
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
  world.out.write(inventoriesText(styleOf(world.out.terminal), fleets, all));
  return 0;
}

async function fleetsCalled(
  client: Client,
  known: readonly ShownFleet[],
  name: string | null,
): Promise<readonly ShownFleet[]> {
  if (name === null) return known;
  const one = await fleetCalled(client, name, known);
  if (one) return [one];
  const names = known.map((fleet) => fleet.name).join(', ');
  throw new UserError(
    `There is no fleet ${name}`,
    names === '' ? 'There is none yet.' : `There are ${names}.`,
  );
}

function inventoriesText(
  style: Style,
  fleets: readonly ShownFleet[],
  all: readonly ShownInventory[],
): string {
  const lines = fleets.flatMap(({ id: fleet, name }) => {
    const of = all.filter((one) => one.fleet === fleet);
    const rows = of.map(({ id, moment, state }) => [id, moment?.slice(0, 10) ?? '', state]);
    const columns = [{ most: 36 }, { most: 10 }, { most: Infinity }] as const;
    const changes = of.map(({ summary }) => changesText(summary?.changes));
    const listed = table(style, columns, rows).flatMap((line, i) => [
      line,
      ...(changes[i] ? paragraph(style, changes[i], '    ', 'quiet') : []),
    ]);
    return of.length === 0 ? [] : [...paragraph(style, name, '', 'strong'), ...listed];
  });
  return `${lines.join('\n')}\n`;
}
