import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCatalogue } from './check.ts';
import { sayProblem } from './problem.ts';
import { readCatalogue } from './read.ts';
import { searchCatalogue } from './search.ts';
import { summarise } from './summary.ts';

const DIR = join(import.meta.dirname, '../../catalogue');
const { catalogue, problems } = readCatalogue(DIR);
const { errors, rows } = checkCatalogue(DIR);

test('the shipped pack has no errors, and is read whole', () => {
  assert.deepEqual(errors.map(sayProblem), []);
  assert.deepEqual(problems.map(sayProblem), []);
  const { entities, apps, identifiers, listings } = catalogue;
  assert.ok(entities.length > 600 && apps.length > 1_100 && listings.length > 600);
  // 1,408 were given, and 99 of apps that must not be taken for listed ones.
  assert.ok(identifiers.length >= 1_408, String(identifiers.length));
  assert.ok(rows > 10_000);
});

const identifiersOf = (app: string, platform: string): readonly string[] =>
  catalogue.identifiers
    .filter((i) => i.app === app && i.platform === platform)
    .map((i) => i.identifier);

test('the ten apps of the Dutch list are there, by what each platform calls them', () => {
  const ten: Record<string, readonly [android: number, ios: number]> = {
    tiktok: [2, 2],
    aliexpress: [1, 1],
    wechat: [1, 1],
    capcut: [2, 1],
    faceapp: [1, 1],
    vk: [1, 1],
    igap: [1, 1],
    mobogram: [2, 0],
    fastfire: [0, 0],
    fastspy: [0, 0],
  };
  for (const [app, [android, ios]] of Object.entries(ten)) {
    assert.ok(
      catalogue.apps.some((a) => a.id === app),
      app,
    );
    assert.equal(identifiersOf(app, 'android').length, android, app);
    assert.equal(identifiersOf(app, 'ios').length, ios, app);
    assert.ok(
      catalogue.names.some((n) => n.app === app),
      app,
    );
    assert.ok(
      catalogue.listings.some(
        (l) => l.government === 'NL' && 'app' in l.subject && l.subject.app === app,
      ),
      app,
    );
  }
});

test('TikTok has one package name for the world and another for Asia', () => {
  assert.deepEqual(identifiersOf('tiktok', 'android'), [
    'com.ss.android.ugc.trill',
    'com.zhiliaoapp.musically',
  ]);
});

test('no person has a seat: where somebody is from is a note', () => {
  const persons = catalogue.entities.filter((e) => e.kind === 'person');
  assert.ok(persons.length > 10);
  const ids = new Set(persons.map((p) => p.id));
  assert.deepEqual(
    catalogue.seats.filter((s) => ids.has(s.entity)),
    [],
  );
  assert.ok(persons.some((p) => p.note.includes('noted by the source: CN')));
});

test('every app can be found by an identifier or a name', () => {
  const found = new Set([...catalogue.identifiers, ...catalogue.names].map((row) => row.app));
  assert.deepEqual(
    catalogue.apps.filter((a) => !found.has(a.id)).map((a) => a.id),
    [],
  );
});

test('an inventory of names alone finds apps in their own script', () => {
  const cases = {
    抖音: 'douyin',
    微信: 'wechat',
    ВКонтакте: 'vk',
    روبیکا: 'rubika',
    小红书: 'rednote',
    淘宝: 'taobao',
    Яндекс: 'yandex-app',
  };
  for (const [name, app] of Object.entries(cases)) {
    const [best] = searchCatalogue(catalogue, name);
    assert.ok(best?.kind === 'app' && best.app === app && best.matched.how === 'exact', name);
  }
});

test('a borrowed package name belongs to one app, and says that it is borrowed', () => {
  const borrowed = catalogue.identifiers.filter((i) => i.borrowed);
  assert.deepEqual(
    borrowed.map((i) => [i.app, i.identifier]),
    [
      ['douyin', 'com.ss.android.ugc.aweme'],
      ['genshin-impact-cn', 'com.miHoYo.Yuanshen'],
    ],
  );
});

test('a board seat is told apart from a majority, and what ended keeps its end', () => {
  const kinds = (owner: string, asset: string) =>
    catalogue.interests
      .filter((i) => i.owner === owner && i.asset === asset)
      .map((i) => [i.kind, i.from, i.to]);
  assert.deepEqual(kinds('bytedance', 'tiktok-usds-jv'), [
    ['board-seat', '2026-01-22', null],
    ['shareholding', '2026-01-22', null],
  ]);
  assert.ok(
    kinds('tencent', 'epic-games').some(
      ([kind, , to]) => kind === 'board-seat' && to === '2024-12-18',
    ),
  );
  assert.ok(kinds('kunlun', 'grindr-inc').every(([, , to]) => to !== null));
});

test('what is open is marked so: nobody is certainly run from where sources disagree', () => {
  const operating = (entity: string) =>
    catalogue.seats.filter((s) => s.entity === entity && s.territory === 'CN' && s.to === null);
  for (const entity of [
    'pdd',
    'shein-group',
    'joyy',
    'trip-com',
    'butterfly-effect',
    'zepp-health',
  ]) {
    assert.ok(operating(entity).length > 0, entity);
    assert.ok(
      operating(entity).every((s) => s.standing !== 'confirmed'),
      entity,
    );
  }
});

test('what a hit would tell of love, faith or health is marked', () => {
  const sensitive = new Map(catalogue.apps.map((a) => [a.id as string, a.sensitive]));
  assert.equal(sensitive.get('grindr'), 'dating');
  assert.equal(sensitive.get('bade-saba'), 'faith');
  assert.equal(sensitive.get('flo'), 'health');
  assert.equal(sensitive.get('tiktok'), '');
});

test('no row is called read without an address', () => {
  const rows = [
    ...catalogue.seats,
    ...catalogue.interests,
    ...catalogue.publications,
    ...catalogue.identifiers,
  ];
  assert.deepEqual(
    rows.filter((r) => r.basis === 'read' && !r.source.startsWith('http')),
    [],
  );
});

test('most identifiers rest on what was read, and strictly fewer than by publisher', () => {
  const { identifiers, byPublisher, strictly } = summarise(catalogue, catalogue.version);
  assert.equal(identifiers, catalogue.identifiers.length);
  assert.ok(strictly < byPublisher && byPublisher < identifiers);
  assert.ok(strictly > identifiers / 2);
});
