import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compileBlockList } from '../core/block-list-compile.ts';
import { ESSENTIALS } from '../core/block-list-essentials.ts';
import { compileFor, TARGET_NAMES } from './compile.ts';
import { SETTINGS } from './settings.ts';
import { listOf, product, TIKTOK } from './testing.ts';

const everything = (list: ReturnType<typeof listOf>) =>
  TARGET_NAMES.flatMap((target) => compileFor(target, list));
/** What a phone or an MDM would see, base64 opened. */
const opened = (content: string) =>
  content.replaceAll(/"payload": "([^"]*)"/g, (_, text: string) =>
    Buffer.from(text, 'base64').toString('utf8'),
  );

test('TikTok is blocked under all its names, by every artefact that blocks anything', () => {
  const artefacts = everything(listOf(TIKTOK)).filter(({ identifiers }) => identifiers > 0);
  assert.equal(artefacts.length, 10);
  for (const { kind, content, identifiers, leftOut } of artefacts) {
    const platform = /android|play|personal/.test(kind) ? 'android' : 'ios';
    for (const one of TIKTOK.identifiers.filter((own) => own.platform === platform)) {
      assert.ok(opened(content).includes(one.identifier), `${kind} lacks ${one.identifier}`);
    }
    assert.deepEqual([identifiers, leftOut], [2, []], kind);
  }
});

test('no list can make an artefact block an essential part', () => {
  const drawnEssential = fc.constantFrom(
    ...ESSENTIALS.filter(({ refuse }) => refuse === 'always').map((one) => ({
      platform: one.platform,
      identifier: one.match === 'prefix' ? `${one.identifier}Something` : one.identifier,
    })),
  );
  const mixedCase = fc.tuple(drawnEssential, fc.boolean()).map(([one, upper]) => ({
    ...one,
    identifier: upper ? one.identifier.toUpperCase() : one.identifier,
  }));
  fc.assert(
    fc.property(fc.array(mixedCase, { minLength: 1, maxLength: 5 }), (essentials) => {
      const { list } = compileBlockList(
        {
          policy: 'nl',
          catalogue: '2026-11-25',
          products: [{ ...TIKTOK, identifiers: [...TIKTOK.identifiers, ...essentials] }],
          accepted: essentials.map(({ identifier }) => identifier),
        },
        ESSENTIALS,
      );
      assert.deepEqual(list.products[0]?.identifiers, TIKTOK.identifiers);
      for (const { kind, content } of everything(list)) {
        const clean = opened(content).split(/[^A-Za-z0-9._-]+/);
        for (const { identifier } of essentials) assert.ok(!clean.includes(identifier), kind);
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('a list that was not compiled, with an essential part in it, gives no file at all', () => {
  const raw = listOf(product('evil', { ios: ['com.evil.app', 'com.apple.Preferences'] }));
  const wild = listOf(product('wild', { android: ['com.tencent.*'] }));
  for (const target of TARGET_NAMES) {
    assert.throws(() => compileFor(target, raw), /com\.apple\.Preferences.* never blocked/);
    assert.throws(() => compileFor(target, wild), /never blocked/);
  }
});

test('a part of the system whose side effect was accepted does go into the files', () => {
  const asked = 'com.huawei.android.hwouc';
  const { list } = compileBlockList(
    {
      policy: 'nl',
      catalogue: '2026-11-25',
      products: [product('update', { android: [asked] })],
      accepted: [asked],
    },
    ESSENTIALS,
  );
  assert.ok(compileFor('android', list)[0]?.content.includes(asked));
});

test('whatever the list, the same list gives the same bytes and no product in part', () => {
  const identifier = fc.constantFrom('a.A', 'a.a', 'a.b', 'a.c', 'a.d', 'a.e');
  const drawnProduct = fc.record({
    ios: fc.array(identifier, { maxLength: 4 }),
    android: fc.array(identifier, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(drawnProduct, { maxLength: 6 }),
      fc.integer({ min: 0, max: 6 }),
      (drawn, limit) => {
        const list = listOf(...drawn.map((ids, index) => product(`p${index}`, ids)));
        const limits = { 'intune-compliance': limit, 'android-policy-managed': limit };
        for (const target of TARGET_NAMES) {
          const once = compileFor(target, list, { limits });
          assert.deepEqual(compileFor(target, list, { limits }), once);
          for (const { kind, content, leftOut, elsewhere } of once) {
            if (kind !== 'intune-compliance') continue;
            const sent = new Set([...content.matchAll(/"appId": "([^"]+)"/g)].map(([, id]) => id));
            assert.ok(sent.size <= limit);
            const out = new Set([...leftOut, ...elsewhere].map(({ app }) => app));
            for (const { app, identifiers } of list.products) {
              if (out.has(app)) continue;
              for (const one of identifiers) {
                if (one.platform === 'ios') assert.ok(sent.has(one.identifier), `${app} in part`);
              }
            }
          }
        }
      },
    ),
    { seed: 11, numRuns: 60 },
  );
});

test('a list of nothing gives no files', () => {
  assert.deepEqual(everything(listOf()), []);
});

test('unusable options are refused with what is wrong', () => {
  const refused = (options: Parameters<typeof compileFor>[2], words: RegExp) =>
    assert.throws(() => compileFor('apple', listOf(TIKTOK), options), words);
  refused({ domain: 'not a domain' }, /reverse domain/);
  refused({ title: ' \u202E' }, /title is empty/);
  refused({ organisation: '{{serialnumber}}' }, /double braces/);
  refused({ graceHours: -1 }, /whole number of hours/);
  refused({ limits: { 'apple-profile': 1_000_001 } }, /1000000 bytes at most/);
  refused({ limits: { 'apple-profile': 1.5 } }, /whole number/);
});

test('every setting says where its limit, its case rule and its merge rule come from (FC-31, FC-41)', () => {
  for (const [id, { limit, caseRule, together }] of Object.entries(SETTINGS)) {
    for (const fact of [limit, caseRule, together]) {
      assert.ok(fact === null || fact.source.length > 10, id);
    }
  }
});

test('every file has a name of its own, and says what it needs', () => {
  const artefacts = everything(listOf(TIKTOK));
  assert.equal(new Set(artefacts.map(({ fileName }) => fileName)).size, artefacts.length);
  for (const { kind, needs, notes } of artefacts) {
    assert.ok(needs.length > 0 && notes.length > 0, kind);
  }
});

test('the example of the specification is a list in its final form', () => {
  const page = readFileSync(new URL('../../spec/block-list.md', import.meta.url), 'utf8');
  const [, example] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const list = JSON.parse(example ?? '') as ReturnType<typeof listOf>;
  const compiled = compileBlockList(list, ESSENTIALS);
  assert.deepEqual(compiled.list, list);
  assert.deepEqual([compiled.refused, compiled.unblockable], [[], []]);
});

test('every file that can come out is explained on a page for administrators', () => {
  const docs = new URL('../../docs/', import.meta.url);
  const pages = readdirSync(docs)
    .filter((name) => name.startsWith('block-with-'))
    .map((name) => readFileSync(new URL(name, docs), 'utf8'))
    .join('\n');
  for (const { fileName } of everything(listOf(TIKTOK))) {
    assert.ok(pages.includes(fileName), `${fileName} is on no page`);
  }
});
