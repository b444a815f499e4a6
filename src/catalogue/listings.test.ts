import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Papa from 'papaparse';
import { MEASURES, type Listing, type ListingSubject, type Measure } from '../core/catalogue.ts';
import { isDay } from '../core/day.ts';
import { isAdopted } from '../core/listings.ts';
import type { AppId, EntityId, Territory } from '../core/statements.ts';
import { listPolicies, readPolicy, unmatchedAdoptions } from './policy.ts';

/** The table itself, read on its own so that a fault of the reader can't hide one of the data. */
type Row = Readonly<Record<string, string>>;
const ROOT = join(import.meta.dirname, '../..');
const COLUMNS =
  'listing_id,government,authority,instrument,subject_kind,subject_id,words,measure,subsidiaries,affiliates,scope,from,to,source,basis';

const textOf = (file: string): string => readFileSync(join(ROOT, 'catalogue', file), 'utf8');
const rowsOf = (file: string): readonly Row[] => {
  const { data, errors } = Papa.parse<Row>(textOf(file), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, [], file);
  return data;
};
const rows = rowsOf('listings.csv');
const cell = (row: Row, column: string): string => {
  const value = row[column];
  assert.ok(value !== undefined, `${row['listing_id']} has no ${column}`);
  return value;
};
const id = (row: Row): string => cell(row, 'listing_id');
const where = (column: string, value: string): readonly Row[] =>
  rows.filter((row) => cell(row, column) === value);
/** Listings that break a rule, by id, so that a failing test names them. */
const breaking = (rule: (row: Row) => boolean, of: readonly Row[] = rows): readonly string[] =>
  of.filter((row) => !rule(row)).map(id);

function subjectOf(row: Row): ListingSubject {
  const named = cell(row, 'subject_id');
  switch (cell(row, 'subject_kind')) {
    case 'app':
      return { kind: 'app', app: named as AppId };
    case 'entity':
      return { kind: 'entity', entity: named as EntityId };
    case 'territory':
      return { kind: 'territory', territory: named as Territory };
    case 'category':
      return { kind: 'category', category: named };
    case 'unbound-app':
      return { kind: 'unbound', named: 'app' };
    default:
      return { kind: 'unbound', named: 'entity' };
  }
}

const dayOf = (text: string) => (isDay(text) ? text : null);
const listings: readonly Listing[] = rows.map((row) => ({
  id: id(row),
  government: cell(row, 'government'),
  authority: cell(row, 'authority'),
  instrument: cell(row, 'instrument'),
  subject: subjectOf(row),
  words: cell(row, 'words'),
  measure: cell(row, 'measure') as Measure,
  subsidiaries: cell(row, 'subsidiaries') === 'yes',
  affiliates: cell(row, 'affiliates') === 'yes',
  scope: cell(row, 'scope'),
  basis: cell(row, 'basis') === 'read' ? 'read' : 'unverified',
  source: cell(row, 'source'),
  from: dayOf(cell(row, 'from')),
  to: dayOf(cell(row, 'to')),
}));

const adoptedBy = (policyId: string): readonly Listing[] => {
  const policy = readPolicy(join(ROOT, 'policies', `${policyId}.json`));
  return listings.filter((listing) => isAdopted(policy, listing));
};
const boundTo = (listing: Listing): string => {
  const { subject } = listing;
  if (subject.kind === 'app') return subject.app;
  return subject.kind === 'entity' ? subject.entity : '';
};

test('the table has the columns that the format names, in lines of their own, in the order of the ids', () => {
  const text = textOf('listings.csv');
  assert.equal(text.slice(0, text.indexOf('\n')), COLUMNS);
  assert.ok(!text.includes('\r') && !text.includes('\uFFFD') && text.endsWith('\n'));
  assert.equal(text.split('\n').length, rows.length + 2, 'a cell holds a line break');
  assert.deepEqual(rows.map(id), rows.map(id).toSorted());
});

test('every listing has an id of its own', () => {
  assert.equal(new Set(rows.map(id)).size, rows.length);
  assert.deepEqual(
    breaking((row) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id(row))),
    [],
  );
});

test('a listing is bound only to apps and entities that the catalogue has', () => {
  const apps = new Set(rowsOf('apps.csv').map((row) => cell(row, 'id')));
  const entities = new Set(rowsOf('entities.csv').map((row) => cell(row, 'id')));
  const bound = (row: Row) => cell(row, 'subject_id');
  assert.deepEqual(
    breaking((row) => apps.has(bound(row)), where('subject_kind', 'app')),
    [],
  );
  assert.deepEqual(
    breaking((row) => entities.has(bound(row)), where('subject_kind', 'entity')),
    [],
  );
  assert.deepEqual(
    breaking((row) => /^[A-Z]{2}$/.test(bound(row)), where('subject_kind', 'territory')),
    [],
  );
});

test('what a listing names stands in its words, and what the catalogue lacks is bound to nothing', () => {
  const kinds = new Set([
    'app',
    'entity',
    'territory',
    'category',
    'unbound-app',
    'unbound-entity',
  ]);
  assert.deepEqual(
    breaking((row) => kinds.has(cell(row, 'subject_kind'))),
    [],
  );
  assert.deepEqual(
    breaking((row) => cell(row, 'words') !== ''),
    [],
  );
  assert.deepEqual(
    breaking(
      (row) =>
        (cell(row, 'subject_id') === '') === cell(row, 'subject_kind').startsWith('unbound-'),
    ),
    [],
  );
});

test('government, measure, days, reach and basis are written as the format has them', () => {
  const measures: readonly string[] = MEASURES;
  const day = (text: string) => text === '' || isDay(text);
  const yesNo = (text: string) => text === 'yes' || text === 'no';
  assert.deepEqual(
    breaking((row) => {
      const [from, to] = [cell(row, 'from'), cell(row, 'to')];
      return (
        /^[A-Z]{2,}(?:-[A-Z0-9]+)*$/.test(cell(row, 'government')) &&
        measures.includes(cell(row, 'measure')) &&
        day(from) &&
        day(to) &&
        (from === '' || to === '' || from < to) &&
        yesNo(cell(row, 'subsidiaries')) &&
        yesNo(cell(row, 'affiliates')) &&
        ['read', 'unverified'].includes(cell(row, 'basis'))
      );
    }),
    [],
  );
});

test('a listing that was read says where', () => {
  assert.deepEqual(
    breaking((row) => /^https?:\/\/\S+$/.test(cell(row, 'source')), where('basis', 'read')),
    [],
  );
});

test('only a company reaches its subsidiaries and affiliates', () => {
  const reaching = rows.filter(
    (row) => cell(row, 'subsidiaries') === 'yes' || cell(row, 'affiliates') === 'yes',
  );
  assert.deepEqual(
    breaking((row) => cell(row, 'subject_kind').endsWith('entity'), reaching),
    [],
  );
});

test('every adoption of every policy binds at least one listing', () => {
  for (const policy of listPolicies(join(ROOT, 'policies')))
    assert.deepEqual(unmatchedAdoptions(policy, listings), [], policy.id);
});

test('the Dutch list is the ten apps that the press named, FaceApp among them and Temu not', () => {
  const list = 'List of ten espionage-sensitive apps (reported July 2023)';
  const ten = adoptedBy('nl').filter(({ instrument }) => instrument === list);
  assert.deepEqual(ten.map(({ words }) => words).toSorted(), [
    'AliExpress',
    'CapCut',
    'FaceApp',
    'FastFire',
    'FastSpy',
    'Mobogram',
    'TikTok',
    'VKontakte',
    'WeChat',
    'iGap',
  ]);
  assert.deepEqual(ten.map(boundTo), [
    'aliexpress',
    'capcut',
    'faceapp',
    'fastfire',
    'fastspy',
    'igap',
    'mobogram',
    'tiktok',
    'vk',
    'wechat',
  ]);
  assert.deepEqual(
    adoptedBy('nl').filter(({ words }) => words === 'Temu'),
    [],
  );
});

test('the federal Act names TikTok, and of ByteDance and what it owns only a successor', () => {
  const bound = adoptedBy('us-federal').map((listing) => ({
    to: boundTo(listing),
    subsidiaries: listing.subsidiaries,
    affiliates: listing.affiliates,
  }));
  assert.deepEqual(
    new Set(bound.map(({ to }) => to)),
    new Set(['tiktok', 'tiktok-lite', 'bytedance']),
  );
  for (const { to, subsidiaries, affiliates } of bound)
    assert.deepEqual([subsidiaries, affiliates], [to === 'bytedance', false]);
});

test('each company on the Texas list is listed with its subsidiaries and affiliates', () => {
  const companies = adoptedBy('us-tx').filter(
    ({ subject }) =>
      subject.kind === 'entity' || (subject.kind === 'unbound' && subject.named === 'entity'),
  );
  assert.ok(companies.some((listing) => boundTo(listing) === 'tencent'));
  assert.ok(companies.every(({ subsidiaries, affiliates }) => subsidiaries && affiliates));
});

test('the Commission and the United Kingdom name TikTok, in each of its editions, and nothing else', () => {
  for (const policy of ['eu-commission', 'gb']) {
    const apps = adoptedBy(policy).filter(({ subject }) => subject.kind === 'app');
    assert.deepEqual(new Set(apps.map(boundTo)), new Set(['tiktok', 'tiktok-lite']), policy);
  }
});

test('a name that another product shares is bound to neither', () => {
  const twins = [
    'Wink: Connect Now',
    'HUYA LIVE - Game Live Stream',
    'Nice video baidu',
    'AppLock',
    'QQ International',
    'QQ Wallet',
    'WeChat Pay',
    'Alipay Cashier',
  ];
  for (const words of twins) {
    const found = where('words', words);
    assert.ok(found.length > 0, words);
    assert.deepEqual(
      breaking((row) => cell(row, 'subject_kind') === 'unbound-app', found),
      [],
    );
  }
});
