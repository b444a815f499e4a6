import { command, type Input } from '../command.ts';
import { connectedFleets, word } from '../server/connection-of.ts';
import { hearUrl } from '../server/connection-text.ts';
import { SERVER_OPTION, type Client } from '../server/door.ts';
import { fleetNamed } from '../server/fleet-of.ts';
import type { ShownConnection } from '../server/mdm-shown.ts';
import { SIMULATED, type Simulator, type SimulatorOptions } from '../server/simulator-door.ts';
import { many } from '../text/amounts.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { numberOf } from './plan.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  devices: { type: 'string', value: 'N', help: 'simulated phones; 2000 unless said' },
  seed: { type: 'string', value: 'N', help: 'the same makes the same phones; 1 unless said' },
  port: {
    type: 'string',
    value: 'N',
    help: 'one of its own for each MDM unless said; 0: any that is free',
  },
  fleet: {
    type: 'string',
    value: 'NAME',
    help: 'what the fleet is called; after the MDM unless said',
  },
  connect: { type: 'boolean', help: 'also connect it to the server' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const simulate = command({
  name: 'simulate',
  summary: 'runs a simulated MDM with simulated phones, to try things on',
  usage: 'grendel simulate intune|jamf|nanomdm [options]',
  about:
    'Starts a server on this machine alone that speaks the protocol of an MDM, with simulated phones behind it: some are off, some are not supervised, some people remove an app when they are asked to. Nothing of it is real. Ctrl-C ends it.',
  options: OPTIONS,
  words: { name: 'the MDM (intune, jamf, nanomdm)', least: 1, most: 1 },
  examples: [
    ['grendel simulate intune --connect', 'and read it: grendel sync --watch'],
    ['grendel simulate jamf --devices 100000 --seed 7', 'a large one'],
  ],
  run: simulateCommand,
});

/** One each, so that a connection still leads there after a restart. */
const PORTS: Readonly<Record<SimulatorOptions['mdm'], number>> = {
  intune: 8421,
  jamf: 8422,
  nanomdm: 8423,
};

async function simulateCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const mdm = SIMULATED.find((one) => one === words[0]?.toLowerCase());
  if (mdm === undefined)
    throw new UserError(`There is no simulated ${words[0]}`, `There are ${SIMULATED.join(', ')}.`);
  const options = {
    mdm,
    devices: numberOf('--devices', values.devices ?? '2000'),
    seed: numberOf('--seed', values.seed ?? '1'),
    port: values.port === '0' ? 0 : numberOf('--port', values.port ?? String(PORTS[mdm])),
  };
  // Asked first: without a server nothing would have to be stopped again.
  const client = values.connect ? await world.server.connect(values.server) : null;
  const simulator = await world.simulators.start(options);
  const name = values.fleet ?? `Simulated ${simulator.title}`;
  const connection = client === null ? null : await connectIt(client, { name, mdm, simulator });
  if (values.json) {
    const { title, url, settings } = simulator;
    const port = Number(new URL(url).port);
    const where = { port, title, url, settings, fleet: name, connection };
    const told = { simulated: true, ...options, ...where };
    world.out.write(`${JSON.stringify({ grendel: 'simulator/1', ...told }, null, 2)}\n`);
  } else world.out.write(textOf(world, { options, simulator, name, isConnected: client !== null }));
  await simulator.ended;
  return 0;
}

type Connecting = {
  readonly name: string;
  readonly mdm: string;
  readonly simulator: Simulator;
};

/** A second start finds the connection of the first. */
async function connectIt(
  client: Client,
  { name, mdm, simulator }: Connecting,
): Promise<ShownConnection> {
  const { fleet } = await fleetNamed(client, name, mdm);
  const known = (await connectedFleets(client)).find((one) => one.fleet.id === fleet.id);
  const settings = simulator.settings;
  if (known && !isSame(known.connection.settings, settings))
    throw new UserError(
      `${name} is connected to something else`,
      'Say --fleet NAME for another, or disconnect it: grendel disconnect FLEET',
    );
  const connection =
    known?.connection ??
    (await client.post<ShownConnection>('/connections', { fleet: fleet.id, mdm, settings }));
  simulator.sendTo?.(hearUrl(client.url, connection));
  return connection;
}

const isSame = (a: object, b: object): boolean =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

type Started = {
  readonly options: SimulatorOptions;
  readonly simulator: Simulator;
  readonly name: string;
  readonly isConnected: boolean;
};

function textOf(world: World, { options, simulator, name, isConnected }: Started): string {
  const style = styleOf(world.out.terminal);
  const { devices, seed, mdm } = options;
  const { title, url, settings, sendTo } = simulator;
  const sets = Object.entries(settings).map(([key, value]) => ` --set ${key}=${word(value)}`);
  const connect = `npx grendel connect ${mdm} --fleet ${word(name)}${sets.join('')}`;
  const fleet = word(name);
  const commands = [
    ...(isConnected || sendTo !== null ? [] : [connect]),
    `npx grendel sync --watch --fleet ${fleet}`,
    `npx grendel plan --fleet ${fleet}`,
  ];
  const lines = [
    ...paragraph(
      style,
      `SIMULATED: this is no ${title}, and its phones are not real.`,
      '',
      'undetermined',
    ),
    ...paragraph(
      style,
      `${many(devices, 'simulated phone')} (seed ${seed}) behind a simulated ${title} at ${url}.`,
    ),
    ...(isConnected ? paragraph(style, `It is connected as the fleet ${name}.`) : []),
    ...(!isConnected && sendTo !== null
      ? paragraph(
          style,
          'It has to know where to send what its phones answer: start it with --connect.',
        )
      : []),
    '',
    // Not wrapped: they are copied.
    ...commands.map((line) => `  ${style.paint('strong', style.show(line))}`),
    '',
    ...paragraph(style, 'Ctrl-C ends it.'),
  ];
  return `${lines.join('\n')}\n`;
}
