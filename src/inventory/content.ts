import type { Inventory, Problem } from '../core/inventory.ts';
import { looksLikeWebhook } from './apple/webhook.ts';
import { isBinaryPlist, isSignedProfile, magicOf } from './magic.ts';
import { mappingFor } from './mapping-lookup.ts';
import * as problems from './problems.ts';
import { recogniseCsv } from './recognise/csv.ts';
import type { Json } from './recognise/prefix.ts';
import type { Recognised, RecogniseOptions, Refused } from './recognise/recognised.ts';
import { refusedInventory } from './refused.ts';
import { rewriteRows } from './rewrite.ts';
import type { Prefix } from './recognise/prefix.ts';
import { type Reading, SAMPLE, scanContent } from './scan-content.ts';
import { toUtf8 } from './text/decode.ts';
import { detectEncoding, type Encoding } from './text/encoding.ts';
import { Damage } from './unwrap/damage.ts';
import { type Pull, pullFrom, rest } from './unwrap/pull.ts';
import { isWorkbook } from './unwrap/unwrap.ts';
import { isZip } from './unwrap/zip.ts';

/**
 * Reads what is inside all wrapping: a workbook, a property list, JSON or delimited text. What reads all but the last is loaded
 * when such a file comes: that it is there would take each start 10 ms.
 */
export async function readContent(
  name: string,
  input: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const head = await input.peek(64 * 1024);
  const refuse = (format: string, problem: Problem): readonly Inventory[] => [
    refusal(name, format, problem, reading),
  ];
  if (head.length === 0) return refuse('empty', problems.emptyFile());
  if (isZip(head) && (await isWorkbook(input))) {
    const { readWorkbook } = await import('./xlsx/workbook.ts');
    return readWorkbook(name, input, reading);
  }
  if (isBinaryPlist(head)) return wholePlist(name, input, reading);
  if (isSignedProfile(head)) return refuse('apple-profile', problems.blockProfile());
  const magic = magicOf(head);
  if (magic !== null) return refuse('unknown', problems.notAnExport(magic));
  const { encoding: named } = reading.options;
  const encoding: Encoding =
    named === null ? detectEncoding(head) : { kind: 'other', label: named };
  if (encoding.kind === 'binary') return refuse('binary', problems.binary());
  return readText(name, pullFrom(toUtf8(input, encoding)), reading);
}

/** Reads UTF-8 text. */
export async function readText(
  name: string,
  text: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const { sample, ended } = await sampleOf(text);
  const begins = sample.trimStart().slice(0, 200);
  if (begins === '' && ended) return [refusal(name, 'empty', problems.emptyFile(), reading)];
  // Events may stand in a server's log, behind its own words.
  if (looksLikeWebhook(sample.slice(0, 64 * 1024))) {
    const { readWebhook } = await import('./apple/read.ts');
    return [await readWebhook(name, rest(text), reading)];
  }
  if (begins.startsWith('<')) return readMarkup(name, sample, text, reading);
  if (!/^[[{]/.test(begins)) return readTable(name, sample, ended, text, reading);
  return readJson(name, text, reading);
}

async function readTable(
  name: string,
  sample: string,
  ended: boolean,
  text: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const first = recogniseCsv(sample, ended, recogniseOptions(reading));
  const found =
    first.kind === 'refused' && !ended
      ? await again(text, (more, all) => recogniseCsv(more, all, recogniseOptions(reading)))
      : first;
  if (found.kind === 'refused') return [refusalOf(name, found, reading)];
  tellMapped(found, reading);
  const rows = found.rewrite === null ? rest(text) : rewriteRows(rest(text), found.rewrite);
  return [await scanContent(name, rows, found, reading)];
}

async function readJson(name: string, text: Pull, reading: Reading): Promise<readonly Inventory[]> {
  const { sample, ended } = await sampleOf(text);
  const { recogniseJson } = await import('./recognise/json.ts');
  const { parsePrefix } = await import('./recognise/prefix.ts');
  const { like } = reading.options;
  if (like !== null && !ended) {
    const { recognisedLike } = await import('./recognise/like.ts');
    const found = recognisedLike(like, sample);
    if (found !== null) return [await scanContent(name, rest(text), found, reading)];
  }
  // Read once: a sync is thousands of small files.
  const prefix = parsePrefix(sample);
  const found = recogniseJson(sample, ended, recogniseOptions(reading), prefix);
  if (await isKeyedExport(prefix, found))
    return scanJson(
      name,
      pullFrom(listedObjects(rest(text), reading.options.bounds.document)),
      reading,
    );
  return scanJson(name, text, reading, found);
}

/** A refusal that knows what the file is stands: a policy may be keyed by packages too. */
async function isKeyedExport(prefix: Prefix, found: Recognised | Refused): Promise<boolean> {
  if (found.kind === 'refused' && !MAY_BE_KEYED.has(found.format)) return false;
  const { isKeyed } = await import('./keyed.ts');
  return prefix.documents.slice(0, 3).some((document) => isKeyed(document));
}
const MAY_BE_KEYED: ReadonlySet<string> = new Set(['unknown', 'generic-json', 'devices-json']);

/** `known`: what its sample was recognised as, where that was done. */
async function scanJson(
  name: string,
  text: Pull,
  reading: Reading,
  known: Recognised | Refused | null = null,
): Promise<readonly Inventory[]> {
  const { sample, ended } = await sampleOf(text);
  const { recogniseJson } = await import('./recognise/json.ts');
  const first = known ?? recogniseJson(sample, ended, recogniseOptions(reading));
  const found =
    first.kind === 'refused' && !ended
      ? await again(text, (more, all) => recogniseJson(more, all, recogniseOptions(reading)))
      : first;
  if (found.kind === 'refused') return [refusalOf(name, found, reading)];
  tellMapped(found, reading);
  return [await scanContent(name, rest(text), found, reading)];
}

/** Each object of the stream with lists in place of maps and tables; an object is held whole. */
async function* listedObjects(
  text: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const { jsonObjects } = await import('./apple/documents.ts');
  const { listed } = await import('./keyed.ts');
  for await (const object of jsonObjects(text, limit)) {
    if (object === null)
      throw new Damage('cut-off', `an object is cut off, or longer than ${limit / 1048576} MiB`);
    let parsed: Json;
    try {
      parsed = JSON.parse(object) as Json;
    } catch {
      throw new Damage('damaged', 'the JSON is broken');
    }
    yield Buffer.from(`${JSON.stringify(listed(parsed))}\n`);
  }
}

async function readMarkup(
  name: string,
  sample: string,
  text: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const start = sample.slice(0, 4096);
  const refuse = (format: string, problem: Problem): readonly Inventory[] => [
    refusal(name, format, problem, reading),
  ];
  if (/<(!doctype plist|plist)\b/i.test(start)) return wholePlist(name, text, reading);
  const isPage =
    /<(!doctype html|html|head|body|table)\b/i.test(start) && !/<(\w+:)?Workbook\b/.test(start);
  if (isPage && !(/<td\b/i.test(sample) && !/<(form|input)\b/i.test(sample)))
    return refuse('error-page', problems.errorPage());
  const bytes = await whole(text, reading);
  if (bytes === null)
    return refuse('xml', problems.tooLarge('An XML document', reading.options.bounds.document));
  const markup = new TextDecoder().decode(bytes);
  const { MarkupError } = await import('../markup/xml.ts');
  const { tableToCsv } = await import('./xml/table.ts');
  const { xmlTree } = await import('./xml/tree.ts');
  try {
    const table = isPage || /<(\w+:)?Row\b/.test(sample) ? tableToCsv(markup) : null;
    if (table !== null) return await readText(name, pullFrom(once(Buffer.from(table))), reading);
    const tree = JSON.stringify(xmlTree(markup));
    return await readJson(name, pullFrom(once(Buffer.from(tree))), reading);
  } catch (error) {
    if (!(error instanceof MarkupError)) throw error;
    return refuse('xml', problems.brokenDocument('XML'));
  }
}

async function wholePlist(
  name: string,
  input: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const bytes = await whole(input, reading);
  if (bytes === null)
    return [
      refusal(
        name,
        'apple-app-list',
        problems.tooLarge('A property list', reading.options.bounds.document),
        reading,
      ),
    ];
  const { readPlist } = await import('./apple/read.ts');
  return [await readPlist(name, bytes, reading)];
}

/** All of it; null where it is longer than a document may be. */
async function whole(input: Pull, reading: Reading): Promise<Uint8Array | null> {
  const { document } = reading.options.bounds;
  const bytes = await input.peek(document + 1);
  return bytes.length > document ? null : bytes;
}

/** Apps may come late: behind devices that report none, or behind much else of the first one. */
async function again(
  text: Pull,
  recognise: (sample: string, ended: boolean) => Recognised | Refused,
): Promise<Recognised | Refused> {
  const { sample, ended } = await sampleOf(text, LARGE_SAMPLE);
  return recognise(sample, ended);
}
const LARGE_SAMPLE = 8 * 1024 * 1024;

async function sampleOf(text: Pull, size = SAMPLE): Promise<{ sample: string; ended: boolean }> {
  const bytes = await text.peek(size);
  return {
    sample: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    ended: bytes.length < size,
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const recogniseOptions = (reading: Reading): RecogniseOptions => ({
  mapping: reading.options.mapping,
  saved: (columns) => mappingFor(reading.options.saved, columns),
});

function tellMapped(found: Recognised, reading: Reading): void {
  if (reading.options.mapping !== null) reading.options.onMapped?.(found.columns);
}

const refusal = (name: string, format: string, problem: Problem, reading: Reading): Inventory =>
  refusedInventory(name, format, 'No inventory', reading.packed(), [problem]);

const refusalOf = (name: string, found: Refused, reading: Reading): Inventory =>
  refusedInventory(name, found.format, found.title, reading.packed(), [found.problem]);
