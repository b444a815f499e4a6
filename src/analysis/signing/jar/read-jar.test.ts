import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofBytes } from '../../source.ts';
import { contentOf, openZip } from '../../zip/open-zip.ts';
import { writeZip } from '../../zip/write-zip.fixture.ts';
import type { Part } from '../../zip/write-zip.fixture.ts';
import { makeKey, tlv } from '../make-key.fixture.ts';
import { read, seed } from '../reading.fixture.ts';
import { base64, jar, pkcs7, SIGNED_TYPE, signerInfo } from './sign-jar.fixture.ts';
import type { Odd } from './sign-jar.fixture.ts';

const partsOf = (name: string): readonly Part[] => {
  const zip = openZip(ofBytes(seed(name)), () => undefined);
  if (zip.kind !== 'zip') throw new Error('the seed is no archive');
  return zip.entries.map((entry) => ({
    name: entry.name,
    content: contentOf(zip, entry, 2 ** 20) as Uint8Array,
    method: entry.method,
  }));
};
/** The seed with the text of some entries changed, zipped anew: v1 does not mind the archive. */
const changed = (name: string, edit: (text: string, entry: string) => string): Uint8Array =>
  writeZip(
    partsOf(name).map((part) => {
      const text = Buffer.from(part.content).toString('latin1');
      return { ...part, content: Buffer.from(edit(text, String(part.name)), 'latin1') };
    }),
  );
const only =
  (wanted: RegExp, edit: (text: string) => string) =>
  (text: string, entry: string): string =>
    wanted.test(entry) ? edit(text) : text;

/** Verified or not, and the codes beside `sig.v1-only`. */
const judged = (file: Uint8Array) => {
  const { signers, findings } = read(file, { minSdk: 18 });
  const told = findings.filter(({ code }) => code !== 'sig.v1-only');
  return {
    verified: signers.map(({ verified }) => verified),
    codes: told.map(({ code }) => code),
    why: told.map(({ facts }) => facts['why']),
  };
};

test('an archive that is zipped anew keeps its v1 signature', () => {
  for (const name of ['v1-rsa', 'v1-rsa-sha1', 'v1-ec', 'v1-dsa']) {
    assert.deepEqual(judged(changed(name, (text) => text)).verified, [true], name);
  }
});

test('one byte of an entry, stored or deflated', () => {
  for (const entry of [/classes\.dex/u, /assets/u, /AndroidManifest/u]) {
    const { verified, codes } = judged(
      changed(
        'v1-rsa',
        only(entry, (text) => `${text}.`),
      ),
    );
    assert.deepEqual([verified, codes], [[false], ['sig.entry-differs']]);
  }
});

test('an entry that nobody signed', () => {
  const more = writeZip([...partsOf('v1-ec'), { name: 'classes2.dex', content: 'dex\n' }]);
  const { verified, codes } = judged(more);
  assert.deepEqual(verified, [false]);
  assert.ok(codes.includes('sig.unsigned-entry'));
});

test('phones ignore what else lies in META-INF', () => {
  const more = writeZip([...partsOf('v1-ec'), { name: 'META-INF/more.txt', content: 'x' }]);
  assert.deepEqual(judged(more).verified, [true]);
});

test('MANIFEST.MF changed: its entry, a name that comes twice', () => {
  const entry = 'Name: classes.dex\r\nSHA-256-Digest: AAAA\r\n\r\n';
  const cases: readonly (readonly [(text: string) => string, string])[] = [
    [(text) => text.replace('Name: AndroidManifest.xml\r\n', '$&X: y\r\n'), 'a section'],
    [(text) => `${text}${entry}`, 'broken'],
  ];
  for (const [edit, why] of cases) {
    const { verified, why: told } = judged(changed('v1-rsa', only(/MANIFEST\.MF/u, edit)));
    assert.deepEqual(verified, [false], why);
    assert.ok(
      told.some((text) => String(text).includes(why)),
      String(told),
    );
  }
});

test('a section that only one phone could read another way: the digest of the whole does not save it', () => {
  const folded = changed(
    'v1-rsa',
    only(/MANIFEST\.MF/u, (text) => text.replaceAll('\r\n', '\n')),
  );
  assert.deepEqual(judged(folded).verified, [false]);
});

test('the .SF changed: the signature over it fails', () => {
  const edit = (text: string): string => text.replace('Signature-Version: 1.0', '$&0');
  const { verified, codes, why } = judged(changed('v1-dsa', only(/\.SF$/u, edit)));
  assert.deepEqual(verified, [false]);
  assert.deepEqual([codes, why], [['sig.v1-fails'], ['its signature is not valid']]);
});

test('the signature of another key beside this .SF', () => {
  const other = partsOf('v1-rsa-sha1').find(({ name }) => String(name).endsWith('.RSA'));
  const swapped = writeZip(
    partsOf('v1-ec').map((part) =>
      String(part.name).endsWith('.EC') ? { ...part, content: other?.content ?? '' } : part,
    ),
  );
  assert.deepEqual(judged(swapped).verified, [false]);
});

test('of two signers one is cut out: the other still holds, and says nothing of it', () => {
  const parts = partsOf('v1-two-signers');
  assert.deepEqual(judged(writeZip(parts)).verified, [true, true]);
  const one = writeZip(parts.filter(({ name }) => !String(name).includes('/EC.')));
  assert.deepEqual(judged(one).verified, [true]);
});

test('a .RSA without .SF, or that is none, signs nothing and is named', () => {
  const garbage = judged(
    changed(
      'v1-rsa',
      only(/\.RSA$/u, () => 'garbage'),
    ),
  );
  assert.deepEqual(garbage.verified, []);
  assert.deepEqual(garbage.codes, ['sig.v1-fails', 'sig.none']);
  const lonely = writeZip(partsOf('v1-rsa').filter(({ name }) => !String(name).endsWith('.SF')));
  assert.deepEqual(judged(lonely).why, ['it has no .SF', undefined]);
});

test('code before an archive with v1 alone is named (Janus); the archive still holds', () => {
  const janus = writeZip(partsOf('v1-rsa'), {
    before: Buffer.from(`dex\n035\0${'x'.repeat(500)}`),
    isAdjusted: true,
  });
  const { verified, codes } = judged(janus);
  assert.deepEqual([verified, codes], [[true], ['sig.janus']]);
});

test('where no phone looks at v1, it is named and not verified', () => {
  const { signers, codes } = read(seed('all'), { minSdk: 24 });
  const v1 = signers.find(({ scheme }) => scheme === 'v1');
  assert.equal(v1?.verified, null);
  assert.deepEqual(codes, ['sig.v1-unused']);
});

test('v1 alone is refused by new phones for apps that target them', () => {
  assert.deepEqual(read(seed('v1-rsa'), { targetSdk: 29 }).codes, ['sig.v1-only']);
  const { codes } = read(seed('v1-rsa'), { targetSdk: 30 });
  assert.deepEqual(codes, ['sig.v1-only', 'sig.v1-refused']);
});

const KEY = makeKey('A');
const MAIN = 'Manifest-Version: 1.0\r\n\r\n';
const SECTION = `Name: classes.dex\r\nSHA-256-Digest: ${base64('code')}\r\n\r\n`;
const MANIFEST = `${MAIN}${SECTION}`;
const COVERED = `Name: classes.dex\r\nSHA-256-Digest: ${base64(SECTION)}\r\n\r\n`;
const SF = `Signature-Version: 1.0\r\n\r\n${COVERED}`;

test('a .SF that covers sections and not the whole', () => {
  assert.deepEqual(judged(jar(KEY, MANIFEST, SF)).verified, [true]);
  const other = SECTION.replace('\r\n\r\n', '\r\nX: y\r\n\r\n');
  assert.deepEqual(judged(jar(KEY, `${MAIN}${other}`, SF)).why, [
    'a section of MANIFEST.MF differs',
  ]);
  const bare = 'Signature-Version: 1.0\r\n\r\n';
  assert.deepEqual(judged(jar(KEY, MANIFEST, bare)).why, ['it does not cover every entry']);
});

test('main attributes count where the .SF gives their digest, as jarsigner does', () => {
  const attribute = 'SHA-256-Digest-Manifest-Main-Attributes: ';
  const sf = (main: string): string =>
    SF.replace('1.0\r\n', `1.0\r\n${attribute}${base64(main)}\r\n`);
  assert.deepEqual(judged(jar(KEY, MANIFEST, sf(MAIN))).verified, [true]);
  const { verified, why } = judged(jar(KEY, MANIFEST, sf('other')));
  assert.deepEqual([verified, why], [[false], ['the main attributes of MANIFEST.MF differ']]);
});

const holds = (attributes: boolean, odd: Odd = {}) =>
  judged(jar(KEY, MANIFEST, SF, pkcs7(KEY, SF, attributes, odd))).verified;

test('a signature over attributes counts with the digest of this .SF among them alone', () => {
  assert.deepEqual(holds(true), [true]);
  assert.deepEqual(holds(true, { digestOf: 'another .SF' }), [false]);
});

test('attributes that do not say what is signed, or say it twice, are refused by phones', () => {
  assert.deepEqual(holds(true, { type: null }), [false]);
  assert.deepEqual(holds(true, { type: SIGNED_TYPE }), [false]);
  assert.deepEqual(holds(true, { digests: 2 }), [false]);
});

test('of several signers the first that holds counts, up to one that is malformed', () => {
  const bad = signerInfo(KEY, SF, true, { digestOf: 'another .SF' });
  const malformed = signerInfo(KEY, SF, true, { type: null });
  assert.deepEqual(holds(true, { before: [bad] }), [true]);
  assert.deepEqual(holds(true, { before: [malformed] }), [false]);
  assert.deepEqual(holds(true, { before: Array.from({ length: 10 }, () => bad) }), [false]);
});

test('the signer’s name may be written in another kind of text, or case, than in the certificate', () => {
  const as = (tag: number, change: (text: string) => string) => (name: Buffer) => {
    const text = 9 + name.subarray(9).indexOf(0x0c);
    const value = Buffer.from(change(name.toString('utf8', text + 2)));
    const attribute = tlv(0x30, name.subarray(6, text), tlv(tag, value));
    return tlv(0x30, tlv(0x31, attribute));
  };
  const same = (text: string): string => text;
  assert.deepEqual(holds(false, { issuer: as(0x13, same) }), [true]);
  assert.deepEqual(holds(false, { issuer: as(0x0c, (text) => ` ${text.toUpperCase()}  `) }), [
    true,
  ]);
  assert.deepEqual(
    holds(false, { issuer: as(0x16, same) }),
    [false],
    'of that kind only bytes count',
  );
  assert.deepEqual(holds(false, { issuer: as(0x13, (text) => `${text}x`) }), [false]);
});

test('an entry whose digest no phone knows is not signed', () => {
  const weak = MANIFEST.replace('SHA-256-Digest', 'MD5-Digest');
  assert.ok(judged(jar(KEY, weak, SF)).codes.includes('sig.unsigned-entry'));
});
