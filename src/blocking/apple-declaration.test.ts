import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFor } from './compile.ts';
import { listOf, product, TIKTOK, validator } from './testing.ts';

const declarations = (...products: readonly (typeof TIKTOK)[]) =>
  compileFor('apple', listOf(...products))
    .filter(({ kind }) => kind !== 'apple-profile')
    .map(({ content }) => JSON.parse(content) as Record<string, unknown>);

test('the declaration denies every bundle ID, and the activation names it', () => {
  const [block, activation] = declarations(TIKTOK);
  for (const [ref, value] of [
    ['AppSettings', block],
    ['ActivationSimple', activation],
  ] as const) {
    const validate = validator(`apple-declarations.json#/$defs/${ref}`);
    assert.ok(validate(value), JSON.stringify(validate.errors));
  }
  assert.deepEqual(block?.['Payload'], {
    Allowed: { DeniedApps: ['com.ss.iphone.ugc.Ame', 'com.zhiliaoapp.musically'] },
  });
  assert.deepEqual(activation?.['Payload'], { StandardConfigurations: [block?.['Identifier']] });
});

test('the server token changes with the list and only with it', () => {
  const token = (...products: readonly (typeof TIKTOK)[]) =>
    declarations(...products)[0]?.['ServerToken'];
  assert.equal(token(TIKTOK), token({ ...TIKTOK, found: 0 }));
  assert.notEqual(token(TIKTOK), token(TIKTOK, product('x', { ios: ['com.acme.x'] })));
});
