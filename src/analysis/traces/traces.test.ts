import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDex } from '../dex/open-dex.ts';
import { writeDex } from '../dex/write-dex.fixture.ts';
import { addressesIn } from './addresses.ts';
import { hostsIn } from './hosts.ts';
import { leadsIn } from './leads.ts';
import type { Region } from './region.ts';

const regionOf = (text: string): Region => {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, entry: 'e', from: 0, to: bytes.length, full: () => undefined };
};
const hosts = (text: string): readonly string[] => hostsIn(regionOf(text)).map(({ name }) => name);
const leads = (text: string): readonly string[] =>
  leadsIn(regionOf(text)).map(({ kind, name }) => `${kind} ${name}`);

test('hosts of URLs: lower case, without user, port and path', () => {
  assert.deepEqual(hosts('go to HTTPS://User:pw@API.Umeng.com:8443/x?y and wss://a-b.example.ru'), [
    'api.umeng.com',
    'a-b.example.ru',
  ]);
  assert.deepEqual(hosts('http://203.107.1.1/d?host='), ['203.107.1.1']);
  assert.deepEqual(hosts('https://%s.aliyuncs.com/'), ['aliyuncs.com']);
});

test('what nobody talks to is no host', () => {
  const none = [
    'http://schemas.android.com/apk/res/android',
    'http://www.w3.org/2001/XMLSchema',
    'http://javax.xml.transform.dom.DOMResult/feature',
    'http://127.0.0.1:8080/ http://10.0.2.2/ http://192.168.1.1/ http://localhost/',
    'content://com.android.contacts.provider1/x',
    'content://com.android.contacts/data android-app://com.google.android/x',
    'file:///sdcard/ https:// http://.com http://a..b/',
    'http://-/',
  ];
  for (const text of none) assert.deepEqual(hosts(text), [], text);
});

test('a text that is nothing but a host is one; the name of a package is none', () => {
  const texts = ['alog.umeng.com', 'mc.yandex.ru', 'com.umeng.net', 'java.net', 'see x.cn'];
  const dex = openDex(writeDex({ version: '038', defined: [], texts }), () => {}, 'classes.dex');
  assert.deepEqual(
    dex?.hosts().map(({ name }) => name),
    ['alog.umeng.com', 'mc.yandex.ru'],
  );
});

test('a host stands at the offset that is named', () => {
  const text = 'abc https://umeng.com/ def';
  const [host] = hostsIn(regionOf(text));
  assert.deepEqual(host?.place, { entry: 'e', offset: text.indexOf('umeng.com') });
});

test('addresses with a dotted name in their path', () => {
  const text = 'x https://us.telemetry.example/com.snowplowanalytics.snowplow/tp2" https://a.nl/b';
  assert.deepEqual(
    addressesIn(regionOf(text)).map(({ name }) => name),
    ['https://us.telemetry.example/com.snowplowanalytics.snowplow/tp2'],
  );
});

test('Chinese filings, as they stand on an about page', () => {
  assert.deepEqual(leads('备案 京ICP备12345678号-1A · 京公网安备 11010502030143号'), [
    'icp 京ICP备12345678号-1A',
    'public-security 京公网安备 11010502030143号',
  ]);
  assert.deepEqual(leads('ICP备 without a number'), []);
});

test('Russian numbers count beside a company form and with right check digits only', () => {
  // Numbers of Yandex LLC, as published on its site.
  const yandex = 'ООО «ЯНДЕКС», ИНН 7736207543, ОГРН: 1027700229193';
  assert.deepEqual(leads(yandex), ['inn ИНН 7736207543', 'ogrn ОГРН: 1027700229193']);
  assert.deepEqual(leads('ИНН 7736207543'), [], 'no company form');
  assert.deepEqual(leads('НАОБОРОТ ИНН 7736207543'), [], 'a form is a word');
  assert.deepEqual(leads('ООО Х, ИНН 7736207544, ОГРН 1027700229194'), []);
  assert.deepEqual(leads('ООО Х\0ИНН 7736207543'), [], 'another text says nothing about this one');
});

test('whatever the bytes are, each trace lies inside them, and there are not too many', () => {
  const piece = fc.constantFrom(
    '://',
    '.com\0',
    'ICP备',
    'ИНН',
    '1234567890',
    '\0',
    'a.b',
    '%',
    '@',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const region = regionOf(pieces.join(''));
      for (const { place } of [...hostsIn(region), ...leadsIn(region), ...addressesIn(region)])
        assert.ok(place.offset !== null && place.offset < region.to);
    }),
    { seed: 18, numRuns: 500 },
  );
  const flood = Array.from({ length: 5_000 }, (_, i) => `http://h${i}.com/`).join(' ');
  const full: string[] = [];
  const found = hostsIn({ ...regionOf(flood), full: (kind) => void full.push(kind) });
  assert.equal(found.length, 2_000);
  assert.equal(full[0], 'hosts', 'and that there are more is said');
});
