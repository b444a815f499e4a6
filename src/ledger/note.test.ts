import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { SIGNER, signerOf } from './log.fixture.ts';
import {
  isKeyName,
  parseNote,
  parseSigner,
  parseVerifier,
  signedBy,
  signerFrom,
  signerText,
  signNote,
  verifierText,
  whoSigned,
  type Verifier,
} from './note.ts';

// Keys, texts and signatures of golang.org/x/mod/sumdb/note, note_test.go (read 2026-11-26).
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET =
  'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_SIGNED =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_SIGNED =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const key = (text: string): Verifier => {
  const verifier = parseVerifier(text);
  assert.ok(verifier, text);
  return verifier;
};
const names = (note: string, known: readonly Verifier[]): readonly string[] | null => {
  const parsed = parseNote(note);
  return parsed && signedBy(parsed, known).map(({ name }) => name);
};

test("Go's keys are read and written as Go does", () => {
  assert.equal(verifierText(key(PETER)), PETER);
  const signer = parseSigner(PETER_SECRET);
  assert.ok(signer);
  assert.equal(signerText(signer), PETER_SECRET);
  assert.equal(verifierText(signer), PETER);
});

test('no piece of a key, and no key with a byte changed, is a key', () => {
  for (const [text, parse] of [
    [PETER, parseVerifier],
    [PETER_SECRET, parseSigner],
  ] as const) {
    for (let from = 0; from < text.length; from++)
      for (let to = from + 1; to <= text.length; to++)
        if (to - from < text.length) assert.equal(parse(text.slice(from, to)), null);
    for (let i = 0; i < text.length; i++) {
      const other = String.fromCharCode(text.charCodeAt(i) + 1);
      assert.equal(parse(text.slice(0, i) + other + text.slice(i + 1)), null, `${i}`);
    }
  }
  // Of another length, and of another algorithm, with the id that belongs to them.
  assert.equal(
    parseVerifier('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='),
    null,
  );
  assert.equal(
    parseVerifier('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'),
    null,
  );
});

test("Go's signature is made again from its key, byte for byte", () => {
  const signer = parseSigner(PETER_SECRET);
  assert.ok(signer);
  assert.equal(signNote(TEXT, [signer]), `${TEXT}\n${PETER_SIGNED}`);
});

test('signatures of known keys are verified, of unknown ones passed by', () => {
  const both = `${TEXT}\n${PETER_SIGNED}${ENOCH_SIGNED}`;
  assert.deepEqual(names(both, [key(PETER)]), ['PeterNeumann']);
  assert.deepEqual(names(both, [key(PETER), key(ENOCH)]), ['PeterNeumann', 'EnochRoot']);
  assert.deepEqual(names(both, []), []);
  assert.deepEqual(names(`${TEXT}\n${PETER_SIGNED.repeat(2)}`, [key(PETER)]), ['PeterNeumann']);
});

test('a wrong signature of a known key makes the note worthless, and is told from an unknown key', () => {
  const wrong = `${PETER_SIGNED.slice(0, 60)}ABCD${PETER_SIGNED.slice(60)}`;
  const note = parseNote(`${TEXT}\n${wrong}${ENOCH_SIGNED}`);
  assert.ok(note);
  assert.equal(whoSigned(note, [key(PETER), key(ENOCH)]).kind, 'forged');
  assert.deepEqual(signedBy(note, [key(PETER), key(ENOCH)]), []);
  assert.deepEqual(whoSigned(note, [SIGNER]), {
    kind: 'by-others',
    names: ['PeterNeumann+c74f20a3', 'EnochRoot+af0cfe78'],
  });
});

test("what Go's reader calls malformed is malformed here", () => {
  for (const text of [
    TEXT,
    `${TEXT}\n`,
    `${TEXT}\n${PETER_SIGNED.slice(0, -1)}`,
    `\u0001${TEXT}\n${PETER_SIGNED}`,
    `${TEXT}\n— Bad Name ${PETER_SIGNED.slice(15)}`,
    `${TEXT}\n${PETER_SIGNED}Unexpected line.\n`,
    `${TEXT}\n${PETER_SIGNED.repeat(101)}`,
    `${TEXT}\r\n\n${PETER_SIGNED}`,
  ])
    assert.equal(parseNote(text), null, text);
  assert.equal(
    parseNote(Buffer.concat([Buffer.of(0xff), Buffer.from(`${TEXT}\n${PETER_SIGNED}`)])),
    null,
  );
  assert.equal(parseNote('x'.repeat(1_000_001)), null);
});

test('the example of C2SP signed-note verifies', () => {
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  const verifier = key('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  assert.deepEqual(names(note, [verifier]), ['example.com/foo']);
  for (let i = 0; i < note.length - 1; i++) {
    const changed = note.slice(0, i) + (note[i] === 'x' ? 'y' : 'x') + note.slice(i + 1);
    assert.deepEqual(names(changed, [verifier]) ?? [], [], changed);
  }
});

test('what is signed verifies with its key and with no other, whatever the text', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/\p{Cc}/gu, ''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const note = parseNote(Buffer.from(signNote(text, [SIGNER, signerOf(8)])));
      assert.ok(note);
      assert.equal(note.text, text);
      assert.deepEqual(signedBy(note, [SIGNER]), [SIGNER]);
      assert.deepEqual(signedBy(note, [signerOf(9)]), []);
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('a name that would break a note is no name', () => {
  for (const name of [
    '',
    'a b',
    'a+b',
    'a\nb',
    'a\u00a0b',
    'a\u0085b',
    'a\u2028',
    '\ud800',
    'x'.repeat(201),
  ]) {
    assert.equal(isKeyName(name), false, JSON.stringify(name));
    assert.throws(() => signerFrom(name, Buffer.alloc(32)), RangeError);
  }
  assert.throws(() => signNote('no newline', [SIGNER]), RangeError);
  assert.throws(() => signNote('a\ttab\n', [SIGNER]), RangeError);
  assert.throws(() => signNote('nobody\n', []), RangeError);
});

test('the checkpoint of C2SP tlog-checkpoint is read, and written as it stands there', () => {
  const text =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const checkpoint = parseCheckpoint(text);
  assert.ok(checkpoint);
  assert.equal(checkpoint.origin, 'example.com/behind-the-sofa');
  assert.equal(checkpoint.size, 20_852_163);
  assert.equal(checkpointText(checkpoint), text);
  assert.deepEqual(parseCheckpoint(`${text}an extension\n`), checkpoint);
  assert.throws(() => checkpointText({ ...checkpoint, origin: 'two\nlines' }), RangeError);
});

test('a size or a root has one spelling', () => {
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  for (const text of [
    `log\n01\n${root}\n`,
    `log\n-1\n${root}\n`,
    `log\n1e3\n${root}\n`,
    `log\n\n${root}\n`,
    `\n1\n${root}\n`,
    `log\n1\n${root}`,
    `log\n1\n${root}\n\n`,
    `log\n1\n${root}\n\nx\n`,
    `log\n1\n${root.replace('I=', 'J=')}\n`,
    `log\n1\n${root.slice(0, -1)}\n`,
    `log\n9007199254740992\n${root}\n`,
    `log\n1\nAAAA\n`,
    'log\n1\n',
    '',
  ])
    assert.equal(parseCheckpoint(text), null, JSON.stringify(text));
});

test('no text makes the readers throw', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '— ',
      PETER,
      PETER_SIGNED,
      TEXT,
      'PRIVATE+KEY+',
      '+',
      '0',
      '\ud800',
    ),
  );
  fc.assert(
    fc.property(fc.array(part), fc.uint8Array(), (parts, bytes) => {
      const text = parts.join('');
      parseVerifier(text);
      parseSigner(text);
      parseCheckpoint(text);
      for (const given of [text, bytes]) {
        const note = parseNote(given);
        if (note) assert.ok(signedBy(note, [key(ENOCH)]).length <= 1);
      }
    }),
    { numRuns: 1000, seed: 2 },
  );
});
