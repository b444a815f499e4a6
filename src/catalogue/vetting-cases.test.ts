import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Day } from '../core/day.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import { examine } from '../core/vetting/examine.ts';
import { certificate, factsOf, KEY, type FactsCase } from '../core/vetting/facts.fixture.ts';
import { vet } from '../core/vetting/vet.ts';
import { readKnowledge } from './knowledge.ts';
import { readPolicy } from './policy.ts';
import { readCatalogue } from './read.ts';

/** Cases that were made public, as far as a file can show them, by the shipped catalogue and the Dutch policy. */
const DIR = join(import.meta.dirname, '../../catalogue');
const { knowledge } = readKnowledge(DIR);
const ruling = {
  catalogue: readCatalogue(DIR).catalogue,
  policy: readPolicy(join(import.meta.dirname, '../../policies/nl.json')),
  at: '2026-11-27' as Day,
  decisions: NO_DECISIONS,
};

function say(facts: FactsCase) {
  const read = { sha256: KEY('5'), size: 1, findings: [], facts: factsOf(facts) };
  const v = vet(JSON.parse(JSON.stringify(examine(read, knowledge))), ruling);
  const reasons = (v.verdict?.because ?? []).map((reason) =>
    'trait' in reason ? `${reason.code} ${reason.trait.entity}` : reason.code,
  );
  return { ...v, reasons, kits: v.evidence.flatMap(({ row }) => row?.id ?? []) };
}
const classes = (prefix: string, count = 9): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}.C${i}`);
const app = (facts: FactsCase): FactsCase => ({
  identifier: 'nl.unknown.app',
  signedBy: [KEY('1')],
  ...facts,
});
const from = (at: string) => ({ entry: at, offset: 0 });

test('Pushwoosh: Russian by registers, whatever its site says; its kit in an app leads to undetermined', () => {
  const facts = { components: ['com.pushwoosh.PushwooshMessagingService'] };
  const v = say(app({ ...facts, talksTo: ['cp.pushwoosh.com'] }));
  assert.deepEqual(v.reasons, ['embeds-sdk pushwoosh-inc', 'talks-to pushwoosh-inc']);
  assert.equal(v.decision, 'undetermined');
});

test('Igexin: what relays Meizu’s and others’ messages is still Getui, and the host that steered it is known', () => {
  const v = say(
    app({
      components: ['com.igexin.sdk.PushService', 'com.igexin.sdk.FlymePushReceiver'],
      talksTo: ['sdk.open.phone.igexin.com'],
    }),
  );
  assert.deepEqual(v.reasons, ['embeds-sdk getui', 'talks-to getui']);
  assert.ok(!v.kits.includes('meizu-push'));
});

test('Mintegral: its iOS kit stands in a row that nobody has read, and asks for a second sign', () => {
  const ios = { platform: 'ios', format: 'ipa' } as const;
  const v = say(app({ ...ios, frameworkNames: ['MTGSDK'] }));
  assert.deepEqual(v.reasons, ['embeds-sdk mobvista']);
  assert.deepEqual(
    v.open.map(({ code }) => code),
    ['one-sign-only'],
  );
  assert.deepEqual(say(app({ dex: [classes('com.mintegral.msdk.base')] })).open, []);
});

test('Baidu Push and ShareSDK: two kits of two makers are two reasons', () => {
  const v = say(
    app({
      components: ['com.baidu.android.pushservice.PushService'],
      dex: [classes('cn.sharesdk.framework')],
    }),
  );
  assert.deepEqual(v.reasons, ['embeds-sdk baidu', 'embeds-sdk mobtech']);
});

test('Pinduoduo: its identifier is enough to prohibit, and whose key signed it stays open', () => {
  const v = say(app({ identifier: 'com.xunmeng.pinduoduo' }));
  assert.deepEqual(v.whose, { kind: 'identifier-only', app: 'pinduoduo' });
  assert.equal(v.decision, 'prohibited');
  assert.deepEqual(
    v.open.map(({ code }) => code),
    ['signer-not-on-record'],
  );
});

test('Measurement Systems: a covert kit of a territory that is not listed is told, and prohibits nothing', () => {
  const v = say(
    app({ dex: [classes('coelib.c.couluslibrary')], talksTo: ['mobile.measurelib.com'] }),
  );
  assert.ok(v.kits.includes('measurement-systems-unverified'));
  assert.deepEqual([v.decision, v.answer], [null, 'nothing-found']);
});

test('Goldoson: a library with another name in each app is not found by names', () => {
  const v = say(app({ dex: [classes('com.lib.renamed')], talksTo: ['bhuroid.com'] }));
  assert.deepEqual([v.evidence, v.decision, v.answer], [[], null, 'nothing-found']);
});

test('Yango: a Dutch controller in the papers is not in the file; the graph of owners decides', () => {
  const v = say(app({ identifier: 'com.yandex.yango' }));
  assert.deepEqual([v.decision, v.reasons[0]], ['prohibited', 'publisher-under-territory']);
});

test('a bank in disguise: seller and name say nothing, its host, its analytics and the state’s root do', () => {
  const sha256 = 'd26d2d0231b7c39f92cc738512ba54103519e4405d68b5bd703e9788ca8ecf31';
  const v = say(
    app({
      platform: 'ios',
      format: 'ipa',
      identifier: 'com.prime.balance',
      labelled: ['Prime Balance'],
      frameworkNames: ['AppMetricaCore'],
      talksTo: ['online.vtb.ru'],
      trustAnchors: [{ name: 'root.cer', sha256, place: from('root.cer') }],
    }),
  );
  assert.deepEqual(v.reasons, [
    'embeds-sdk yandex-llc',
    'embeds-sdk state-ru',
    'talks-to vtb-bank',
  ]);
  assert.equal(v.decision, 'undetermined');
});

test('Hotgram: Telegram’s code under another identifier and key is a fork', () => {
  const dex = [classes('org.telegram.messenger', 800), classes('org.telegram.ui', 900)];
  const v = say(app({ identifier: 'org.hotgram.mobile.android', dex }));
  assert.deepEqual(v.whose, { kind: 'fork', app: 'telegram' });
  assert.deepEqual([v.decision, v.answer], ['undetermined', 'found']);
});

test('North Korea: ordinary tools on ordinary servers show nothing, and Yandex hosts are no proof of Russia', () => {
  const kospy = say(app({ labelled: ['Phone Manager'], talksTo: ['firestore.googleapis.com'] }));
  assert.deepEqual([kospy.decision, kospy.answer], [null, 'nothing-found']);
  const sunTeam = say(app({ talksTo: ['disk.yandex.net', 'api.dropbox.com'] }));
  assert.deepEqual(
    sunTeam.open.map(({ code }) => code),
    ['one-sign-only'],
  );
  const strict = { ...ruling.policy, reasons: { 'talks-to': 'prohibited' } } as const;
  assert.equal(vet(sunTeam, { ...ruling, policy: strict }).decision, 'undetermined');
});

test('BoneSpy: Telegram’s identifier or name by an unknown key is never Telegram', () => {
  const copy = say(app({ identifier: 'org.telegram.messenger' }));
  assert.deepEqual(
    [copy.whose.kind, copy.decision, copy.answer],
    ['other-signer', 'undetermined', 'found'],
  );
  assert.ok(copy.setAside.every(({ leadsTo }) => leadsTo === 'permitted'));
  const disguise = say(app({ identifier: 'com.example.tg', labelled: ['Telegram'] }));
  assert.deepEqual([disguise.whose.kind, disguise.decision], ['namesake', 'undetermined']);
});

test('Telegram by the key that is on record is Telegram, and judged as such', () => {
  const key = '49c1522548ebacd46ce322b6fd47f6092bb745d0f88082145caf35e14dcc38e1';
  const v = say({ identifier: 'org.telegram.messenger', signedBy: [key] });
  assert.deepEqual(v.whose, { kind: 'known', app: 'telegram' });
  assert.deepEqual(v.reasons, ['founder-control', 'publisher-elsewhere']);
});

test('an Android test key is known as everybody’s', () => {
  const key = 'a40da80a59d170caa950cf15c18c454d47a39b26989d8b640ecd745ba71bf5dc';
  const subject = 'CN=Android, OU=Android, O=Android, L=Mountain View, ST=California, C=US';
  const v = say(app({ signedBy: [{ certificate: certificate(key, subject) }] }));
  assert.deepEqual(
    v.open.map(({ code }) => code),
    ['anyone-can-sign'],
  );
});

test('every packer of the catalogue makes a file not analysable, never one without a kit', () => {
  for (const { id, libraries } of knowledge.kits.filter(({ table }) => table === 'packers')) {
    const [library] = libraries;
    if (library === undefined) continue;
    const v = say(app({ libraries: [library.replaceAll('*', 'x')] }));
    assert.deepEqual([v.outcome, v.why], ['not-analysable', 'packed'], id);
    assert.equal(v.answer, 'nothing-found-in-what-could-be-read', id);
  }
});
