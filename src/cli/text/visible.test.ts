import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ascii, visible } from './visible.ts';

test('an escape sequence in a name reaches no terminal', () => {
  assert.equal(visible('\u001b[31mred\u0007'), '<U+001B>[31mred<U+0007>');
  assert.equal(visible('\u009b2J'), '<U+009B>2J');
});

test('what turns the reading direction is written out', () => {
  assert.equal(visible('invoice\u202egpj.exe'), 'invoice<U+202E>gpj.exe');
  assert.equal(visible('a\u2066b'), 'a<U+2066>b');
});

test('what only hides is taken away, so that two names that look alike read alike', () => {
  assert.equal(visible('Tik\u200bTok\ufeff\u00ad'), 'TikTok');
  assert.equal(visible('a\u{e0041}b'), 'ab');
});

test('a joiner inside a Persian word stays, elsewhere it goes', () => {
  assert.equal(visible('می\u200cروم'), 'می\u200cروم');
  assert.equal(visible('a\u200cb'), 'ab');
});

test('line breaks and tabs become one blank: a name stays on its line', () => {
  assert.equal(visible('a\r\n\tb\u2028c'), 'a b c');
});

test('names in other scripts stay as they are', () => {
  for (const name of ['抖音', 'ВКонтакте', 'روبیکا', 'Döner é']) assert.equal(visible(name), name);
});

test('accents stacked without end are cut to three', () => {
  assert.equal(visible(`a${'\u0301'.repeat(50)}`), 'a\u0301\u0301\u0301');
});

test('whatever comes in, nothing that acts on a terminal comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visible(text);
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(
        shown,
        /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
      );
      assert.ok(shown.isWellFormed());
      assert.equal(visible(shown), shown);
      assert.match(ascii(text), /^[\x20-\x7e]*$/);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a terminal without UTF-8 gets letters without accents, and other scripts as code points', () => {
  assert.equal(ascii('Côte d’Ivoire — Türkiye…'), "Cote d'Ivoire - Turkiye...");
  assert.equal(ascii('微信'), '<U+5FAE><U+4FE1>');
});
