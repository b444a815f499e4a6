import { command, type Input } from '../command.ts';
import { nearest } from '../nearest.ts';
import { asksText, connectedText, placeOf } from '../server/connection-text.ts';
import { SERVER_OPTION, type Client, type Items } from '../server/door.ts';
import { fleetNamed } from '../server/fleet-of.ts';
import type { ShownConnection, ShownMdm } from '../server/mdm-shown.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  fleet: { type: 'string', value: 'NAME', help: 'what the MDM manages; made where it is new' },
  set: {
    type: 'string',
    value: 'NAME=VALUE',
    multiple: true,
    help: 'an address, tenant or group that the MDM asks for; never a secret',
  },
  'sync-hours': {
    type: 'string',
    value: 'N',
    help: 'read it every so many hours; 24 unless said, 0: only when asked',
  },
  'check-hours': {
    type: 'string',
    value: 'N',
    help: 'look for drift every so many hours; 24 unless said, 0: only when asked',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const connect = command({
  name: 'connect',
  summary: 'lets a server read a fleet from its MDM',
  usage: 'grendel connect MDM --fleet NAME --set NAME=VALUE... [options]',
  about:
    'Tells a running server from which MDM a fleet is read. Without --fleet it says what the MDM asks for. Secrets are never typed here: they lie in variables or files of the server, and it is said which are missing.',
  options: OPTIONS,
  words: { name: 'the MDM (intune, jamf, nanomdm)', least: 1, most: 1 },
  examples: [
    ['grendel connect jamf', 'what Jamf Pro asks for'],
    [
      'grendel connect jamf --fleet Phones --set url=https://example.jamfcloud.com',
      'then: grendel sync',
    ],
  ],
  run: connectCommand,
});

type Values = Input<typeof OPTIONS>['values'];

async function connectCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [wanted = ''] = words;
  const client = await world.server.connect(values.server);
  const mdm = await mdmNamed(client, wanted);
  if (values.fleet === null) return tellAsks(mdm, values, world);
  const settings = settingsOf(values.set, mdm);
  const hours = {
    ...hoursOf('syncHours', '--sync-hours', values['sync-hours']),
    ...hoursOf('checkHours', '--check-hours', values['check-hours']),
  };
  const { fleet } = await fleetNamed(client, values.fleet, mdm.mdm);
  const connection = await client.post<ShownConnection>('/connections', {
    fleet: fleet.id,
    mdm: mdm.mdm,
    settings,
    ...hours,
  });
  const text = (): string =>
    connectedText(styleOf(world.out.terminal), { connection, fleet }, mdm, client.url).join('\n');
  const told = { grendel: 'connection/1', connection };
  world.out.write(`${values.json ? JSON.stringify(told, null, 2) : text()}\n`);
  return 0;
}

function tellAsks(mdm: ShownMdm, values: Values, world: World): number {
  if (values.set.length > 0)
    throw new UserError('Which fleet does the MDM manage?', 'Say --fleet NAME.');
  const lines = [`${mdm.title} asks for`, ...asksText(styleOf(world.out.terminal), mdm)];
  const told = { grendel: 'mdm/1', mdm };
  world.out.write(`${values.json ? JSON.stringify(told, null, 2) : lines.join('\n')}\n`);
  return 0;
}

export async function mdmNamed(client: Client, name: string): Promise<ShownMdm> {
  const { items } = await client.get<Items<ShownMdm>>('/mdms');
  const found = items.find(({ mdm }) => mdm === name.toLowerCase());
  if (found) return found;
  const names = items.map(({ mdm }) => mdm);
  const [meant] = nearest(name, names);
  throw new UserError(
    `There is no MDM ${name}`,
    meant ? `Is ${meant} meant?` : `There are ${names.join(', ')}.`,
  );
}

/** A secret is refused before it leaves this machine; on the command line it has been seen already. */
function settingsOf(
  given: readonly string[],
  { settings, secrets, title }: ShownMdm,
): Readonly<Record<string, string>> {
  const pairs = given.map((text) => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === '' || value === '')
      throw new UserError('--set takes NAME=VALUE', `${title} knows ${namesOf(settings)}.`);
    const secret = secrets.find((one) => one.name === name);
    if (secret)
      throw new UserError(
        `${name} is a secret, and does not belong on a command line`,
        `Put it into ${placeOf(secret)}. This one stands in the history of your shell now: replace it.`,
      );
    if (!settings.some((one) => one.name === name))
      throw new UserError(`${title} asks for no ${name}`, `It knows ${namesOf(settings)}.`);
    return [name, value] as const;
  });
  const known = Object.fromEntries(pairs);
  const missing = settings.filter(({ name, optional }) => !optional && !(name in known));
  if (missing.length > 0)
    throw new UserError(
      `${title} needs ${namesOf(missing)}`,
      missing.map(({ name, what }) => `--set ${name}=…: ${what}`).join('\n'),
    );
  return known;
}
const namesOf = (all: readonly { readonly name: string }[]): string =>
  all.map(({ name }) => name).join(', ');

function hoursOf(
  field: 'syncHours' | 'checkHours',
  option: string,
  text: string | null,
): Readonly<Record<string, number>> {
  if (text === null) return {};
  if (!/^\d{1,3}$/.test(text))
    throw new UserError(`${option} ${text} is no number of hours`, 'Say 24, or 0 for never.');
  return { [field]: Number(text) };
}
