import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fit, fitInParts, type Room } from './block-list-fit.ts';
import type { BlockedProduct, BlockList } from './block-list.ts';
import type { AppId } from './statements.ts';

const product = (app: string, ...ios: readonly string[]): BlockedProduct => ({
  app: app as AppId,
  name: app,
  found: 0,
  reach: 0,
  identifiers: ios.map((identifier) => ({ platform: 'ios', identifier })),
});
const listOf = (...products: readonly BlockedProduct[]): BlockList => ({
  policy: 'nl',
  catalogue: '2026-11-25',
  products,
});
const room = (limit: number, rest: Partial<Room> = {}): Room => ({
  platform: 'ios',
  limit,
  caseRule: 'exact',
  ...rest,
});
const apps = (products: readonly BlockedProduct[]) => products.map(({ app }) => String(app));

test('a product that does not fit whole is left out whole, and a smaller one after it still goes in', () => {
  const list = listOf(product('a', '1', '2'), product('b', '3', '4', '5'), product('c', '6'));
  const { kept, identifiers, leftOut } = fit(list, room(4));
  assert.deepEqual(apps(kept), ['a', 'c']);
  assert.deepEqual(identifiers, ['1', '2', '6']);
  assert.deepEqual(
    leftOut.map(({ product, identifiers }) => [product.app, identifiers]),
    [['b', 3]],
  );
});

test('exactly at the limit everything stays; one more and the last product goes', () => {
  const list = listOf(product('a', '1', '2'), product('b', '3', '4'));
  assert.deepEqual(fit(list, room(4)).leftOut, []);
  assert.deepEqual(apps(fit(list, room(3)).kept), ['a']);
});

test('an identifier that two products share takes one place', () => {
  const list = listOf(product('a', '1', '2'), product('b', '2', '3'));
  assert.deepEqual(fit(list, room(3)).identifiers, ['1', '2', '3']);
});

test('spellings that differ only in case are two places, unless the setting folds case', () => {
  const list = listOf(product('a', 'com.x.App', 'com.x.app'));
  assert.deepEqual(fit(list, room(9)).identifiers, ['com.x.App', 'com.x.app']);
  assert.deepEqual(fit(list, room(9, { caseRule: 'folded' })).identifiers, ['com.x.App']);
});

test('a product without an identifier on the platform is named, not counted as blocked', () => {
  const { kept, elsewhere } = fit(listOf(product('a', '1')), room(9, { platform: 'android' }));
  assert.deepEqual([kept, elsewhere], [[], [{ app: 'a', name: 'a' }]]);
});

test('parts hold every product once and whole; what fits into no part is left out of all', () => {
  const list = listOf(
    product('a', '1', '2'),
    product('huge', '3', '4', '5', '6'),
    product('b', '7', '8'),
    product('c', '9'),
  );
  const parts = fitInParts(list, () => room(3));
  assert.deepEqual(
    parts.map(({ kept }) => apps(kept)),
    [['a', 'c'], ['b']],
  );
  assert.deepEqual(
    parts.map(({ leftOut }) => leftOut.map(({ product }) => product.app)),
    [[], ['huge']],
  );
});

test('an empty list has no parts; one that fits nowhere has one that says so', () => {
  assert.deepEqual(
    fitInParts(listOf(), () => room(3)),
    [],
  );
  assert.equal(fitInParts(listOf(product('a', '1', '2')), () => room(1))[0]?.leftOut.length, 1);
});

test('never half a product and never above the limit, whatever the list', () => {
  const anyList = fc.array(
    fc.array(fc.constantFrom('A', 'a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 5 }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      anyList,
      fc.nat(8),
      fc.constantFrom('exact', 'folded'),
      (drawn, limit, caseRule) => {
        const list = listOf(...drawn.map((ids, index) => product(`p${index}`, ...ids)));
        const { kept, identifiers, leftOut, elsewhere } = fit(list, room(limit, { caseRule }));
        const folded = (text: string) => (caseRule === 'folded' ? text.toLowerCase() : text);
        const sent = new Set(identifiers.map(folded));
        assert.ok(identifiers.length <= limit);
        assert.equal(kept.length + leftOut.length + elsewhere.length, list.products.length);
        for (const { identifiers: own } of kept) {
          for (const { identifier } of own) assert.ok(sent.has(folded(identifier)));
        }
        // What is left out did not fit beside what was kept before it.
        for (const { product, identifiers } of leftOut) assert.ok(identifiers > 0, product.app);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
