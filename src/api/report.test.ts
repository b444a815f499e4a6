import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import Papa from 'papaparse';
import { json, newDoor } from './door.fixture.ts';
import { REPORT_LANGUAGES, REPORT_WORDS } from './pages/report/words.ts';
import { REPORT } from './report.fixture.ts';

const { ask } = newDoor();

test('a report is numbers, in words of each of the four languages, with no script and nothing from elsewhere', async () => {
  const pages = await Promise.all(
    REPORT_LANGUAGES.map(async (language) => {
      const answer = await ask(`/api/report/html?language=${language}`);
      const page = await answer.text();
      assert.equal(answer.headers.get('content-language'), language);
      assert.match(page, new RegExp(`<html lang="${language}">`));
      assert.ok(page.includes(REPORT_WORDS[language].title));
      assert.doesNotMatch(page, /<script|\son[a-z]+="|src=|href=|https?:/);
      assert.ok(page.includes('&lt;b&gt;Bridges'), 'a name is text');
      assert.ok(page.includes(REPORT_WORDS[language].sample), 'what is invented is said to be so');
      const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.ok(policy.includes(`'sha256-${hash}'`), 'its style is let in');
      return page;
    }),
  );
  assert.equal(new Set(pages).size, REPORT_LANGUAGES.length);
});

test('no sentence of another language is the English one', () => {
  const texts = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value('1', '2', '3'))];
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
    return [];
  };
  // The same word in both: App in Dutch and German, Organisation in French and German.
  const same = new Set(['App', 'Organisation', 'Possible']);
  const english = texts(REPORT_WORDS.en);
  for (const language of ['nl', 'fr', 'de'] as const) {
    const other = texts(REPORT_WORDS[language]);
    assert.equal(other.length, english.length);
    for (const [place, text] of other.entries())
      if (!same.has(text)) assert.notEqual(text, english[place], language);
  }
});

test('what is not told stands nowhere as a number, and what is missing from a sum is said', async () => {
  const page = await (await ask('/api/report/html')).text();
  assert.match(page, /told of at least 63 apps/);
  assert.match(page, />not told</);
  assert.match(page, /59 of 1,204 phones have a prohibited app/);
  const dutch = await (await ask('/api/report/html?language=nl')).text();
  assert.match(dutch, /Op 59 van de 1\.204 telefoons/);
  const table = Papa.parse<Record<string, string>>(await (await ask('/api/report/csv')).text(), {
    header: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(table.errors, []);
  const tiktok = table.data.filter(({ of }) => of === 'tiktok');
  assert.deepEqual(
    tiktok.map(({ what, count, told }) => [what, count, told]),
    [
      ['phones', '31', 'exact'],
      ['possible', '', 'not-told'],
    ],
  );
  const bridges = table.data.find((row) => (row['organisation'] ?? '').includes('Bridges'));
  assert.match(bridges?.['organisation'] ?? '', /^'=/, 'a formula is text');
});

test('the files come with a manifest that has the hash of each, what they rest on, and the signed checkpoint', async () => {
  const { manifest, files } = await json(await ask('/api/report/files'));
  const names = [
    'report.json',
    'report.csv',
    ...REPORT_LANGUAGES.map((one) => `report-${one}.html`),
  ];
  assert.deepEqual(
    files.map(({ name }: { name: string }) => name),
    names,
  );
  for (const [place, { content }] of files.entries()) {
    const { bytes, sha256 } = manifest.files[place];
    assert.equal(bytes, Buffer.byteLength(content));
    assert.equal(sha256, createHash('sha256').update(content).digest('hex'));
  }
  assert.deepEqual(JSON.parse(files[0].content).report, JSON.parse(JSON.stringify(REPORT)));
  assert.deepEqual(await json(await ask('/api/report')), JSON.parse(JSON.stringify(REPORT)));
  const { policies, catalogue, ledger, checkpoint, exact } = manifest;
  assert.deepEqual(
    [policies, catalogue, ledger, exact],
    [REPORT.policies, REPORT.catalogue, REPORT.ledger, false],
  );
  assert.match(checkpoint, /^grendel\.example\/log\n/);
});
