import { command, type Input } from '../command.ts';
import { connectedFleets, connectionOf, FLEET_OPTION, fleetText } from '../server/connection-of.ts';
import { SERVER_OPTION, type Client } from '../server/door.ts';
import { inLanguage, LANGUAGE_OPTION } from '../server/language.ts';
import type { ShownPlan } from '../server/mdm-shown.ts';
import { planText } from '../server/plan-text.ts';
import { watched } from '../server/watched.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  ...FLEET_OPTION,
  canary: {
    type: 'string',
    value: 'PHONES',
    help: 'the phones that get it first, by the numbers of findings: 17,203',
  },
  'canary-count': {
    type: 'string',
    value: 'N',
    help: 'or so many of each kind, chosen; a few unless said',
  },
  all: { type: 'boolean', help: 'for all phones, after a canary was verified to hold' },
  remove: {
    type: 'boolean',
    help: 'take apps off phones before they are blocked, where the MDM can: their data is lost',
  },
  revert: { type: 'string', value: 'PLAN', help: 'take that plan back' },
  ...LANGUAGE_OPTION,
  json: { type: 'boolean', help: 'as JSON' },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
} as const;

export const plan = command({
  name: 'plan',
  summary: 'says what would be put into an MDM; changes nothing',
  usage: 'grendel plan [options]',
  about:
    'Looks at the MDM as it is now and plans what blocks the prohibited apps: what is blocked where and where it can not be, what loses data, who is left out. Nothing is changed before grendel apply. Exit code 0: planned. 3: planned, and something could not be read.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel plan', 'for a few phones first'],
    ['grendel plan --canary 17,203', 'for these phones first'],
    ['grendel plan --all', 'for all, when the canary holds'],
  ],
  run: planCommand,
});

type Values = Input<typeof OPTIONS>['values'];

async function planCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const asked = askedOf(values);
  const client = await world.server.connect(values.server);
  const { made, fleet } =
    values.revert === null
      ? await make(client, values, asked, world)
      : await revert(client, values);
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'plan/1', plan: made }, null, 2)}\n`
      : planText(styleOf(world.out.terminal), made, fleet),
  );
  return made.unread > 0 ? 3 : 0;
}

type Asked = { readonly scope: 'canary' | 'all'; readonly canary: object | null };

function askedOf(values: Values): Asked {
  const { canary, all, revert: back } = values;
  const size = values['canary-count'];
  const said = [
    ['--canary', canary !== null],
    ['--canary-count', size !== null],
    ['--all', all],
    ['--revert', back !== null],
  ] as const;
  const both = said.flatMap(([name, isSaid]) => (isSaid ? name : []));
  if (both.length > 1)
    throw new UserError(`${both.join(' and ')} do not go together`, 'Keep one of them.');
  if (back !== null && values.remove)
    throw new UserError('--remove and --revert do not go together', 'Keep one of them.');
  if (all) return { scope: 'all', canary: null };
  if (canary !== null) return { scope: 'canary', canary: { devices: numbersOf(canary) } };
  if (size === null) return { scope: 'canary', canary: null };
  return { scope: 'canary', canary: { count: numberOf('--canary-count', size) } };
}

export function numberOf(option: string, text: string): number {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new UserError(`${option} ${text} is no number`, 'Say a whole number from 1 on.');
}
const numbersOf = (text: string): readonly number[] =>
  text.split(',').map((one) => numberOf('--canary', one.trim()));

type Made = { readonly made: ShownPlan; readonly fleet: string };

async function make(client: Client, values: Values, asked: Asked, world: World): Promise<Made> {
  const { connection, fleet } = await connectionOf(client, values.fleet);
  const path = `/connections/${connection.id}/plans${inLanguage(values.language)}`;
  const making = client.post<ShownPlan>(path, { ...asked, remove: values.remove });
  const made = await watched(making, async () => connection.id, client, values, world);
  return { made, fleet: fleetText({ connection, fleet }) };
}

async function revert(client: Client, values: Values): Promise<Made> {
  const path = `/plans/${encodeURIComponent(values.revert ?? '')}/revert${inLanguage(values.language)}`;
  const made = await client.post<ShownPlan>(path, {});
  return { made, fleet: await fleetNameOf(client, made) };
}

export async function fleetNameOf(
  client: Client,
  { connection: id }: Pick<ShownPlan, 'connection'>,
): Promise<string> {
  const found = (await connectedFleets(client)).find(({ connection }) => connection.id === id);
  return found ? fleetText(found) : 'a fleet that is not connected any more';
}
