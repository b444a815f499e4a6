import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compileBlockList } from './block-list-compile.ts';
import { ESSENTIALS } from './block-list-essentials.ts';
import type { BlockedProduct } from './block-list.ts';
import type { AppId } from './statements.ts';

const product = (
  app: string,
  identifiers: readonly string[],
  rest: Partial<BlockedProduct> = {},
): BlockedProduct => ({
  app: app as AppId,
  name: app,
  found: 0,
  reach: 0,
  identifiers: identifiers.map((text) => {
    const [platform, identifier] = text.split(' ');
    return { platform: platform === 'ios' ? 'ios' : 'android', identifier: identifier ?? '' };
  }),
  ...rest,
});
const compile = (products: readonly BlockedProduct[], accepted: readonly string[] = []) =>
  compileBlockList({ policy: 'nl', catalogue: '2026-11-25', products, accepted }, ESSENTIALS);
const apps = (products: readonly BlockedProduct[]) => products.map(({ app }) => String(app));
const written = ({ identifiers }: BlockedProduct) =>
  identifiers.map(({ platform, identifier }) => `${platform} ${identifier}`);

test('what most phones have comes first, then what most governments name, then the app id', () => {
  const { list } = compile([
    product('d', ['ios d.d'], { found: 1, reach: 1 }),
    product('c', ['ios c.c'], { found: 1, reach: 9 }),
    product('b', ['ios b.b'], { found: 1, reach: 9 }),
    product('a', ['ios a.a'], { found: 0, reach: 99 }),
  ]);
  assert.deepEqual(apps(list.products), ['b', 'c', 'd', 'a']);
});

test('all identifiers of an app stand together, each once, in their exact case', () => {
  const { list } = compile([
    product('word', ['ios com.acme.Word', 'ios com.acme.word', 'ios com.acme.Word']),
    product('word', ['android com.acme.word', 'ios com.acme.Word'], { found: 3, reach: 2 }),
  ]);
  assert.equal(list.products.length, 1);
  assert.deepEqual(list.products.map(written), [
    ['android com.acme.word', 'ios com.acme.Word', 'ios com.acme.word'],
  ]);
  assert.deepEqual([list.products[0]?.found, list.products[0]?.reach], [3, 2]);
});

test('phone, settings, messages, store and agents are refused and reported; the rest of the app stays', () => {
  const essential = [
    'android com.android.phone',
    'android com.android.settings',
    'android com.android.vending',
    'android com.google.android.gms',
    'android com.google.android.apps.messaging',
    'android com.microsoft.windowsintune.companyportal',
    'android com.airwatch.androidagent',
    'android com.google.android.apps.work.clouddpc',
    'android com.hmdm.launcher',
    'android com.android.providers.telephony',
    'ios com.apple.mobilephone',
    'ios com.microsoft.CompanyPortal',
    'ios com.microsoft.companyportal',
    'ios COM.APPLE.Preferences',
  ];
  const { list, refused } = compile([product('evil', [...essential, 'ios com.evil.app'])]);
  assert.deepEqual(list.products.map(written), [['ios com.evil.app']]);
  assert.deepEqual(
    refused.map(({ platform, identifier, code }) => `${platform} ${identifier} ${code}`),
    essential.toSorted((a, b) => (a < b ? -1 : 1)).map((one) => `${one} essential`),
  );
  for (const { app, why } of refused) assert.ok(app === 'evil' && why.length > 20, why);
});

test('a name that only looks like an essential one is blocked', () => {
  const { list, refused } = compile([
    product('a', [
      'ios com.apple',
      'ios com.applepie.app',
      'android com.android.phone2',
      'ios com.android.phone',
    ]),
  ]);
  assert.deepEqual(refused, []);
  assert.equal(list.products[0]?.identifiers.length, 4);
});

test("a maker's part of the system goes in only when asked for, and its price is named (FC-61)", () => {
  const products = [product('update', ['android com.huawei.android.hwouc'])];
  const without = compile(products);
  assert.deepEqual(without.list.products, []);
  assert.equal(without.refused[0]?.code, 'side-effect');
  assert.match(without.refused[0]?.why ?? '', /system update/);
  assert.deepEqual(without.unblockable, [{ app: 'update', name: 'update' }]);

  const asked = compile(products, ['com.huawei.android.hwouc']);
  assert.deepEqual(apps(asked.list.products), ['update']);
  assert.match(asked.sideEffects[0]?.why ?? '', /system update/);
  assert.deepEqual(asked.refused, []);
});

test('nobody can ask for an essential part, nor for a security framework that asks for a reset (FC-55)', () => {
  const never = [
    'com.android.phone',
    'com.samsung.android.knox.containeragent',
    'com.miui.securitycenter',
  ];
  const { list, refused } = compile(
    [
      product(
        'a',
        never.map((one) => `android ${one}`),
      ),
    ],
    never,
  );
  assert.deepEqual(list.products, []);
  assert.equal(refused.length, 3);
});

test('wildcards, blanks and markup are no identifiers', () => {
  const { list, refused } = compile([
    product('a', [
      'android com.acme.*',
      'ios <x/>',
      'ios a\u0000b',
      'android ',
      `ios ${'a'.repeat(256)}`,
    ]),
  ]);
  assert.deepEqual(list.products, []);
  assert.deepEqual(new Set(refused.map(({ code }) => code)), new Set(['malformed']));
  assert.equal(refused.length, 5);
});

test('an app of which no identifier is known is said to be unblockable, not passed over', () => {
  const { list, unblockable } = compile([product('names-only', [])]);
  assert.deepEqual([list.products, unblockable], [[], [{ app: 'names-only', name: 'names-only' }]]);
});

test('the order of the input changes nothing', () => {
  const anyProduct = fc.record({
    app: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('x', 'y'),
    found: fc.nat(2),
    reach: fc.nat(2),
    ids: fc.array(fc.constantFrom('ios p.Q', 'ios p.q', 'android p.q', 'ios com.apple.x'), {
      maxLength: 4,
    }),
  });
  fc.assert(
    fc.property(fc.array(anyProduct, { maxLength: 8 }), (drawn) => {
      const products = drawn.map(({ app, ids, ...rest }) => product(app, ids, rest));
      assert.deepEqual(compile(products.toReversed()).list, compile(products).list);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('every essential says why and on what it rests', () => {
  const keys = new Set<string>();
  for (const { platform, identifier, why, source } of ESSENTIALS) {
    const key = `${platform} ${identifier}`;
    assert.ok(why.length > 20 && source.length > 10, key);
    assert.ok(!keys.has(key), `${key} stands twice`);
    keys.add(key);
  }
});
