import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../core/notices/rules.ts';
import { ABILITIES_EN } from './abilities-en.ts';
import { abilityIn } from './abilities.ts';

test('every code of an ability is said in every language, each in its own words', () => {
  const codes = Object.keys(ABILITIES_EN);
  assert.ok(codes.length > 50);
  for (const code of codes) {
    const said = LANGUAGES.map((language) => abilityIn(language, code));
    assert.equal(new Set(said).size, LANGUAGES.length, code);
  }
});

test('what has no code is said as it is, and no word of every object is a code', () => {
  assert.equal(abilityIn('de', 'the schema of OS 27'), 'the schema of OS 27');
  assert.equal(abilityIn('de', 'toString'), 'toString');
});
