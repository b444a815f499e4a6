import type { Decisions } from '../core/situation.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { isDay, type Day } from '../core/day.ts';
import type { Policy } from '../core/policy.ts';
import type { Option } from './command.ts';
import { count } from './text/amounts.ts';
import { messageStyleOf, paragraph } from './text/style.ts';
import { UserError } from './user-error.ts';
import type { RowProblem, World } from './world.ts';

/** What a verdict rests on: the options of every command that gives one. */
export const RULE_OPTIONS = {
  policy: {
    type: 'string',
    value: 'NAME|FILE',
    help: 'whose policy: a shipped one (grendel policies) or a file of your own; nl unless said',
  },
  at: {
    type: 'string',
    value: 'YYYY-MM-DD',
    help: 'law and ownership of that day; today (UTC) unless said',
  },
  catalogue: { type: 'string', value: 'DIR', help: 'another data pack than the shipped one' },
  decisions: {
    type: 'string',
    value: 'FILE',
    help: "an authority's clearances and analysts' findings (spec/decisions.md)",
  },
} as const satisfies Record<string, Option>;

export type RuleValues = { readonly [K in keyof typeof RULE_OPTIONS]: string | null };

export type Rules = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly decisions: Decisions;
};

const DEFAULT_POLICY = 'nl';

export async function readRules(values: RuleValues, world: World): Promise<Rules> {
  const at = dayOf(values.at, world.today);
  const [{ catalogue, errors }, policy, decisions] = await Promise.all([
    world.catalogue.read(values.catalogue),
    world.policies.read(values.policy ?? DEFAULT_POLICY),
    values.decisions === null ? NO_DECISIONS : world.catalogue.readDecisions(values.decisions),
  ]);
  warnOf(errors, world);
  return { catalogue, policy, at, decisions };
}

function dayOf(text: string | null, today: Day): Day {
  if (text === null) return today;
  if (isDay(text)) return text;
  throw new UserError(`--at ${text} is no day`, 'Write it as year-month-day: 2026-11-26.');
}

/** A row left out can hide an app, so it is never left out in silence. */
function warnOf(errors: readonly RowProblem[], { err }: World): void {
  const first = errors[0];
  if (!first) return;
  const style = messageStyleOf(err.terminal);
  const rows = errors.length === 1 ? 'a row that is' : `${count(errors.length)} rows that are`;
  const more = errors.length > 1 ? `, and ${count(errors.length - 1)} more` : '';
  const lines = [
    ...paragraph(
      style,
      `The catalogue was read without ${rows} wrong (${problemPlace(first)}${more}): verdicts may miss something.`,
    ),
    ...paragraph(style, 'grendel catalogue check says what to mend.', '  '),
  ];
  err.write(`${lines.join('\n')}\n`);
}

/** `interests.csv:214 share_max_pct`. */
export const problemPlace = ({ file, line, column }: RowProblem): string =>
  `${file}${line === null ? '' : `:${line}`}${column === null ? '' : ` ${column}`}`;
