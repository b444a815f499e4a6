import { command, type Input } from '../command.ts';
import { progressOn } from '../progress.ts';
import { SERVER_OPTION, type Client, type ShownInventory } from '../server/door.ts';
import { fleetNamed, fleetNameOf } from '../server/fleet-of.ts';
import { inventoryText } from '../server/inventory-text.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  fleet: {
    type: 'string',
    value: 'NAME',
    help: 'the fleet that it is of; named after the file unless said',
  },
  part: { type: 'boolean', help: 'it is a part of the fleet: what it lacks is not gone' },
  moment: {
    type: 'string',
    value: 'TIME',
    help: 'when it was made, where it does not say: 2026-11-24T07:00:00Z',
  },
  json: { type: 'boolean', help: 'what became of each, as JSON' },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
} as const;

export const upload = command({
  name: 'upload',
  summary: 'hands exports in to a server: they become findings',
  usage: 'grendel upload FILE... [options]',
  about:
    'Hands exports of MDMs in to a running server (grendel serve). Each becomes the newest inventory of its fleet: findings open, and those that are gone close. Exit code 0: all were taken. 2: one was refused. 3: one is held, since far less is in it than in the last, or could not be read whole.',
  options: OPTIONS,
  words: { name: 'the export to hand in', least: 1, most: Infinity },
  examples: [
    ['grendel upload examples/fleet/week-47', 'each file is a fleet, named after it'],
    ['grendel upload apps.csv --fleet jamf --moment 2026-11-24T07:00:00Z', 'one fleet, by name'],
  ],
  run: uploadCommand,
});

type Values = Input<typeof OPTIONS>['values'];
type Handed = { readonly file: string; readonly inventory: ShownInventory };

async function uploadCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const files = words.flatMap((word) => world.files.within(word));
  if (values.fleet !== null && files.length > 1 && !values.part)
    throw new UserError(
      'Several files can not each be the whole of one fleet',
      'Hand them in one by one, put them into one ZIP, or say --part.',
    );
  const client = await world.server.connect(values.server);
  const handed: Handed[] = [];
  for (const file of files) {
    const { fleet, isNew } = await fleetNamed(client, values.fleet ?? fleetNameOf(file));
    const inventory = await handIn(client, file, fleet.id, values, world);
    handed.push({ file, inventory });
    if (!values.json) {
      const style = styleOf(world.out.terminal);
      const lines = inventoryText(style, file, { name: fleet.name, isNew }, inventory);
      world.out.write(`${lines.join('\n')}\n\n`);
    }
  }
  if (values.json) world.out.write(`${JSON.stringify({ grendel: 'upload/1', handed }, null, 2)}\n`);
  else if (handed.some(({ inventory }) => inventory.state === 'published'))
    world.out.write('Next: grendel findings\n');
  return exitCode(handed);
}

async function handIn(
  client: Client,
  file: string,
  fleet: string,
  values: Values,
  world: World,
): Promise<ShownInventory> {
  const announced = await client.post<ShownInventory>(`/fleets/${fleet}/inventories`, {
    coverage: values.part ? 'part' : 'whole',
    ...(values.moment === null ? {} : { moment: values.moment }),
  });
  const line = progressOn(world.err, world.clock, !values['no-progress'] && !values.json);
  try {
    return await client.sendFile<ShownInventory>(
      `/inventories/${announced.id}/content`,
      file,
      (bytes, of) => line.watch({ file, bytes, of }),
    );
  } finally {
    line.end();
  }
}

function exitCode(handed: readonly Handed[]): number {
  const states = handed.map(({ inventory }) => inventory.state);
  if (states.some((state) => ['refused', 'interrupted', 'cancelled'].includes(state))) return 2;
  const isPart = handed.some(({ inventory }) => inventory.summary?.outcome === 'partly');
  return states.includes('held') || isPart ? 3 : 0;
}
