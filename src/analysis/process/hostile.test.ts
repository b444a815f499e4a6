import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { KNOWN } from '../../core/vetting/knowledge.fixture.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { mutated } from '../axml/mutations.fixture.ts';
import { arrayOf, ascii, dictOfRefs, writeObjects } from '../plist/write-binary.fixture.ts';
import { seedParts, ZIP_MUTATIONS } from '../zip/mutations.fixture.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { examineFiles } from './examine-files.ts';

const knowledge = async (): Promise<string> => JSON.stringify(KNOWN);
const folder = mkdtempSync(join(tmpdir(), 'grendel-hostile-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Each level names the next one twice: 2^25 values in a hundred bytes. */
function nestedInfo(): Uint8Array {
  const levels = Array.from({ length: 25 }, (_, i) => arrayOf(i + 6, i + 6));
  return writeObjects([
    dictOfRefs([1, 3], [2, 5]),
    ascii('CFBundleID'),
    ascii('nl.example'),
    ascii('Nested'),
    ascii('unused'),
    ...levels,
    ascii('end'),
  ]);
}

/** Files that end or stall the tools that others read them with (of app-info-parser, node-apk, unzipper, three readers of binary property lists, yauzl). */
const FILES: Readonly<Record<string, () => Uint8Array>> = {
  'an error that can not be caught': ZIP_MUTATIONS['encrypted bit in both headers'],
  'a chunk of size 0': () =>
    writeZip(
      seedParts().map((part) =>
        part.name === 'AndroidManifest.xml'
          ? { ...part, content: mutated('chunk of size 0') }
          : part,
      ),
    ),
  'a manifest of 256 MiB': ZIP_MUTATIONS['a manifest of 256 MiB that says 2,212 bytes'],
  'a nested property list': () =>
    writeZip([{ name: 'Payload/Demo.app/Info.plist', content: nestedInfo() }]),
  '65,000 entries': ZIP_MUTATIONS['65,000 entries'],
};

test('five files that end other tools are read, each with a finding', async () => {
  const names = Object.keys(FILES);
  const files = names.map((name) => {
    const file = join(folder, name);
    writeFileSync(file, FILES[name]?.() ?? '');
    return file;
  });
  const results = new Map<string, Examined>();
  for await (const outcome of examineFiles(files, {
    knowledge,
    processes: 2,
  })) {
    assert.ok(outcome.kind === 'examined');
    results.set(outcome.file.slice(folder.length + 1), outcome.examined);
  }
  const told = names.map((name) => {
    const examined = results.get(name);
    const codes = new Set(examined?.findings.map(({ code }) => code));
    return [name, examined?.outcome, examined?.told?.identifier?.name ?? null, [...codes].sort()];
  });
  const seed = 'com.callstack.agentdevice.imehelper';
  assert.deepEqual(told, [
    ['an error that can not be caught', 'analysed', seed, ['sig.none', 'zip.encrypted-flag']],
    ['a chunk of size 0', 'analysed', seed, ['axml.chunk-size', 'sig.none']],
    ['a manifest of 256 MiB', 'analysed', null, ['sig.none', 'zip.bomb']],
    [
      'a nested property list',
      'analysed',
      null,
      ['ipa.binary-missing', 'ipa.info-unreadable', 'plist.bomb'],
    ],
    ['65,000 entries', 'analysed', seed, ['file.many-entries', 'sig.none']],
  ]);
});

test('a real app says the same behind the walls as in front of them', async () => {
  const file = new URL(
    '../../../node_modules/io.appium.settings/apks/settings_apk-debug.apk',
    import.meta.url,
  );
  const { examine } = await import('../../core/vetting/examine.ts');
  const { analyse } = await import('../analyse.ts');
  const { ofBytes } = await import('../source.ts');
  const bytes = readFileSync(file);
  for await (const outcome of examineFiles([file.pathname], {
    knowledge,
    processes: 1,
  })) {
    assert.ok(outcome.kind === 'examined');
    const { sha256 } = outcome.examined;
    assert.equal(outcome.examined.told?.classes, 5_846);
    const here = examine({ sha256, size: bytes.length, ...analyse(ofBytes(bytes)) }, KNOWN);
    assert.deepEqual(outcome.examined, JSON.parse(JSON.stringify(here)));
  }
});
