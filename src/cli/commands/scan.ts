import { scan as runScan, type Scan } from '../../actions/scan.ts';
import { EXIT_CODES, outcomeOf, type Outcome } from '../../core/outcome.ts';
import { command, type Input } from '../command.ts';
import { progressOn } from '../progress.ts';
import { readRules, RULE_OPTIONS, type Rules } from '../rules.ts';
import { fileProblems } from '../scan/problems.ts';
import { scanText } from '../scan/text.ts';
import { messageStyleOf, styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import { viewOf, type ScanView } from '../view.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...RULE_OPTIONS,
  by: { type: 'string', oneOf: ['organisation'], help: 'all organisations of each app' },
  devices: {
    type: 'boolean',
    help: 'also which phones, with their holders; without it only counts',
  },
  'name-sensitive': {
    type: 'boolean',
    help: 'name apps that tell love life, faith or health; without it only their category',
  },
  json: { type: 'boolean', help: 'the report as JSON (spec/scan.md)' },
  csv: {
    type: 'string',
    value: 'FILE',
    help: 'also a table for spreadsheets; - writes it instead of the report',
  },
  html: { type: 'string', value: 'FILE', help: 'also one page to read, print and hand on' },
  'fail-on': {
    type: 'string',
    oneOf: ['prohibited', 'undetermined'],
    help: 'what gives exit code 1; undetermined (and worse) unless said',
  },
  encoding: {
    type: 'string',
    value: 'LABEL',
    help: 'of the export where it is not recognised: windows-1250',
  },
  map: {
    type: 'string',
    value: 'FIELD=COLUMN,...',
    help: 'what the columns mean where they are not recognised: device=Asset,identifier=Package',
  },
  'save-map': { type: 'string', value: 'FILE', help: 'keep what --map says' },
  mapping: { type: 'string', value: 'FILE', help: 'use what --save-map kept' },
  device: {
    type: 'string',
    value: 'NAME',
    help: 'whose export it is, where the file names no device',
  },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
  quiet: { type: 'boolean', help: 'no report on the terminal, only files and the exit code' },
} as const;

export const scan = command({
  name: 'scan',
  summary: 'finds prohibited apps in the exports of your MDM',
  usage: 'grendel scan FILE... [options]',
  about:
    'Reads exports of any MDM (CSV, XLSX, JSON, also in ZIP or gzip; folders; - for the standard input) and says which prohibited apps are on how many phones, and why. Exit code 0: all was seen and nothing found. 1: something found. 2: no inventory in it. 3: nothing found, but not all could be seen or read.',
  options: OPTIONS,
  words: { name: 'the file to scan', least: 1, most: Infinity },
  examples: [
    ['grendel scan fleet.csv.zip', 'the report'],
    ['grendel scan exports/ --devices --csv calls.csv', 'whom to call, as a table'],
    [
      'grendel scan fleet.csv --html report.html --policy gb',
      'a page to hand on, under the British policy',
    ],
    [
      'grendel scan assets.csv --map device=Asset,identifier=Package',
      'an export that nobody knows',
    ],
  ],
  run: scanCommand,
});

type ScanValues = Input<typeof OPTIONS>['values'];

async function scanCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  if (values.json && values.csv === '-') {
    throw new UserError('--json and --csv - both want the standard output', 'Give --csv a file.');
  }
  const rules = await readRules(values, world);
  const found = await scanFiles(words, rules, values, world);
  const outcome = outcomeOf(
    found.report,
    values['fail-on'] === 'prohibited' ? 'prohibited' : 'undetermined',
  );
  const view = viewOf(found.report, found.assessment, values['name-sensitive']);
  await writeFiles(view, found, rules, values, world);
  await writeReport(view, outcome, values, world);
  return EXIT_CODES[outcome];
}

/** How to read the files, for every command that scans. */
export type ReadingValues = Pick<
  ScanValues,
  'devices' | 'device' | 'encoding' | 'map' | 'mapping' | 'save-map' | 'no-progress'
>;
export const PLAIN_READING: ReadingValues = {
  devices: false,
  device: null,
  encoding: null,
  map: null,
  mapping: null,
  'save-map': null,
  'no-progress': false,
};

export async function scanFiles(
  files: readonly string[],
  rules: Rules,
  values: ReadingValues,
  world: World,
): Promise<Scan> {
  const { encoding, map, mapping, 'save-map': saveMap, device } = values;
  const request = { files, encoding, map, mapping, saveMap, device, at: rules.at };
  const line = progressOn(world.err, world.clock, !values['no-progress']);
  const read = await world.inventory.reader(request, line.watch);
  try {
    return await runScan(read, rules, { withDevices: values.devices });
  } finally {
    line.end();
  }
}

async function writeReport(
  view: ScanView,
  outcome: Outcome,
  values: ScanValues,
  { out, err }: World,
): Promise<void> {
  if (values.json) {
    const { scanJson } = await import('../scan/json.ts');
    out.write(scanJson(view, outcome));
  } else if (view.inputs.every((input) => input.outcome === 'refused')) {
    writeRefusals(view, err);
  } else if (values.csv !== '-' && !values.quiet) {
    const options = {
      byOrganisation: values.by === 'organisation',
      outcome,
      asOf: values.at !== null,
    };
    out.write(scanText(view, options, styleOf(out.terminal)));
  }
}

/** Nothing could be read at all: then there is no report, only what is wrong and what to do. */
function writeRefusals({ inputs }: ScanView, err: World['err']): void {
  const style = messageStyleOf(err.terminal);
  const lines = inputs.flatMap((input) => fileProblems(input, style));
  err.write(lines.length > 0 ? `${lines.join('\n')}\n` : 'Nothing to scan was found there.\n');
}

async function writeFiles(
  view: ScanView,
  { assessment }: Scan,
  rules: Rules,
  values: ScanValues,
  { files, out, err }: World,
): Promise<void> {
  if (values.csv !== null) {
    const { scanCsv } = await import('../scan/csv.ts');
    const text = scanCsv(view, values.by === 'organisation');
    if (values.csv === '-') out.write(text);
    else {
      files.write(values.csv, text, { replace: true, secret: values.devices });
      err.write(`Wrote ${values.csv}\n`);
    }
  }
  if (values.html !== null) {
    const { scanPage } = await import('../html/page.ts');
    const page = scanPage(view, assessment, rules.decisions);
    files.write(values.html, page, { replace: true, secret: false });
    err.write(`Wrote ${values.html}\n`);
  }
}
