import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COUNTRIES, isGovernment } from './countries.ts';
import { isAddress, isBundleId, isDomain, isLanguage, isPackageName, leiFault } from './forms.ts';

test('the countries are the 249 of ISO 3166-1 and Kosovo, and the runtime knows each by name', () => {
  assert.equal(COUNTRIES.size, 250);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const code of COUNTRIES) assert.ok(names.of(code), code);
  for (const code of ['HK', 'MO', 'TW', 'XK']) assert.ok(COUNTRIES.has(code), code);
  for (const code of ['EU', 'UK', 'SU', 'ZZ', 'cn']) assert.ok(!COUNTRIES.has(code), code);
});

test('governments are states, parts of states and bodies of states', () => {
  for (const code of ['NL', 'US-TX', 'EU', 'NATO', 'NL-AMSTERDAM', 'NL-DEN-HAAG', 'AT-3']) {
    assert.ok(isGovernment(code), code);
  }
  for (const code of ['', 'XX', 'NL-', 'nl', 'Netherlands']) assert.ok(!isGovernment(code), code);
});

test('one wrong sign in an LEI never passes its check digits', () => {
  const lei = '5493001KJTIIGC8Y1R12';
  assert.equal(leiFault(lei), null);
  const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  fc.assert(
    fc.property(fc.nat(19), fc.constantFrom(...signs), (at, sign) => {
      const wrong = lei.slice(0, at) + sign + lei.slice(at + 1);
      assert.equal(leiFault(wrong) === null, wrong === lei);
    }),
    { numRuns: 400, seed: 97 },
  );
});

test('package names have a point, bundle IDs need none', () => {
  for (const name of ['com.tencent.mm', 'vStudio.Android.Camera360', 'ru.sberbank_sbbol.x']) {
    assert.ok(isPackageName(name), name);
  }
  for (const name of ['youdaoPro', 'com..x', '.com', 'com.1password', 'com.x-y', 'com.x y', '']) {
    assert.ok(!isPackageName(name), name);
  }
  for (const id of [
    'youdaoPro',
    'ru.inDriver-ru',
    'RU.WILDBERRIES.MOBILEAPP',
    'com.115.personal',
  ]) {
    assert.ok(isBundleId(id), id);
  }
  for (const id of ['com.', 'com.x y', 'com.x/y', '']) assert.ok(!isBundleId(id), id);
});

test('addresses are http or https, whole, and hold no password', () => {
  for (const url of [
    'https://example.org',
    'http://130.136.9.51/a?b=c#d',
    'https://example.org:8443/',
  ])
    assert.ok(isAddress(url), url);
  for (const url of [
    'example.org',
    'ftp://example.org/',
    'https://',
    'https://a b/',
    'https://u:p@h/',
  ])
    assert.ok(!isAddress(url), url);
});

test('domains are bare and small, languages are tags', () => {
  assert.ok(isDomain('xn--d1acpjx3f.xn--p1ai'));
  assert.ok(!isDomain('Example.org') && !isDomain('example') && !isDomain('example.org/'));
  for (const tag of ['zh-Hans', 'ru', 'und', 'pt-BR', 'es-419']) assert.ok(isLanguage(tag), tag);
  assert.ok(!isLanguage('Chinese') && !isLanguage('zh_Hans'));
});
