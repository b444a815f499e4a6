import { command, type Input } from '../command.ts';
import { problemPlace } from '../rules.ts';
import { count, many } from '../text/amounts.ts';
import { messageStyleOf, paragraph, type Style } from '../text/style.ts';
import type { RowProblem, World } from '../world.ts';

const OPTIONS = {
  summary: { type: 'boolean', help: 'how many identifiers rest on what was read' },
  warnings: { type: 'boolean', help: 'show warnings too; without it only their number' },
  json: { type: 'boolean', help: 'all of it as JSON' },
} as const;

export const catalogueCheck = command({
  name: 'catalogue check',
  summary: 'checks the data pack, row by row and as a whole',
  usage: 'grendel catalogue check [DIR] [options]',
  about:
    'Checks the CSV tables of a data pack (the shipped one unless a folder is named): each problem with file, line and column, what is wrong and what to do. Exit code 0: no errors. 1: errors.',
  options: OPTIONS,
  words: { name: 'the folder', least: 0, most: 1 },
  examples: [
    ['grendel catalogue check', 'the shipped data pack'],
    ['grendel catalogue check my-catalogue --warnings', 'another one, with warnings'],
  ],
  run: checkCommand,
});

async function checkCommand(
  { values, words }: Input<typeof OPTIONS>,
  { catalogue, out }: World,
): Promise<number> {
  const { errors, warnings, rows, summary } = await catalogue.check(words[0] ?? null);
  const totals = values.summary ? await summary() : null;
  if (values.json) {
    const json = { grendel: 'catalogue-check/1', rows, errors, warnings, summary: totals };
    out.write(`${JSON.stringify(json, null, 2)}\n`);
    return errors.length > 0 ? 1 : 0;
  }
  const style = messageStyleOf(out.terminal);
  const hint = warnings.length > 0 && !values.warnings ? ' (--warnings to see them)' : '';
  const lines = [
    ...[...errors, ...(values.warnings ? warnings : [])].flatMap((p) => problemLines(p, style)),
    `${many(errors.length, 'error')}, ${many(warnings.length, 'warning')} in ${many(rows, 'row')}${hint}`,
    ...(totals
      ? [
          `${count(totals.byPublisher)} of ${many(totals.identifiers, 'identifier')} (${share(totals.byPublisher, totals.identifiers)}) have publisher and seat read;`,
          `${count(totals.strictly)} (${share(totals.strictly, totals.identifiers)}) also every owner above.`,
        ]
      : []),
  ];
  out.write(`${lines.join('\n')}\n`);
  return errors.length > 0 ? 1 : 0;
}

function problemLines(problem: RowProblem, style: Style): readonly string[] {
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  return paragraph(style, `${problemPlace(problem)}: ${mark}${problem.message} ${problem.remedy}`);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '0 %' : `${Math.round((part / whole) * 100)} %`;
