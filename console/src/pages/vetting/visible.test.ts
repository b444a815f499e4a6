import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible } from './visible.ts';

test('turned directions, controls and hidden characters are written out, and all scripts stay', () => {
  assert.equal(visible('abc\u202Egpj.apk'), 'abc⟨U+202E⟩gpj.apk');
  assert.equal(
    visible('a\u0000b\u001B[31m\u200Bc\uFEFF'),
    'a⟨U+0000⟩b⟨U+001B⟩[31m⟨U+200B⟩c⟨U+FEFF⟩',
  );
  for (const name of ['抖音', 'ТикТок', 'تطبيق', 'é😀']) assert.equal(visible(name), name);
});

test('whatever a file is called, nothing of it can move the cursor, and it is short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (name) => {
      const shown = visible(name);
      assert.doesNotMatch(shown, /[\p{C}\p{Zl}\p{Zp}]/u);
      assert.ok([...shown].length <= 300 * 10 + 1);
    }),
    { seed: 11, numRuns: 300 },
  );
});
