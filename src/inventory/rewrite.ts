import { appsIn } from './app-cell.ts';
import { eachRecord } from './csv-records.ts';
import type { Rewrite } from './recognise/recognised.ts';
import { looksLikeMark } from './recognise/values.ts';
import { storeLink } from './store-link.ts';

const NOT_MARKED = /^(no|nee|nein|non|nie|false|0|n|f|-|)$/i;

/** Writes a table with apps in columns or in a cell anew, as a CSV with a row per app. */
export async function* rewriteRows(
  text: AsyncIterable<Uint8Array>,
  rewrite: Rewrite,
): AsyncGenerator<Uint8Array> {
  let skip = rewrite.skip;
  for await (const records of eachRecord(text, rewrite.delimiter, rewrite.quoted)) {
    const lines: string[] = [];
    for (const record of records) {
      if (skip > 0) skip -= 1;
      else if (record.some((cell) => cell.trim() !== '')) lines.push(...linesOf(record, rewrite));
    }
    if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

function linesOf(record: readonly string[], rewrite: Rewrite): string[] {
  const device = rewrite.device.map((at) => quoted(record[at] ?? ''));
  const { apps } = rewrite;
  const found = appsOf(record, apps);
  // A device without any app is still a device.
  const width = apps.kind === 'cell' || apps.kind === 'links' ? 2 : 1;
  const rows = found.length > 0 ? found : [Array.from({ length: width }, () => '')];
  return rows.map((app) => [...device, ...app.map(quoted)].join(','));
}

function appsOf(record: readonly string[], apps: Rewrite['apps']): string[][] {
  switch (apps.kind) {
    case 'columns':
      return apps.columns.filter(({ at }) => isMarked(record[at] ?? '')).map(({ app }) => [app]);
    case 'links': {
      const cell = record[apps.at] ?? '';
      const { identifier, trackId } = storeLink(cell);
      return [[identifier === '' && trackId === '' ? cell : identifier, trackId]];
    }
    case 'cells':
      return apps.at
        .map((at) => (record[at] ?? '').trim())
        .filter((app) => app !== '')
        .map((app) => [app]);
    case 'devices':
      return (record[apps.at] ?? '')
        .split(apps.separator)
        .map((device) => device.trim())
        .filter((device) => device !== '')
        .map((device) => [device]);
    case 'cell':
      return appsIn(record[apps.at] ?? '', apps.separator).map(({ identifier, name }) => [
        identifier,
        name,
      ]);
  }
}

const isMarked = (cell: string): boolean => looksLikeMark(cell) && !NOT_MARKED.test(cell.trim());

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
