import { command, type Input } from '../command.ts';
import { connectionOf, FLEET_OPTION } from '../server/connection-of.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { inLanguage, LANGUAGE_OPTION } from '../server/language.ts';
import type { ShownPlan } from '../server/mdm-shown.ts';
import { planText } from '../server/plan-text.ts';
import { many } from '../text/amounts.ts';
import { styleOf } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { World } from '../world.ts';
import { fleetNameOf } from './plan.ts';

const JSON_OPTION = { json: { type: 'boolean', help: 'as JSON' } } as const;
const OPTIONS = { ...SERVER_OPTION, ...LANGUAGE_OPTION, ...JSON_OPTION } as const;
const LIST_OPTIONS = { ...FLEET_OPTION, ...SERVER_OPTION, ...JSON_OPTION } as const;

export const plans = command({
  name: 'plans',
  summary: 'the plans of a fleet, and what became of each',
  usage: 'grendel plans [options]',
  about: 'Lists the newest plans of a fleet: what kind, its state, and how many phones it touches.',
  options: LIST_OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel plans', 'the newest twenty']],
  run: listCommand,
});

async function listCommand({ values }: Input<typeof LIST_OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const { connection } = await connectionOf(client, values.fleet);
  const { items } = await client.get<Items<ShownPlan>>(`/connections/${connection.id}/plans`);
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'plans/1', plans: items }, null, 2)}\n`);
    return 0;
  }
  const rows = items.map(({ id, made, kind, state, touches, heldSince }) => [
    id,
    made.slice(0, 10),
    kind,
    heldSince === null ? state : `${state}, holds`,
    many(touches, 'phone'),
  ]);
  const columns = [
    { most: 36, tone: 'quiet' },
    { most: 10 },
    { most: 6 },
    { most: 14 },
    { most: Infinity },
  ] as const;
  const lines = table(styleOf(world.out.terminal), columns, rows, 0);
  world.out.write(
    `${lines.length === 0 ? 'None yet. Make one: grendel plan' : lines.join('\n')}\n`,
  );
  return 0;
}

export const planShow = command({
  name: 'plan show',
  summary: 'one plan, and how far it is',
  usage: 'grendel plan show PLAN [options]',
  about: 'Shows a plan as it was made, how many of its steps are done, and what comes next.',
  options: OPTIONS,
  words: { name: 'the id of the plan', least: 1, most: 1 },
  examples: [['grendel plan show 01a2…', 'as it was planned, and how far it is']],
  run: (input, world) => oneCommand(input, world, 'show'),
});

export const planStop = command({
  name: 'plan stop',
  summary: 'lets a plan begin no further step',
  usage: 'grendel plan stop PLAN [options]',
  about:
    'No further step of the plan begins. What was done stays, and can be taken back with grendel plan --revert.',
  options: OPTIONS,
  words: { name: 'the id of the plan', least: 1, most: 1 },
  examples: [['grendel plan stop 01a2…', 'then: grendel plan --revert 01a2…']],
  run: (input, world) => oneCommand(input, world, 'stop'),
});

async function oneCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
  deed: 'show' | 'stop',
): Promise<number> {
  const client = await world.server.connect(values.server);
  const path = `/plans/${encodeURIComponent(words[0] ?? '')}`;
  const plan =
    deed === 'show'
      ? await client.get<ShownPlan>(`${path}${inLanguage(values.language)}`)
      : await client.post<ShownPlan>(`${path}/stop${inLanguage(values.language)}`, {});
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'plan/1', plan }, null, 2)}\n`
      : planText(styleOf(world.out.terminal), plan, await fleetNameOf(client, plan)),
  );
  return 0;
}
