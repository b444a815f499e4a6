import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { build } from 'plist';
import { codeSignature, writeMachO } from '../macho/write-macho.fixture.ts';
import type { Signing } from '../macho/write-macho.fixture.ts';
import { signCms, somebody } from '../profile/sign-cms.fixture.ts';
import { APP, names, plain, read } from './read-ipa.fixture.ts';

const PROFILE = {
  TeamIdentifier: ['EXAMPLE123'],
  TeamName: 'Example Enterprise B.V.',
  ProvisionsAllDevices: true,
  ProvisionedDevices: ['00008030-000000000000001A', '00008030-000000000000001B'],
  ExpirationDate: new Date('2027-01-01T00:00:00Z'),
  Entitlements: { 'application-identifier': 'EXAMPLE123.nl.example.demo' },
};
const signed = (signing: Signing): Buffer =>
  writeMachO({ sign: (code) => codeSignature(code, signing) });

test('signatures: who signed the profile and the code, for which team, verified over the content; phones only counted', async (t) => {
  const someone = somebody('Example Signing');
  const profile = build({ ...PROFILE, DeveloperCertificates: [someone.der] });
  const entitlements = build({
    'com.apple.developer.team-identifier': 'EXAMPLE123',
    'keychain-access-groups': ['EXAMPLE123.ru.example.shared'],
    'com.apple.developer.associated-domains': ['applinks:app.example.ru?mode=developer'],
  });
  const sign = { identifier: 'nl.example.demo', team: 'EXAMPLE123', entitlements };
  const program = signed({ ...sign, cms: (directory) => signCms(directory, someone, true) });
  const files = {
    ...plain(),
    [`${APP}Demo`]: program,
    [`${APP}embedded.mobileprovision`]: signCms(Buffer.from(profile), someone),
  };

  await t.test('as it was made', () => {
    const { facts, codes } = read(files);
    // They hold, but not as signatures of Apple, which phones ask for.
    assert.deepEqual(codes, ['ipa.signer-not-apple', 'ipa.profile-not-apple']);
    assert.deepEqual(
      facts?.teams.map(({ name, says, organisation }) => [name, says, organisation]),
      [
        ['EXAMPLE123', 'code-signature', null],
        ['EXAMPLE123', 'entitlements', null],
        ['EXAMPLE123', 'profile', 'Example Enterprise B.V.'],
      ],
    );
    const [signer] = facts?.signers ?? [];
    // It holds over the code, and phones refuse it all the same.
    assert.ok(!codes.includes('ipa.signature'));
    assert.equal(signer?.verified, false);
    assert.match(signer?.certificate.subject ?? '', /Example Signing/);
    assert.ok(names(facts?.permissions).includes('keychain-access-groups'));
    assert.ok(names(facts?.hosts).includes('app.example.ru'));
    const values = new Map(facts?.metaData.map(({ name, value }) => [name, value]));
    assert.equal(values.get('keychain-access-groups'), 'EXAMPLE123.ru.example.shared');
    assert.equal(values.get('ProvisionedDevices'), '2');
    assert.equal(values.get('ProvisionsAllDevices'), 'true');
    assert.equal(values.get('ExpirationDate'), '2027-01-01T00:00:00.000Z');
    assert.doesNotMatch(JSON.stringify(facts), /00008030/);
  });

  await t.test('a profile that was changed after it was signed', () => {
    const changed = Buffer.from(files[`${APP}embedded.mobileprovision`]);
    changed.write('EXAMPLE999', changed.indexOf('EXAMPLE123'));
    const { codes } = read({ ...files, [`${APP}embedded.mobileprovision`]: changed });
    assert.ok(codes.includes('ipa.profile-signature'));
    assert.ok(codes.includes('ipa.team-differs'));
  });

  await t.test('code that was changed after it was signed', () => {
    const changed = Buffer.from(program);
    changed[3000] = 1;
    const { facts, codes } = read({ ...files, [`${APP}Demo`]: changed });
    assert.ok(codes.includes('ipa.signature'));
    assert.equal(facts?.signers[0]?.verified, false);
  });

  await t.test('entitlements that were put in after it was signed', () => {
    const changed = Buffer.from(program);
    changed.write('EXAMPLE999.ru', changed.indexOf('EXAMPLE123.ru'));
    assert.ok(
      read({ ...files, [`${APP}Demo`]: changed }).codes.includes('macho.entitlements-unsigned'),
    );
  });

  await t.test('a profile whose message is broken still tells, and is said to be broken', () => {
    const { facts, codes } = read({
      ...plain(),
      [`${APP}embedded.mobileprovision`]: `0garbage${profile}`,
    });
    assert.deepEqual(codes, ['ipa.profile-broken']);
    assert.equal(facts?.teams[0]?.name, 'EXAMPLE123');
  });

  await t.test('a signature for another app than Info.plist names', () => {
    const other = signed({
      ...sign,
      identifier: 'cn.other',
      cms: (directory) => signCms(directory, someone, true),
    });
    assert.ok(read({ ...files, [`${APP}Demo`]: other }).codes.includes('ipa.bundle-id-differs'));
  });

  await t.test('whatever bytes of profile and signature are changed, it ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const profile = Buffer.from(files[`${APP}embedded.mobileprovision`]);
          const code = Buffer.from(program);
          for (const [at, byte] of changes) {
            profile[at % profile.length] = byte;
            code[4096 + (at % 4096)] = byte;
          }
          const { facts } = read({
            ...files,
            [`${APP}Demo`]: code,
            [`${APP}embedded.mobileprovision`]: profile,
          });
          assert.equal(facts?.identifier?.name, 'nl.example.demo');
        },
      ),
      { seed: 8, numRuns: 80 },
    );
  });
});

test('an app that nobody signed is said to be so, with a signature that only sums itself up as well', () => {
  const none = read({ ...plain(), [`${APP}Demo`]: writeMachO({}) });
  const adHoc = read({ ...plain(), [`${APP}Demo`]: signed({ identifier: 'nl.example.demo' }) });
  const by = signed({
    identifier: 'nl.example.demo',
    cms: (directory) => signCms(directory, somebody('Someone'), true),
  });
  assert.deepEqual(
    [none.isUnsigned, adHoc.isUnsigned, read({ ...plain(), [`${APP}Demo`]: by }).isUnsigned],
    [true, true, false],
  );
});

test('a team that is only said, with no signature behind it, is named as such', () => {
  const { facts, codes } = read({
    ...plain(),
    [`${APP}Demo`]: signed({ identifier: 'nl.example.demo', team: 'APPLE00000' }),
  });
  assert.deepEqual(codes, ['ipa.team-unsigned']);
  assert.deepEqual(facts?.signers, []);
});

test('entitlements in DER are what newer phones read; another list beside them is named', () => {
  const team = Buffer.from('com.apple.developer.team-identifier');
  const value = Buffer.from('DER0000000');
  const pair = Buffer.concat([
    Buffer.of(0x30, team.length + value.length + 4, 0x0c, team.length),
    team,
    Buffer.of(0x0c, value.length),
    value,
  ]);
  const entitlementsDer = Buffer.concat([
    Buffer.of(0x70, pair.length + 5, 0x02, 1, 1, 0xb0, pair.length),
    pair,
  ]);
  const entitlements = build({ 'com.apple.developer.team-identifier': 'XML0000000' });
  const { facts, codes } = read({
    ...plain(),
    [`${APP}Demo`]: signed({ identifier: 'x', entitlements, entitlementsDer }),
  });
  assert.deepEqual(codes, ['macho.entitlements-differ']);
  assert.deepEqual(names(facts?.teams), ['DER0000000']);
});
