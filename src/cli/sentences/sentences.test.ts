import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../core/verdict.ts';
import { shortName, speakerOf } from '../../sentences/speaker.ts';
import { CATALOGUE } from '../testing.ts';
import { scanned } from '../testing-fleet.ts';
import type { AppId } from '../../core/statements.ts';
import { behind } from './behind.ts';
import { governmentsOf, namedBy } from './named-by.ts';
import { inSentence, territoryName, USUAL_NAMES } from '../../sentences/territories.ts';

const { assessment } = scanned(false, []);

test('who is behind an app, in a few words', () => {
  const words = CATALOGUE.apps.map(({ id }) =>
    behind(assessment.verdict(id), speakerOf(assessment)),
  );
  assert.deepEqual(words, [
    'BigDance, run from CN',
    'Bazaar, seat open (CN, IE)',
    'Amour SAS, seated in CN',
    'Mirror Labs; CY',
    'Mirror Labs; CY',
  ]);
});

test('an app of which nothing is known is said to be so', () => {
  const verdict: Verdict = {
    decision: 'undetermined',
    because: [{ code: 'publisher-unknown', leadsTo: 'undetermined' }],
    outweighed: [],
  };
  assert.equal(behind(verdict, speakerOf(assessment)), 'publisher not known');
});

test('legal forms fall away where there is little room, and never the whole name', () => {
  assert.equal(shortName('ByteDance Ltd.'), 'ByteDance');
  assert.equal(
    shortName('Xingin Information Technology Co., Ltd.'),
    'Xingin Information Technology',
  );
  assert.equal(shortName('Yandex LLC (OOO Yandex)'), 'Yandex');
  assert.equal(shortName('Ltd.'), 'Ltd.');
  assert.equal(shortName('Holding'), 'Holding');
});

test('the own government comes first, then the EU, countries, and parts of countries', () => {
  const codes = governmentsOf(assessment.namedBy('clip' as AppId), 'GB');
  assert.deepEqual(codes, ['GB', 'EU', 'US', 'US-AL', 'US-AZ', 'US-FL', 'US-GA']);
  assert.equal(namedBy(codes, 40), 'named by GB, EU, US, US-AL and 3 more');
  assert.equal(namedBy(codes, 20), 'by GB, EU and 5 more');
  assert.equal(namedBy(codes, 6), 'by 7');
  assert.equal(namedBy([], 40), '');
});

test('territories have their names; what has none keeps its code', () => {
  assert.equal(territoryName('CN'), 'China');
  assert.equal(territoryName('HK'), 'Hong Kong');
  assert.equal(territoryName('US-TX'), 'US-TX');
  assert.equal(territoryName('NATO'), 'NATO');
  assert.equal(inSentence('NL'), 'the Netherlands');
});

test('names that stand in a table of ours are those of CLDR', () => {
  const regions = new Intl.DisplayNames(['en'], { type: 'region' });
  for (const [code, name] of Object.entries(USUAL_NAMES)) assert.equal(name, regions.of(code));
});
