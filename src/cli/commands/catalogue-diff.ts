import { command, type Input } from '../command.ts';
import { many } from '../text/amounts.ts';
import { paragraph, styleOf, type Style } from '../text/style.ts';
import type { CatalogueChanges, World } from '../world.ts';

const OPTIONS = { json: { type: 'boolean', help: 'all of it as JSON' } } as const;

export const catalogueDiff = command({
  name: 'catalogue diff',
  summary: 'says what another edition of the data pack changes',
  usage: 'grendel catalogue diff BEFORE AFTER [options]',
  about:
    'Compares two data packs row by row; the order of rows and columns makes no difference. Exit code 0: the same. 1: changes. 2: rows that could not be compared.',
  options: OPTIONS,
  words: { name: 'a folder (two are needed)', least: 2, most: 2 },
  examples: [['grendel catalogue diff old/catalogue catalogue', 'what is new']],
  run: diffCommand,
});

async function diffCommand(
  { values, words }: Input<typeof OPTIONS>,
  { catalogue, out, err }: World,
): Promise<number> {
  const [before = '', after = ''] = words;
  const changes = await catalogue.diff(before, after);
  if (values.json) {
    out.write(`${JSON.stringify({ grendel: 'catalogue-diff/1', ...changes }, null, 2)}\n`);
  } else {
    const style = styleOf(out.terminal);
    out.write(`${changeLines(changes, style).join('\n')}\n`);
    const problems = changes.problems.map(
      ({ file, line, message }) => `${file}:${line ?? ''} ${message}`,
    );
    if (problems.length > 0) err.write(`${problems.join('\n')}\n`);
  }
  if (changes.problems.length > 0) return 2;
  return changes.tables.length > 0 ? 1 : 0;
}

function changeLines({ tables }: CatalogueChanges, style: Style): readonly string[] {
  if (tables.length === 0) return ['No differences.'];
  return tables.flatMap(({ table, added, removed, changed }, i) => [
    ...(i > 0 ? [''] : []),
    style.paint(
      'strong',
      `${table}: ${many(added.length, 'row')} added, ${removed.length} removed, ${changed.length} changed`,
    ),
    ...added.flatMap((row) => paragraph(style, cells(row), '  + ')),
    ...removed.flatMap((row) => paragraph(style, cells(row), '  - ')),
    ...changed.flatMap(({ key, cells: of }) => [
      ...paragraph(style, cells(key), '  ~ '),
      ...of.flatMap(({ column, before, after }) =>
        paragraph(style, `${column}: ${before || '(empty)'} -> ${after || '(empty)'}`, '      '),
      ),
    ]),
  ]);
}

const cells = (row: Readonly<Record<string, string>>): string =>
  Object.entries(row)
    .map(([column, cell]) => `${column}=${cell}`)
    .join(' ');
