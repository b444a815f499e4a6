import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { writeArsc } from '../arsc/write-arsc.fixture.ts';
import { writePool } from '../axml/write-axml.fixture.ts';
import { writeAxml } from '../axml/write-axml.fixture.ts';
import { seedBytes, seedParts } from '../zip/mutations.fixture.ts';
import { writeZip, type Part } from '../zip/write-zip.fixture.ts';
import { app, BERT, dex, makeApk, manifest, read } from './make-apk.fixture.ts';

const places = (named: readonly { readonly place: { readonly entry: string } }[]) =>
  named.map(({ place }) => place.entry);

test('a real app says who it is, who signed it and what it asks for, and nothing is odd about it', () => {
  const { facts, findings } = app(seedBytes());
  assert.deepEqual(findings, []);
  assert.deepEqual(
    [
      facts.identifier?.name,
      facts.version?.name,
      facts.build?.name,
      facts.oldestSystem,
      facts.targetSystem,
    ],
    ['com.callstack.agentdevice.imehelper', '0.21.5', '21005', '23', '36'],
  );
  assert.deepEqual(
    facts.labels.map(({ name, language }) => [name, language]),
    [['Agent Device Test IME', 'und']],
  );
  assert.deepEqual(
    facts.signers.map(({ scheme, verified }) => [scheme, verified]),
    [
      ['v3', true],
      ['v2', true],
      ['v1', true],
    ],
  );
  assert.deepEqual(
    facts.components.map(({ kind, name }) => [kind, name]),
    [['service', 'com.callstack.agentdevice.imehelper.TestInputMethodService']],
  );
  assert.deepEqual(places(facts.classes), ['classes.dex']);
  assert.equal(facts.classes[0]?.under('com.callstack.agentdevice')?.defined, 2);
  assert.deepEqual(facts.unread, []);
});

test('code that an app hides is read, with the place where it lies, and told', () => {
  const { facts, findings } = app(
    makeApk({
      files: [
        { name: 'assets/picture.png', content: dex('org.hidden.Picture') },
        {
          name: 'assets/plugin.jar',
          content: writeZip([{ name: 'classes.dex', content: dex('org.hidden.Plugin') }]),
        },
        {
          name: 'res/raw/second.apk',
          content: makeApk({ classes: ['org.hidden.Second'] }),
          method: 0,
        },
        { name: 'assets/libspy.so', content: `\u007fELF${'x'.repeat(200)}` },
        {
          name: 'assets/fonts.zip',
          content: writeZip([{ name: 'a.ttf', content: 'x'.repeat(200) }]),
        },
      ],
    }),
  );
  const found = facts.classes.flatMap(({ under, place }) =>
    under('org.hidden') ? [place.entry] : [],
  );
  assert.deepEqual(found.toSorted(), [
    'assets/picture.png',
    'assets/plugin.jar!classes.dex',
    'res/raw/second.apk!classes.dex',
  ]);
  assert.deepEqual(
    findings.map(({ code, place, facts: { kind, by } }) => [code, place.entry, kind, by]),
    [
      ['apk.hidden-code', 'assets/picture.png', 'dex', 'content'],
      ['apk.hidden-code', 'assets/libspy.so', 'elf', 'name'],
      ['apk.hidden-code', 'assets/plugin.jar', 'archive', 'name'],
      ['apk.hidden-code', 'res/raw/second.apk', 'app', 'name'],
    ],
  );
  assert.deepEqual(
    facts.libraries.map(({ name }) => name),
    ['libspy.so'],
  );
});

test('archives inside archives are opened two deep; what lies deeper is unread and says so', () => {
  const wrap = (inner: Uint8Array) => writeZip([{ name: 'in.jar', content: inner }]);
  const deepest = writeZip([{ name: 'classes.dex', content: dex('org.deep.Deep') }]);
  const at = (levels: number) => {
    let content = deepest;
    for (let level = 1; level < levels; level++) content = wrap(content);
    return app(makeApk({ files: [{ name: 'assets/out.jar', content }] }));
  };
  const isFound = ({ facts }: ReturnType<typeof at>) =>
    facts.classes.some(({ under }) => under('org.deep') !== null);
  assert.deepEqual([isFound(at(1)), isFound(at(2)), isFound(at(3))], [true, true, false]);
  assert.ok(at(3).codes.includes('limit.nested'));
  assert.deepEqual(
    at(3).facts.unread.map(({ what, why, place }) => [what, why, place.entry]),
    [['nested', 'limit', 'assets/out.jar!in.jar!in.jar']],
  );
});

test('code behind a gap in the numbers, or with a number that is none, is read, and told as what Android does not load', () => {
  const { facts, findings } = app(
    makeApk({
      files: [
        { name: 'classes2.dex', content: dex('org.two.Two') },
        { name: 'classes4.dex', content: dex('org.four.Four') },
        { name: 'classes1.dex', content: dex('org.one.One') },
      ],
    }),
  );
  assert.deepEqual(places(facts.classes), [
    'classes.dex',
    'classes2.dex',
    'classes4.dex',
    'classes1.dex',
  ]);
  assert.deepEqual(
    findings.map(({ code, place }) => [code, place.entry]),
    [
      ['apk.hidden-code', 'classes1.dex'],
      ['apk.code-gap', 'classes4.dex'],
    ],
  );
});

test('an app that says it has code and has none is told; one that says it has none is not', () => {
  const without = app(makeApk({ classes: [] }));
  assert.deepEqual(without.codes, ['apk.no-code']);
  assert.deepEqual(
    without.facts.unread.map(({ what, why }) => [what, why]),
    [['code', 'missing']],
  );
  assert.deepEqual(app(makeApk({ classes: [], hasCode: false })).codes, []);
});

test('of two manifests both are shown: phones take neither', () => {
  const decoy = { name: 'AndroidManifest.xml', content: manifest({ package: 'org.decoy' }) };
  const { facts, findings } = app(makeApk({ files: [decoy] }));
  assert.equal(facts.identifier?.name, 'org.example.app');
  const many = findings.find(({ code }) => code === 'apk.manifest-many');
  assert.deepEqual(
    [many?.facts['manifests'], many?.facts['says1'], many?.facts['says2']],
    [2, 'org.example.app 7', 'org.decoy 7'],
  );
});

test('certificates that an app brings along are known by the digest of their DER, as text or not', () => {
  const pem = `# ours\n-----BEGIN CERTIFICATE-----\n${BERT.der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const { facts } = app(
    makeApk({
      files: [
        { name: 'res/raw/ca.pem', content: pem },
        { name: 'assets/same.cer', content: BERT.der },
        { name: 'assets/none.crt', content: 'no certificate' },
      ],
    }),
  );
  assert.deepEqual(
    facts.trustAnchors.map(({ name, sha256, place }) => [name, sha256, place]),
    [
      [
        'CN=Bert',
        createHash('sha256').update(BERT.der).digest('hex'),
        { entry: 'res/raw/ca.pem', offset: 7 },
      ],
    ],
  );
});

test('what the network security configuration names is found under whatever name its files have', () => {
  const trust = {
    name: 'certificates',
    attributes: [['src', 0, { reference: 0x7f020001 }]] as const,
  };
  const security = writeAxml({
    name: 'network-security-config',
    inside: [
      {
        name: 'domain-config',
        inside: [
          { name: 'domain', text: 'Pinned.example.cn' },
          { name: 'trust-anchors', inside: [trust] },
        ],
      },
    ],
  });
  const { facts } = app(
    makeApk({
      networkSecurity: { reference: 0x7f020000 },
      files: [
        {
          name: 'resources.arsc',
          content: writeArsc([{ id: 2, values: { 0: 'res/a.xml', 1: 'res/b' } }]),
          method: 0,
        },
        { name: 'res/a.xml', content: security },
        { name: 'res/b', content: BERT.der },
      ],
    }),
  );
  assert.deepEqual(
    facts.hosts.map(({ name, from, place }) => [name, from, place.entry]),
    [['pinned.example.cn', 'configuration', 'res/a.xml']],
  );
  assert.deepEqual(
    facts.trustAnchors.map(({ name, place }) => [name, place]),
    [['CN=Bert', { entry: 'res/b', offset: 0 }]],
  );
});

test('hosts and numbers of registers stand in texts beside the code too', () => {
  const { facts } = app(
    makeApk({
      files: [
        {
          name: 'assets/config.json',
          content: '{"api":"https://api.example.cn/v1","备案":"京ICP备12345678号-1A"}',
        },
        { name: 'assets/LICENSES.txt', content: 'see https://thanks.example.org/' },
      ],
    }),
  );
  assert.deepEqual(
    facts.hosts.map(({ name, from, place }) => [name, from, place.entry]),
    [['api.example.cn', 'configuration', 'assets/config.json']],
  );
  assert.deepEqual(
    facts.leads.map(({ kind, name }) => [kind, name]),
    [['icp', '京ICP备12345678号-1A']],
  );
});

test('so they do in the texts of resources, whatever these are written in', () => {
  const texts = { 0: 'see https://log.example.cn/x', 1: '京ICP备12345678号-1A' };
  const content = writeArsc([{ id: 1, values: texts }]);
  const wide = Buffer.concat([
    content.subarray(0, 12),
    writePool(Object.values(texts)),
    content.subarray(12 + content.readUInt32LE(16)),
  ]);
  wide.writeUInt32LE(wide.length, 4);
  for (const [written, offset] of [
    [content, content.indexOf('log.')],
    [wide, null],
  ] as const) {
    const { facts, codes } = app(
      makeApk({ files: [{ name: 'resources.arsc', content: written, method: 0 }] }),
    );
    assert.deepEqual(
      [facts.hosts, facts.leads.map(({ kind, name }) => `${kind} ${name}`), codes],
      [
        [
          {
            name: 'log.example.cn',
            from: 'configuration',
            place: { entry: 'resources.arsc', offset },
          },
        ],
        ['icp 京ICP备12345678号-1A'],
        [],
      ],
    );
  }
});

test('a text with more hosts than are kept says so once', () => {
  const content = Array.from({ length: 3_000 }, (_, i) => `http://h${i}.com/`).join(' ');
  const { facts, findings } = app(makeApk({ files: [{ name: 'assets/list.txt', content }] }));
  assert.equal(facts.hosts.length, 2_000);
  assert.deepEqual(
    findings.flatMap(({ code, place, facts: said }) =>
      code === 'limit.searched' ? [[place.entry, said]] : [],
    ),
    [['assets/list.txt', { kind: 'hosts' }]],
  );
});

test('a version code and an API level that the manifest leaves to the resources are those of the default configuration', () => {
  const values = { 0: { reference: 0x7f020001 }, 1: 77, 2: 34 };
  const types = [
    { id: 2, density: 480, values: { 1: 78 } },
    { id: 2, values },
  ];
  const content = writeArsc(types, { typeNames: ['string', 'integer'] });
  const plan = { versionCode: { reference: 0x7f020000 }, targetSdk: { reference: 0x7f020002 } };
  const { facts, codes } = app(
    makeApk({ ...plan, files: [{ name: 'resources.arsc', content, method: 0 }] }),
  );
  assert.deepEqual([facts.build?.name, facts.targetSystem, codes], ['77', '34', []]);
  assert.equal(facts.build?.place.entry, 'resources.arsc');
  const nowhere = app(makeApk(plan));
  assert.deepEqual([nowhere.facts.build, nowhere.facts.targetSystem], [null, null]);
});

test('files are found by a pattern, at most so many', () => {
  const { facts } = app(
    makeApk({
      files: ['a', 'b', 'c'].map((name) => ({ name: `assets/umeng/${name}.txt`, content: name })),
    }),
  );
  assert.deepEqual(
    facts.files.find(/^assets\/umeng\//gu, 2).map(({ name }) => name),
    ['assets/umeng/a.txt', 'assets/umeng/b.txt'],
  );
});

test('what is no app is said in a word', () => {
  const kind = (...names: readonly string[]) => {
    const { facts, findings } = read(writeZip(names.map((name) => ({ name, content: 'x' }))));
    assert.equal(facts, null);
    return findings.map(({ code, facts: said }) => [code, said['kind']]);
  };
  assert.deepEqual(kind('base/manifest/AndroidManifest.xml', 'BundleConfig.pb'), [
    ['apk.no-app', 'app-bundle'],
  ]);
  assert.deepEqual(kind('[Content_Types].xml', 'word/document.xml'), [['apk.no-app', 'office']]);
  assert.deepEqual(kind('META-INF/MANIFEST.MF', 'a.class'), [['apk.no-app', 'java']]);
  assert.deepEqual(kind('Payload/Demo.app/Demo'), [['apk.no-app', 'ios-without-info']]);
  assert.deepEqual(kind('Demo.app/Contents/Info.plist'), [['apk.no-app', 'macos']]);
  assert.deepEqual(kind('Demo.ipa', 'readme.txt'), [['apk.no-app', 'holds-ios']]);
  assert.deepEqual(kind('holiday.jpg'), [['apk.no-app', 'other']]);
});

test('resources that newer phones refuse are told: packed, or not on a boundary of four bytes', () => {
  const codes = (change: Partial<Part>): readonly string[] =>
    app(
      writeZip(
        seedParts().map((part) => (part.name === 'resources.arsc' ? { ...part, ...change } : part)),
      ),
    ).findings.map(({ code }) => code);
  assert.deepEqual(
    [codes({}), codes({ method: 8 }), codes({ extra: Buffer.alloc(5) })],
    [['sig.none'], ['apk.resources-packed', 'sig.none'], ['apk.resources-unaligned', 'sig.none']],
  );
});
