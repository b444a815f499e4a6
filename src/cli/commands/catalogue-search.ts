import { command, type Input } from '../command.ts';
import { candidateText } from '../explain/candidates.ts';
import { styleOf } from '../text/style.ts';
import { table, type ColumnSpec } from '../text/table.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  catalogue: { type: 'string', value: 'DIR', help: 'another data pack than the shipped one' },
  json: { type: 'boolean', help: 'what was found, as JSON' },
} as const;

export const catalogueSearch = command({
  name: 'catalogue search',
  summary: 'finds apps and companies by identifier, number, link or name',
  usage: 'grendel catalogue search TEXT [options]',
  about:
    'Finds apps and entities of the catalogue by identifier, App Store number, store link, id or name, in any script. Exit code 2 where nothing is found.',
  options: OPTIONS,
  words: { name: 'the text to search', least: 1, most: Infinity },
  examples: [
    ['grendel catalogue search tencent', 'apps and companies with that name'],
    ['grendel catalogue search 835599320', 'an App Store number'],
  ],
  run: searchCommand,
});

const COLUMNS: readonly ColumnSpec[] = [
  { most: 6, tone: 'quiet' },
  { most: 32 },
  { most: 24 },
  { most: Infinity, tone: 'quiet' },
];

async function searchCommand(
  { values, words }: Input<typeof OPTIONS>,
  { catalogue, out, err }: World,
): Promise<number> {
  const text = words.join(' ');
  const read = await catalogue.read(values.catalogue);
  const found = await catalogue.search(read.catalogue, text);
  if (values.json) {
    const results = found.map(({ kind, id, label, by, text: matched }) => ({
      kind,
      id,
      label,
      by,
      text: matched,
    }));
    out.write(`${JSON.stringify({ grendel: 'catalogue-search/1', results }, null, 2)}\n`);
  } else if (found.length === 0) {
    err.write(candidateText(text, [], read.catalogue, styleOf(err.terminal)));
  } else {
    const rows = found.map(({ kind, label, id, by, text: matched }) => [
      kind,
      label,
      id,
      `${by} ${matched}`,
    ]);
    const lines = table(styleOf(out.terminal), COLUMNS, rows, 0);
    out.write(`${lines.join('\n')}\n`);
  }
  return found.length > 0 ? 0 : 2;
}
