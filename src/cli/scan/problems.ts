import type { Problem } from '../../core/inventory.ts';
import type { InputSummary } from '../../core/report.ts';
import { count } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';

/** What went wrong or was left out, file by file, with its place and what to do. */
export function problemLines(inputs: readonly InputSummary[], style: Style): readonly string[] {
  const troubled = inputs.filter((input) => input.problems.length > 0);
  if (troubled.length === 0) return [];
  return [
    style.paint('strong', 'NOT READ OR NOT SEEN'),
    ...troubled.flatMap(({ file, problems }) => [
      ...paragraph(style, file, '  '),
      ...together(problems).flatMap((problem) => [
        ...paragraph(style, inFile(problem), '    '),
        ...(problem.remedy === '' ? [] : paragraph(style, problem.remedy, '    ', 'quiet')),
      ]),
    ]),
  ];
}

/** `Line 12, column Name (and 4 more): …`; a problem of the whole file says what it is alone. */
function inFile({ line, column, times, message }: Problem): string {
  const place = [
    ...(line === null ? [] : [`line ${count(line)}`]),
    ...(column === null ? [] : [`column ${column}`]),
    ...(times > 1 ? [`${count(times)} times`] : []),
  ].join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

/** The same without a report around it: `fleet.csv:12 column Name: …`. */
export function fileProblems(input: InputSummary, style: Style): readonly string[] {
  return together(input.problems).flatMap((problem) => [
    ...paragraph(style, `${placeOf(input.file, problem)}: ${problem.message}`),
    ...(problem.remedy === '' ? [] : paragraph(style, problem.remedy, '  ', 'quiet')),
  ]);
}

/** The same as sentences, for a page. */
export const fileProblemTexts = (input: InputSummary): readonly string[] =>
  together(input.problems).map(
    (problem) => `${placeOf(input.file, problem)}: ${problem.message}. ${problem.remedy}`,
  );

/** The same problem at many places is one, with the place where it was first. */
function together(problems: readonly Problem[]): readonly Problem[] {
  const groups = Map.groupBy(
    problems,
    ({ code, message, column }) => `${code}\t${message}\t${column ?? ''}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, times: group.reduce((sum, { times }) => sum + times, 0) }] : [];
  });
}

/** `fleet.csv:12 column Name (and 4 more)`. */
function placeOf(file: string, { line, column, times }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  const named = column === null ? place : `${place} column ${column}`;
  return times > 1 ? `${named} (and ${count(times - 1)} more)` : named;
}
