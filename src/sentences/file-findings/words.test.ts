import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../core/notices/rules.ts';
import { FILE_FINDING_CODES, type FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import { fileFindingSays } from './index.ts';

const CODES = Object.keys(FILE_FINDING_CODES) as readonly FileFindingCode[];

test('every code has a sentence in every language, and none is the English one', () => {
  for (const code of CODES)
    for (const language of LANGUAGES) {
      const says = fileFindingSays(code, language);
      assert.match(says, /^\S.{8,}[^\s.]$/u, `${code}, ${language}`);
      if (language !== 'en') assert.notEqual(says, fileFindingSays(code, 'en'), code);
    }
});

test('what a format calls its parts and numbers of ours stay the same in every language', () => {
  const names =
    /AndroidManifest|MANIFEST\.MF|Info\.plist|resources\.arsc|classes\d\.dex|Payload\/|FairPlay|docs\/\S+(?=\))|API 30|\bv[13]\b|\b0\d\d\b|UTF-8|\bCRC\b/gu;
  for (const code of CODES) {
    const parts = new Set(fileFindingSays(code, 'en').match(names));
    for (const language of LANGUAGES)
      for (const part of parts)
        assert.ok(fileFindingSays(code, language).includes(part), `${code}, ${language}: ${part}`);
  }
});
