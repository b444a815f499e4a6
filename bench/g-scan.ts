import { stat } from 'node:fs/promises';
import { rulebookOf } from '../src/actions/rulebook.ts';
import { keepHeapSmall } from '../src/inventory/heap.ts';
import { READ_OPTIONS, readInventory } from '../src/inventory/read.ts';
import { openSources } from '../src/inventory/sources.ts';
import { report } from './child.ts';
import { POLICY, shippedRules, today } from './rules.ts';

/** Child process: `node g-scan.ts FILE`. The fold of `grendel scan`, without its start and its report. */
const [file = ''] = process.argv.slice(2);
const book = rulebookOf(shippedRules(), today());
const prohibited = book.apps([POLICY], 'prohibited');
const before = performance.now();
keepHeapSmall();
const found = [];
for await (const source of openSources([file]))
  found.push(...(await readInventory(source, book.watchlist, READ_OPTIONS)));
const seconds = (performance.now() - before) / 1000;
const pairs = new Set(
  found.flatMap(({ hits }) =>
    hits.flatMap(({ app, device }) => (prohibited.has(app) ? [`${device} ${app}`] : [])),
  ),
);
report({ seconds, hits: pairs.size, megabytes: (await stat(file)).size / 1e6 });
