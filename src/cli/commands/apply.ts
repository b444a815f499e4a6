import { command, type Input } from '../command.ts';
import { movingLine } from '../moving-line.ts';
import { SERVER_OPTION, type Client } from '../server/door.ts';
import type { ShownPlan } from '../server/mdm-shown.ts';
import { progressText } from '../server/plan-text.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { numberOf } from './plan.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  limit: {
    type: 'string',
    value: 'N',
    help: 'let it touch so many phones, where it is held for its limit',
  },
  why: {
    type: 'string',
    value: 'TEXT',
    help: 'your reason for that; the ledger keeps a commitment to it',
  },
  'no-watch': { type: 'boolean', help: 'do not wait: it goes on by itself' },
  json: { type: 'boolean', help: 'as JSON' },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
} as const;

export const apply = command({
  name: 'apply',
  summary: 'carries a plan out',
  usage: 'grendel apply PLAN [options]',
  about:
    'Puts into the MDM what the plan says. It goes on by itself when this command ends, and over a restart of the server; phones that are off get it when they come. Whether it holds says grendel verify. Exit code 0: carried out, or under way. 2: refused, stopped or failed. 3: carried out, and some steps failed.',
  options: OPTIONS,
  words: { name: 'the id of the plan', least: 1, most: 1 },
  examples: [
    ['grendel apply 01a2…', 'a plan that nothing holds'],
    ['grendel apply 01a2… --limit 1317 --why "agreed with the CIO"', 'more phones than the limit'],
  ],
  run: applyCommand,
});

const PACE = 1000;

async function applyCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const path = `/plans/${encodeURIComponent(words[0] ?? '')}`;
  const raise = raiseOf(values);
  const client = await world.server.connect(values.server);
  if (raise !== null) await client.post<ShownPlan>(`${path}/limit`, raise);
  const begun = await client.post<ShownPlan>(`${path}/apply`, {});
  const tell = movingLine(world.err, !values['no-progress'] && !values.json);
  const plan = values['no-watch'] ? begun : await followed(client, begun, world, tell);
  tell('');
  if (values.json) world.out.write(`${JSON.stringify({ grendel: 'plan/1', plan }, null, 2)}\n`);
  else {
    const style = styleOf(world.out.terminal);
    const lines = linesOf(plan).flatMap((line) => paragraph(style, line));
    world.out.write(`${lines.join('\n')}\n`);
  }
  return exitCode(plan);
}

function raiseOf({
  limit,
  why,
}: Input<typeof OPTIONS>['values']): { readonly limit: number; readonly why: string } | null {
  if (limit === null && why === null) return null;
  if (limit === null || why === null || why.trim() === '')
    throw new UserError(
      'A limit is raised with a reason',
      'Say both --limit N and --why TEXT, or neither.',
    );
  return { limit: numberOf('--limit', limit), why };
}

/** Until nothing is left but what devices have not answered, which may take days. */
async function followed(
  client: Client,
  begun: ShownPlan,
  world: World,
  tell: (text: string) => void,
): Promise<ShownPlan> {
  let now = begun;
  while (now.state === 'running' && openSteps(now) > 0) {
    tell(progressText(now.progress ?? {}));
    await world.wait(PACE);
    now = await client.get<ShownPlan>(`/plans/${begun.id}`);
  }
  return now;
}

const openSteps = ({ progress }: ShownPlan): number =>
  (progress?.['waiting'] ?? 0) + (progress?.['begun'] ?? 0);

const WORDS: Readonly<Record<ShownPlan['state'], string>> = {
  made: 'It was not begun',
  running: 'It is being carried out',
  done: 'Carried out',
  failed: 'It could not be carried out to its end',
  stopped: 'It was stopped',
  reverted: 'It was taken back',
};

function linesOf(plan: ShownPlan): readonly string[] {
  const { id, state, kind, progress } = plan;
  return [
    `${WORDS[state]}: ${progressText(progress ?? {})}.`,
    ...(state === 'running' && openSteps(plan) > 0
      ? [`How far it is: grendel plan show ${id}`]
      : []),
    `Next: grendel verify ${id}`,
    ...(kind === 'revert' ? [] : [`To take it back: grendel plan --revert ${id}`]),
  ];
}

function exitCode({ state, progress }: ShownPlan): number {
  if (state === 'failed' || state === 'stopped' || state === 'reverted') return 2;
  return (progress?.['failed'] ?? 0) > 0 ? 3 : 0;
}
