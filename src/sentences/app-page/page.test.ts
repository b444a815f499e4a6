import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '../../core/assess.ts';
import type { Day } from '../../core/day.ts';
import { explain } from '../../core/explanation.ts';
import type { Language } from '../../core/notices/rules.ts';
import { situationOf } from '../../core/testing.ts';
import type { VectorCase } from '../../core/testing-case.ts';
import { NO_DECISIONS } from '../../core/situation.ts';
import { entityPage } from './entity.ts';
import { appPage } from './page.ts';

const AT = '2026-12-01' as Day;
const page = (more: Partial<VectorCase> = {}, language: Language = 'en') => {
  const { catalogue, policy } = situationOf({
    name: 'a chain',
    at: AT,
    territories: ['CN'],
    apps: [{ id: 'clip', publishers: [{ entity: 'front' }] }],
    entities: [{ id: 'front' }, { id: 'holding' }, { id: 'top' }],
    seats: [
      { entity: 'front', kind: 'incorporated', territory: 'SG' },
      { entity: 'top', kind: 'operating', territory: 'CN' },
    ],
    interests: [
      { owner: 'holding', asset: 'front', kind: 'parent' },
      { owner: 'top', asset: 'holding', kind: 'shareholding', share: [60, 80] },
    ],
    ...more,
  } as VectorCase);
  const assessment = assess(catalogue, policy, AT, NO_DECISIONS);
  const explanation = explain(assessment, 'clip' as never, NO_DECISIONS);
  assert.ok(explanation);
  return appPage(assessment, explanation, language);
};

test('the picture goes from the app to the territory, and each line cites what decides', () => {
  const { decision, chain, statements, reasons } = page();
  assert.equal(decision, 'prohibited');
  assert.deepEqual(
    chain.nodes.map(({ id, column, decides }) => [id, column, decides]),
    [
      ['app:clip', 0, true],
      ['entity:front', 1, true],
      ['entity:holding', 2, true],
      ['entity:top', 3, true],
      ['territory:CN', 4, true],
    ],
  );
  assert.deepEqual(
    chain.links.map(({ from, to, as, statements: numbers }) => [from, to, as, numbers]),
    [
      ['app:clip', 'entity:front', 'publisher', [1]],
      ['entity:front', 'entity:holding', 'parent', [2]],
      ['entity:holding', 'entity:top', 'shareholding', [3]],
      ['entity:top', 'territory:CN', 'operating', [4]],
    ],
  );
  assert.deepEqual(reasons[0]?.statements, [1, 2, 3, 4]);
  assert.deepEqual(
    statements.map(({ number, decides }) => [number, decides]),
    [
      [1, true],
      [2, true],
      [3, true],
      [4, true],
      [5, false],
    ],
  );
});

test('what another source says of the same stands beside it by number', () => {
  const { statements } = page({
    interests: [
      { owner: 'top', asset: 'front', kind: 'shareholding', share: 100 },
      {
        owner: 'top',
        asset: 'front',
        kind: 'shareholding',
        min: 30,
        max: 30,
        standing: 'reported',
      },
    ],
  } as Partial<VectorCase>);
  const shares = statements.filter(({ kind }) => kind === 'interest');
  assert.deepEqual(
    shares.map(({ number, others, isCertain }) => [number, others, isCertain]),
    [
      [shares[0]?.number, [shares[1]?.number], true],
      [shares[1]?.number, [shares[0]?.number], false],
    ],
  );
});

test('the sentence names who publishes it, through whom, and from where it is run, in each language', () => {
  assert.deepEqual(
    (['en', 'nl', 'fr', 'de'] as const).map((language) => page({}, language).sentence),
    [
      'Prohibited: clip is published by front (Singapore), owned through holding by top, which is run from China; China is a listed territory.',
      'Verboden: clip wordt uitgegeven door front (Singapore), eigendom via holding van top, dat wordt geleid vanuit China; China is een aangewezen land.',
      'Interdite: clip est éditée par front (Singapour), propriété par l’intermédiaire de holding de top, qui est dirigée depuis la Chine ; la Chine est un territoire listé.',
      'Verboten: Herausgeber von clip ist front (Singapur), im Eigentum über holding von top, das aus China geführt wird; China ist ein gelistetes Gebiet.',
    ],
  );
});

test('what would change it cites the statement that would have to end', () => {
  const { changes } = page();
  const [first] = changes;
  assert.equal(first?.kind, 'end-of-interest');
  assert.equal(first?.statement, 2);
  assert.match(first?.sentence ?? '', /^A confirmed end/);
  assert.ok(changes.every(({ would }) => would));
});

test('a company has those above it in its picture, where they sit, and the apps that it publishes', () => {
  const { catalogue, policy } = situationOf({
    name: 'a circle',
    at: AT,
    territories: ['CN'],
    apps: [{ id: 'clip', publishers: [{ entity: 'front' }] }],
    entities: [{ id: 'front' }, { id: 'holding' }, { id: 'top' }],
    seats: [{ entity: 'top', kind: 'operating', territory: 'CN' }],
    interests: [
      { owner: 'holding', asset: 'front', kind: 'parent' },
      { owner: 'top', asset: 'holding', kind: 'parent' },
      { owner: 'front', asset: 'top', kind: 'board-seat' },
    ],
  } as VectorCase);
  const assessment = assess(catalogue, policy, AT, NO_DECISIONS);
  const shown = entityPage(assessment, 'front' as never, 'en');
  assert.ok(shown);
  assert.deepEqual(
    shown.chain.nodes.map(({ id, column }) => [id, column]),
    [
      ['entity:front', 0],
      ['entity:holding', 1],
      ['entity:top', 2],
      ['territory:CN', 3],
    ],
  );
  assert.deepEqual(shown.apps, [{ id: 'clip', name: 'clip', decision: 'prohibited' }]);
  assert.equal(entityPage(assessment, 'nobody' as never, 'en'), null);
});
