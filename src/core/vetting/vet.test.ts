import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificate, KEY } from './facts.fixture.ts';
import { TEST_KEY } from './knowledge.fixture.ts';
import { examine } from './examine.ts';
import type { Vetted } from './report.ts';
import { rulingOf, SHA256, vetted, type VetCase } from './vet.fixture.ts';
import { vet } from './vet.ts';

const classes = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}.C${i}`);
const codes = ({ verdict }: Vetted): readonly string[] =>
  (verdict?.because ?? []).map((r) => r.code);
const open = (v: Vetted): readonly string[] =>
  v.open.map(({ code, wouldSettle }) => `${code}: ${wouldSettle}`);
const sum = (c: VetCase) => {
  const v = vetted(c);
  return [v.whose.kind, v.decision, v.answer, codes(v), open(v)];
};
const UNREAD = { what: 'code', why: 'encrypted', place: { entry: 'Demo', offset: 0 } } as const;

const TABLE: readonly (readonly [name: string, c: VetCase, sum: readonly unknown[]])[] = [
  [
    'an unknown app in which nothing is found has no verdict: it is not assessed',
    { facts: { identifier: 'nl.unknown.app', signedBy: [KEY('1')] } },
    ['unknown', null, 'nothing-found', [], []],
  ],
  [
    'a known app by its own key has its verdict',
    { facts: { identifier: 'com.shop.app', signedBy: [KEY('b')] } },
    ['known', 'prohibited', 'found', ['publisher-under-territory', 'identifier-in-namespace'], []],
  ],
  [
    'a good app by its own key is permitted',
    { facts: { identifier: 'org.chat.messenger', signedBy: [KEY('a')] } },
    ['known', 'permitted', 'nothing-found', ['publisher-elsewhere'], []],
  ],
  [
    'the same identifier by another key is never the good app: its clearance is set aside',
    {
      facts: { identifier: 'org.chat.messenger', signedBy: [KEY('1')] },
      clearances: [{ app: 'chat', from: '2026-01-01', to: '2027-01-01' }],
    },
    ['other-signer', 'undetermined', 'found', [], ['signer-differs: compare-with-store']],
  ],
  [
    'a copy of a prohibited app by another key stays prohibited: phones know it by its identifier',
    { facts: { identifier: 'com.shop.app', signedBy: [KEY('1')] } },
    [
      'other-signer',
      'prohibited',
      'found',
      ['publisher-under-territory', 'identifier-in-namespace'],
      ['signer-differs: compare-with-store'],
    ],
  ],
  [
    'a known identifier of which no key is on record is said to be only that',
    { facts: { identifier: 'nl.notes.app', signedBy: [KEY('1')] } },
    [
      'identifier-only',
      'undetermined',
      'nothing-found-in-what-could-be-read',
      [],
      ['signer-not-on-record: record-the-signer'],
    ],
  ],
  [
    'an earlier key of a proven rotation is the developer’s',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [
          { scheme: 'v3', certificate: certificate(KEY('1')) },
          { scheme: 'v3', role: 'lineage', verified: null, certificate: certificate(KEY('a')) },
        ],
      },
    },
    ['known', 'permitted', 'nothing-found', ['publisher-elsewhere'], []],
  ],
  [
    'an earlier key without a signature that holds proves nothing',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [
          { scheme: 'v3', verified: false, certificate: certificate(KEY('1')) },
          { scheme: 'v3', role: 'lineage', verified: null, certificate: certificate(KEY('a')) },
        ],
      },
    },
    [
      'other-signer',
      'undetermined',
      'found',
      [],
      ['signature-does-not-hold: get-the-file-again', 'signer-differs: compare-with-store'],
    ],
  ],
  [
    'the oldest signature is looked at by no phone that knows a newer one',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [
          { scheme: 'v2', certificate: certificate(KEY('a')) },
          { scheme: 'v1', verified: false, certificate: certificate(KEY('a')) },
        ],
      },
    },
    ['known', 'permitted', 'nothing-found', ['publisher-elsewhere'], []],
  ],
  [
    'the right key over another content is another signer',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [{ verified: false, certificate: certificate(KEY('a')) }],
      },
    },
    [
      'other-signer',
      'undetermined',
      'found',
      [],
      ['signature-does-not-hold: get-the-file-again', 'signer-differs: compare-with-store'],
    ],
  ],
  [
    'what anyone can sign is nobody’s release, also where no key is on record',
    { facts: { identifier: 'nl.notes.app', signedBy: [TEST_KEY] } },
    [
      'other-signer',
      'undetermined',
      'found',
      [],
      ['anyone-can-sign: compare-with-store', 'signer-differs: compare-with-store'],
    ],
  ],
  [
    'another edition of the product may be signed otherwise: what is on record is for one identifier',
    {
      facts: { platform: 'ios', format: 'ipa', identifier: 'com.shop.app' },
    },
    [
      'identifier-only',
      'prohibited',
      'found',
      ['publisher-under-territory', 'identifier-in-namespace'],
      ['signer-not-on-record: record-the-signer'],
    ],
  ],
  [
    'an unknown app by the key of a listed maker is signed there',
    { facts: { identifier: 'com.other.app', signedBy: [KEY('c')] } },
    ['known-maker', 'undetermined', 'found', ['signed-there'], []],
  ],
  [
    'the code of a known app under another identifier and key is a fork',
    {
      facts: {
        identifier: 'ir.fork.app',
        signedBy: [KEY('1')],
        dex: [classes('org.chat.messenger', 400)],
      },
    },
    [
      'fork',
      'undetermined',
      'found',
      ['embeds-sdk'],
      ['fork: look-up-publisher', 'one-sign-only: second-sign'],
    ],
  ],
  [
    'the name of a known app under another identifier is looked up',
    { facts: { identifier: 'com.free.chat', labelled: ['chat messenger'], signedBy: [KEY('1')] } },
    ['namesake', 'undetermined', 'found', [], ['namesake: look-up-publisher']],
  ],
  [
    'a kit of a listed maker in an unknown app leads to undetermined',
    { facts: { identifier: 'nl.unknown.app', components: ['com.umeng.analytics.Service'] } },
    ['unknown', 'undetermined', 'found', ['embeds-sdk'], []],
  ],
  [
    'a kit of a maker elsewhere is told and leads to nothing',
    {
      facts: {
        identifier: 'nl.unknown.app',
        components: ['com.snowplowanalytics.snowplow.Tracker'],
      },
    },
    ['unknown', null, 'nothing-found', [], []],
  ],
  [
    'one host alone asks for a second sign',
    { facts: { identifier: 'nl.unknown.app', talksTo: ['alog.umeng.com'] } },
    ['unknown', 'undetermined', 'found', ['talks-to'], ['one-sign-only: second-sign']],
  ],
  [
    'supporting signs of one family come to no verdict; that there is a lead is said',
    { facts: { identifier: 'nl.unknown.app', talksTo: ['avatars.yandex.net', 'mc.yandex.net'] } },
    ['unknown', null, 'nothing-found-in-what-could-be-read', [], ['lead-only: second-sign']],
  ],
  [
    'hints come to nothing, however many',
    {
      facts: {
        identifier: 'nl.unknown.app',
        defaultLanguage: { name: 'zh', place: { entry: 'resources.arsc', offset: 1 } },
        leads: [{ kind: 'icp', name: '京ICP备1号', place: { entry: 'r', offset: 1 } }],
      },
    },
    ['unknown', null, 'nothing-found', [], []],
  ],
  [
    'an identifier in a listed maker’s name space is evidence of one kind',
    { facts: { identifier: 'com.shop.unknown', signedBy: [KEY('1')] } },
    [
      'unknown',
      'undetermined',
      'found',
      ['identifier-in-namespace'],
      ['one-sign-only: second-sign'],
    ],
  ],
  [
    'packed code is not analysable, never without a kit',
    { facts: { identifier: 'nl.unknown.app', libraries: ['libjiagu.so'] } },
    [
      'unknown',
      'undetermined',
      'nothing-found-in-what-could-be-read',
      [],
      ['packed: ask-for-unpacked', 'lead-only: second-sign'],
    ],
  ],
  [
    'encrypted code is not analysable; what stands beside it still counts',
    {
      facts: {
        platform: 'ios',
        format: 'ipa',
        identifier: 'nl.unknown.app',
        frameworkNames: ['PushwooshXCFramework'],
        unread: [UNREAD],
      },
    },
    ['unknown', 'undetermined', 'found', ['embeds-sdk'], ['encrypted: ask-for-unencrypted']],
  ],
  [
    'a part that was not read keeps a good app from being cleared',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [KEY('a')],
        unread: [{ what: 'code', why: 'broken', place: { entry: 'classes2.dex', offset: 0 } }],
      },
    },
    [
      'known',
      'undetermined',
      'nothing-found-in-what-could-be-read',
      ['publisher-elsewhere'],
      ['not-fully-read: get-the-file-again'],
    ],
  ],
  [
    'a picture that was not read changes no verdict, and is said',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [KEY('a')],
        unread: [{ what: 'entry', why: 'broken', place: { entry: 'res/a.png', offset: 0 } }],
      },
    },
    [
      'known',
      'permitted',
      'nothing-found-in-what-could-be-read',
      ['publisher-elsewhere'],
      ['not-fully-read: get-the-file-again'],
    ],
  ],
  [
    'code that is loaded later was not looked at',
    {
      facts: {
        identifier: 'org.chat.messenger',
        signedBy: [KEY('a')],
        components: ['com.tencent.tinker.lib.service.TinkerPatchService'],
      },
    },
    [
      'known',
      'undetermined',
      'found',
      ['embeds-sdk', 'publisher-elsewhere'],
      ['loads-code: watch-it-run'],
    ],
  ],
  [
    'a listing of the app by name holds for whatever bears its identifier',
    {
      facts: { identifier: 'nl.notes.app', signedBy: [KEY('1')] },
      policy: { adopts: [{ government: 'NL', instrument: 'list', measures: ['prohibit'] }] },
      listings: [{ government: 'NL', instrument: 'list', app: 'notes' }],
    },
    [
      'identifier-only',
      'prohibited',
      'found',
      ['app-listed'],
      ['signer-not-on-record: record-the-signer'],
    ],
  ],
];

for (const [name, c, expected] of TABLE) {
  test(name, () => assert.deepEqual(sum(c), expected));
}

test('a policy may prohibit on a kit that is there for certain, not on a sign that stands alone', () => {
  const policy = { reasons: { 'embeds-sdk': 'prohibited', 'talks-to': 'prohibited' } } as const;
  const decision = (facts: VetCase['facts']) => vetted({ facts, policy }).decision;
  assert.equal(decision({ components: ['com.umeng.analytics.Service'] }), 'prohibited');
  assert.equal(decision({ keys: { UMENG_APPKEY: 'x' }, dex: [] }), 'undetermined');
  assert.equal(decision({ talksTo: ['alog.umeng.com', 'ulog.umeng.com'] }), 'undetermined');
  assert.equal(
    decision({ components: ['com.thingclips.Main'], dex: [classes('com.thingclips', 9)] }),
    'undetermined',
    'by a row that nobody has read',
  );
});

test('a clearance for a key holds for what that key signed, and for nothing else', () => {
  const clearances = [{ app: 'notes', from: '2026-01-01', to: '2027-01-01', signer: KEY('1') }];
  const by = (key: string, verified = true) => {
    const signedBy = [{ verified, certificate: certificate(key) }];
    const v = vetted({ facts: { identifier: 'nl.notes.app', signedBy }, clearances });
    return [v.decision, codes(v), open(v)];
  };
  assert.deepEqual(by(KEY('1')), ['permitted', ['clearance'], []]);
  const unknown = ['signer-not-on-record: record-the-signer'];
  assert.deepEqual(by(KEY('2')), ['undetermined', [], unknown]);
  assert.equal(
    by(KEY('1'), false)[0],
    'undetermined',
    'a signature that does not hold is nobody’s',
  );
});

test('a signed finding with this file as its source is about this file', () => {
  const facts = { identifier: 'nl.unknown.app', signedBy: [KEY('1')] };
  const ruling = rulingOf({});
  const examined = vetted({ facts });
  const finding = {
    app: 'notes' as never,
    decision: 'prohibited' as const,
    from: ruling.at,
    to: null,
    by: 'authority',
    why: 'seen',
    sources: [`sha256:${SHA256}`],
  };
  const decisions = { clearances: [], findings: [finding] };
  assert.equal(vet(examined, { ...ruling, decisions }).decision, 'prohibited');
  const other = { ...finding, sources: ['sha256:other'] };
  assert.equal(
    vet(examined, { ...ruling, decisions: { clearances: [], findings: [other] } }).decision,
    null,
  );
});

test('a file that is no app is not readable, and never without a finding', () => {
  const read = { sha256: SHA256, size: 3, findings: [], facts: null, why: 'no-app-file' } as const;
  const v = vet(examine(read, { ...KNOWN_NOTHING }), rulingOf({}));
  assert.deepEqual(
    [v.outcome, v.why, v.answer, v.verdict],
    ['not-readable', 'no-app-file', 'not-readable', null],
  );
  assert.deepEqual(open(v), ['not-readable: get-the-file-again']);
});

const KNOWN_NOTHING = {
  version: '2026-11-26' as never,
  digest: '',
  kits: [],
  anchors: [],
  signers: [],
  domains: [],
  identifiers: [],
  names: [],
  code: [],
};
