import { command, type Input } from '../command.ts';
import { connectionOf, FLEET_OPTION } from '../server/connection-of.ts';
import { SERVER_OPTION, type Client, type Items } from '../server/door.ts';
import { inLanguage, LANGUAGE_OPTION } from '../server/language.ts';
import type { ShownCheck, ShownPlan } from '../server/mdm-shown.ts';
import { checkExit, checkText } from '../server/plan-text.ts';
import { watched } from '../server/watched.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  ...FLEET_OPTION,
  ...LANGUAGE_OPTION,
  json: { type: 'boolean', help: 'as JSON' },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
} as const;
const EXITS =
  'Exit code 0: it holds. 1: it differs. 3: not all phones have answered, or something could not be read, which is neither.';

export const verify = command({
  name: 'verify',
  summary: 'looks whether a plan really holds',
  usage: 'grendel verify [PLAN] [options]',
  about: `Looks at the MDM again and plans again: it holds when nothing is left to do and every phone has it, by the strongest proof that the MDM has. Assigned, reported applied and proven are told apart. While it looks it says what it asks the MDM for, and how long it has waited; ended by Ctrl-C, the look goes on in the server, and the same command waits for it again. Without PLAN it is the one that was applied last. ${EXITS}`,
  options: OPTIONS,
  words: { name: 'the id of the plan', least: 0, most: 1 },
  examples: [['grendel verify 01a2…', 'this plan']],
  run: verifyCommand,
});

export const drift = command({
  name: 'drift',
  summary: 'looks whether what was put into an MDM still lies there',
  usage: 'grendel drift [options]',
  about: `Looks whether anybody has changed what the last plan put into the MDM. The server does so by itself every --check-hours of grendel connect. ${EXITS}`,
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel drift', 'the only fleet that is connected']],
  run: driftCommand,
});

async function verifyCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const plan = words[0] ?? (await lastApplied(client, values.fleet));
  const id = encodeURIComponent(plan);
  const looking = client.post<ShownCheck>(`/plans/${id}/verify${inLanguage(values.language)}`, {});
  const connection = async () => (await client.get<ShownPlan>(`/plans/${id}`)).connection;
  const check = await watched(looking, connection, client, values, world);
  return tell(check, values.json, world);
}

async function driftCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const { connection } = await connectionOf(client, values.fleet);
  const path = `/connections/${connection.id}/drift${inLanguage(values.language)}`;
  const looking = client.post<ShownCheck>(path, {});
  const check = await watched(looking, async () => connection.id, client, values, world);
  return tell(check, values.json, world);
}

async function lastApplied(client: Client, fleet: string | null): Promise<string> {
  const { connection } = await connectionOf(client, fleet);
  const { items } = await client.get<Items<ShownPlan>>(`/connections/${connection.id}/plans`);
  const applied = items
    .filter(({ begun }) => begun !== null)
    .toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''));
  const [last] = applied;
  if (!last) throw new UserError('No plan was applied to this fleet yet', 'Make one: grendel plan');
  return last.id;
}

function tell(check: ShownCheck, json: boolean, world: World): number {
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'check/1', check }, null, 2)}\n`
      : checkText(styleOf(world.out.terminal), check),
  );
  return checkExit(check);
}
