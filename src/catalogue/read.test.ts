import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readCatalogue } from './read.ts';
import { sayProblem } from './problem.ts';
import { TABLE_NAMES } from './tables.ts';
import { SMALL, withPack, type InlinePack } from './testing.ts';

const read = (pack: InlinePack) => withPack(pack, readCatalogue);

test('a small pack is read whole, with nothing to complain about', () => {
  const { catalogue, problems } = read(SMALL);
  assert.deepEqual(problems, []);
  assert.equal(catalogue.version, '2026-11-26');
  assert.deepEqual(
    catalogue.identifiers.map((i) => [i.app, i.platform, i.identifier, i.trackId, i.borrowed]),
    [
      ['notes', 'android', 'com.example.notes', '', false],
      ['notes', 'ios', 'com.example.Notes', '123456789', false],
    ],
  );
  assert.equal(catalogue.entities[1]?.stateOf, 'CN');
  assert.deepEqual(catalogue.names, []);
});

test('a statement without says and standing holds and is confirmed, and knows its place', () => {
  const [seat] = read(SMALL).catalogue.seats;
  assert.deepEqual(
    [seat?.says, seat?.standing, seat?.from, seat?.to, seat?.at],
    ['holds', 'confirmed', null, null, 'seats.csv:2'],
  );
});

test('an interest without figures may be anything and shows none', () => {
  const [interest] = read(SMALL).catalogue.interests;
  assert.deepEqual([interest?.min, interest?.max, interest?.figure], [0, 1_000_000, false]);
});

test('one end of a range leaves the other open', () => {
  const interests =
    'owner,asset,kind,share_min_pct,share_max_pct,basis,source\n' +
    'state-cn,maker,shareholding,50.0001,,read,https://example.org/own\n' +
    'state-cn,maker,voting-rights,,24.5,read,https://example.org/own\n';
  const found = read({ ...SMALL, interests }).catalogue.interests;
  assert.deepEqual(
    found.map((i) => [i.min, i.max, i.figure]),
    [
      [500_001, 1_000_000, true],
      [0, 245_000, true],
    ],
  );
});

test('columns may come in any order, with a mark of byte order, Windows line ends and spaces', () => {
  const apps = '\uFEFFnote,name,id\r\n"said ""so"", twice", Notes ,notes\r\n\r\n';
  const { catalogue, problems } = read({ ...SMALL, apps });
  assert.deepEqual(problems, []);
  assert.deepEqual(catalogue.apps, [
    { id: 'notes', name: 'Notes', sensitive: '', note: 'said "so", twice' },
  ]);
});

test('an unknown column is not read and told', () => {
  const apps = 'id,name,colour\nnotes,Notes,red\n';
  const { catalogue, problems } = read({ ...SMALL, apps });
  assert.equal(catalogue.apps.length, 1);
  assert.deepEqual(
    problems.map(({ severity, code, column }) => [severity, code, column]),
    [['warning', 'column-unknown', 'colour']],
  );
});

test('all but four tables may be missing; those four are missed', () => {
  const { entities, apps, identifiers, publications } = SMALL;
  const needed: InlinePack = {
    VERSION: '2026-11-26',
    entities: entities ?? '',
    apps: apps ?? '',
    identifiers: identifiers ?? '',
    publications: publications ?? '',
  };
  assert.deepEqual(read(needed).problems, []);
  const { problems } = read({ VERSION: '2026-11-26' });
  assert.deepEqual(
    problems.map(({ file, code, severity }) => [file, code, severity]),
    [
      ['entities.csv', 'table-missing', 'error'],
      ['apps.csv', 'table-missing', 'error'],
      ['identifiers.csv', 'table-missing', 'error'],
      ['publications.csv', 'table-missing', 'error'],
    ],
  );
});

test('a folder that is not there is a catalogue without tables, not an empty success', () => {
  const { problems } = readCatalogue('/no/such/folder');
  assert.equal(problems.filter((p) => p.code === 'table-missing').length, 4);
});

test('a broken row is told with its place and the rest goes on', () => {
  const apps = 'id,name\nbad id,Bad\n"open,Open\nnotes,Notes\n';
  const { catalogue, problems } = read({ ...SMALL, apps });
  assert.deepEqual(
    catalogue.apps.map((a) => a.id),
    ['notes'],
  );
  assert.deepEqual(problems.map(sayProblem), [
    'apps.csv:3: has quotes that do not close. Keep a row in one line; write a quote inside a cell twice.',
    'apps.csv:2 id: bad id is no id. Use small letters, digits and single hyphens: beijing-douyin.',
  ]);
});

test('a quote that opens and never closes spoils its own row, not those after it', () => {
  const apps = 'id,name,note\na "b,"c,\none,"One, first",\ntwo,Two,"said ""so"""\n"x" y,X,\n';
  const { catalogue, problems } = read({ ...SMALL, apps });
  assert.deepEqual(
    catalogue.apps.map((a) => [a.id, a.name, a.note]),
    [
      ['one', 'One, first', ''],
      ['two', 'Two', 'said "so"'],
    ],
  );
  const apart = problems.filter((p) => p.file === 'apps.csv').map((p) => [p.code, p.line]);
  assert.deepEqual(apart, [
    ['quotes', 2],
    ['quotes', 5],
  ]);
});

test('what a CSV writer writes is read back cell by cell', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'Я', ',', '"', ';', ' ', '=', "'") })
    .map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
      const rows = cells.map(([name, note], i) => [`app-${i}`, name || 'x', note]);
      const apps = Papa.unparse([['id', 'name', 'note'], ...rows], { newline: '\n' });
      const { catalogue } = read({ ...SMALL, apps });
      assert.deepEqual(
        catalogue.apps.map((a) => [a.id, a.name, a.note]),
        rows,
      );
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('what names no source was not read, whatever its row says', () => {
  const seats = 'entity,kind,territory,basis,source\nmaker,operating,CN,read,\n';
  const [seat] = read({ ...SMALL, seats }).catalogue.seats;
  assert.equal(seat?.basis, 'unverified');
});

test('listings of every kind of subject are read; what is not bound matches nothing', () => {
  const rows = [
    'a,NL,Cabinet,List,app,notes,Notes,prohibit,no,no,,,,https://example.org/l,read',
    'b,US-TX,Governor,Order,entity,maker,Maker,remove,yes,yes,phones,2024-01-01,,https://example.org/l,read',
    'c,NL,Cabinet,Rule,territory,CN,China,prohibit,,,,,,https://example.org/l,read',
    'd,EU,Commission,Rule,category,,recreational apps,advise,,,,,,https://example.org/l,read',
    'e,NL,Cabinet,List,unbound-app,,Something,prohibit,,,,,,https://example.org/l,read',
    'f,NL,Cabinet,List,unbound-entity,,Somebody,prohibit,,,,,,https://example.org/l,read',
  ];
  const header =
    'listing_id,government,authority,instrument,subject_kind,subject_id,words,measure,subsidiaries,affiliates,scope,from,to,source,basis';
  const { catalogue, problems } = read({ ...SMALL, listings: [header, ...rows].join('\n') });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    catalogue.listings.map((l) => l.subject),
    [
      { kind: 'app', app: 'notes' },
      { kind: 'entity', entity: 'maker' },
      { kind: 'territory', territory: 'CN' },
      { kind: 'category', category: 'recreational apps' },
      { kind: 'unbound', named: 'app' },
      { kind: 'unbound', named: 'entity' },
    ],
  );
  assert.deepEqual(
    catalogue.listings.map((l) => l.subsidiaries),
    [false, true, false, false, false, false],
  );
});

test('the digest changes with any byte of any table, and with nothing else', () => {
  const digest = (pack: InlinePack) => read(pack).catalogue.digest;
  const before = digest(SMALL);
  assert.match(before, /^[0-9a-f]{64}$/);
  assert.equal(digest(SMALL), before);
  assert.notEqual(digest({ ...SMALL, apps: `${String(SMALL.apps)} ` }), before);
  assert.notEqual(digest({ ...SMALL, domains: '' }), before);
});

test('a pack that does not say its day has a day that nobody takes for one', () => {
  const { catalogue, problems } = read({ ...SMALL, VERSION: 'yesterday' });
  assert.equal(catalogue.version, '0001-01-01');
  assert.deepEqual(
    problems.map((p) => [p.file, p.code, p.severity]),
    [['VERSION', 'version', 'warning']],
  );
});

test('whatever bytes a table holds, reading it never throws', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '\0', ' ', '=', '\uFEFF') }),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((s) => new TextEncoder().encode(s)),
    // Past the header, where the cells are read.
    fc
      .tuple(fc.constantFrom(...Object.values(SMALL).map(String)), text)
      .map(([head, s]) => new TextEncoder().encode(head + s)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...TABLE_NAMES), bytes, (table, content) => {
      const { catalogue, problems } = read({ ...SMALL, [table]: content });
      assert.ok(problems.every((p) => !sayProblem(p).includes('\n') && p.remedy !== ''));
      assert.equal(catalogue.version, '2026-11-26');
    }),
    { numRuns: 250, seed: 26 },
  );
});
