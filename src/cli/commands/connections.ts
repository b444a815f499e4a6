import { command, type Input } from '../command.ts';
import {
  connectedFleets,
  connectionOf,
  fleetText,
  type ConnectedFleet,
} from '../server/connection-of.ts';
import { missingText } from '../server/connection-text.ts';
import { SERVER_OPTION } from '../server/door.ts';
import type { ShownConnection } from '../server/mdm-shown.ts';
import { paragraph, styleOf, type Style } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const connections = command({
  name: 'connections',
  summary: 'fleets that a server reads from an MDM',
  usage: 'grendel connections [options]',
  about:
    'Lists the fleets that are read from an MDM, how often, and which secrets are missing. Never a secret.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel connections', 'all of them']],
  run: listCommand,
});

async function listCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const all = await connectedFleets(client);
  if (values.json) {
    const told = {
      grendel: 'connections/1',
      connections: all.map(({ connection, fleet }) => ({ ...connection, fleetName: fleet.name })),
    };
    world.out.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const style = styleOf(world.out.terminal);
  const lines = all.flatMap((one) => connectionLines(style, one));
  const none = 'None yet. Connect one: grendel connect MDM --fleet NAME';
  world.out.write(`${(lines.length === 0 ? [none] : lines).join('\n')}\n`);
  return 0;
}

function connectionLines(style: Style, { connection, fleet }: ConnectedFleet): readonly string[] {
  const { mdm, syncHours, checkHours, settings } = connection;
  const addresses = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return [
    ...paragraph(style, fleetText({ connection, fleet }), '', 'strong'),
    ...paragraph(
      style,
      `${mdm}, read ${every(syncHours)}, looked after ${every(checkHours)}`,
      '  ',
    ),
    ...addresses.flatMap((text) => paragraph(style, text, '  ', 'quiet')),
    ...missingText(style, connection),
  ];
}
const every = (hours: number): string =>
  hours === 0 ? 'only when asked' : hours === 1 ? 'every hour' : `every ${hours} hours`;

export const disconnect = command({
  name: 'disconnect',
  summary: 'lets a server read a fleet no longer',
  usage: 'grendel disconnect FLEET [options]',
  about:
    'The fleet is not read from its MDM any more; what it showed stays. What was put into the MDM stays there too: take it back first, with grendel plan --revert.',
  options: OPTIONS,
  words: { name: 'the name of the fleet', least: 1, most: 1 },
  examples: [['grendel disconnect Phones', 'it is not read any more']],
  run: disconnectCommand,
});

async function disconnectCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const { connection, fleet } = await connectionOf(client, words[0] ?? null);
  const path = `/connections/${connection.id}/disconnect`;
  const ended = await client.post<ShownConnection>(path, {});
  const told = { grendel: 'connection/1', connection: ended };
  const { show } = styleOf(world.out.terminal);
  world.out.write(
    values.json
      ? `${JSON.stringify(told, null, 2)}\n`
      : `${show(fleet.name)} is not read from its MDM any more.\n`,
  );
  return 0;
}
