import { hash } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { analyse } from '../src/analysis/analyse.ts';
import { fileSource } from '../src/analysis/file-source.ts';
import { ofBytes } from '../src/analysis/source.ts';
import { openZip } from '../src/analysis/zip/open-zip.ts';
import { readKnowledge } from '../src/catalogue/knowledge.ts';
import { examine } from '../src/core/vetting/examine.ts';
import { median, report } from './child.ts';

// One app, read again and again in one process: the readers alone, without start and walls. Times are of the processor.
const [file = '', rounds = '25'] = process.argv.slice(2);
const { knowledge } = readKnowledge(join(import.meta.dirname, '..', 'catalogue'));
const bytes = readFileSync(file);
const size = bytes.length;
const needed = needs();
const fd = openSync(file, 'r');

const read: number[] = [];
const inflated: number[] = [];
const digested: number[] = [];
for (let round = 0; round < Number(rounds) * 2; round++) {
  // The first half warms up.
  const keep = (list: number[], took: number): void => {
    if (round >= Number(rounds)) list.push(took);
  };
  keep(inflated, milliseconds(inflateAll));
  keep(
    read,
    milliseconds(() => examine({ sha256: '', size, ...analyse(fileSource(fd)) }, knowledge)),
  );
  keep(
    digested,
    milliseconds(() => hash('sha256', bytes)),
  );
}
report({ read: median(read), inflated: median(inflated), digested: median(digested) });

function milliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Packed bytes that a reader can't do without: manifest, resources and code; all of them where phones that the app is for look at a v1 signature. */
function needs(): readonly Uint8Array[] {
  const zip = openZip(ofBytes(bytes), () => undefined);
  if (zip.kind !== 'zip') throw new Error(`${file} is no archive`);
  const isOfOldPhones = Number(facts().oldestSystem ?? 1) < 24;
  const hasV1 = zip.entries.some(({ name }) => /^META-INF\/[^/]+\.(?:RSA|DSA|EC)$/i.test(name));
  const isNeeded = (name: string): boolean =>
    (hasV1 && isOfOldPhones) ||
    /^(?:AndroidManifest\.xml|resources\.arsc|classes\d*\.dex)$/.test(name);
  return zip.entries
    .filter(({ name, method }) => method === 8 && isNeeded(name))
    .map(({ dataOffset, packed }) => bytes.subarray(dataOffset ?? 0, (dataOffset ?? 0) + packed));
}

function facts() {
  const { facts: found } = analyse(ofBytes(bytes));
  if (found === null) throw new Error(`${file} is no app`);
  return found;
}

function inflateAll(): void {
  for (const packed of needed) inflateRawSync(packed);
}
