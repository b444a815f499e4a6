import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import { readBinaryPlist } from '../../markup/plist-binary.ts';
import { BOUNDS } from './bounds.ts';
import { readJson } from './json.ts';
import { readOpenStep } from './openstep.ts';
import type { Say } from './say.ts';
import { decodeText } from './text.ts';
import type { PlistValue } from './value.ts';
import { readXmlPlist } from './xml.ts';

/**
 * A property list as a phone reads it: binary, XML (also UTF-16), or NeXT's text (`.strings`). A UID is `{CF$UID: number}`. JSON, which a phone doesn't
 * take, is read and named as such. Reports each kind of oddity once; null: nothing of it could be read, which was reported.
 */
export const readPlist = (
  bytes: Uint8Array,
  report: (finding: FileFinding) => void,
  entry: string,
): PlistValue | null => {
  const said = new Set<FileFindingCode>();
  const say: Say = (code, offset) => {
    if (said.has(code)) return;
    said.add(code);
    report({ code, place: { entry, offset }, phoneReads: null, toolsRead: null, facts: {} });
  };
  const saidIfNothing = (value: PlistValue | null): PlistValue | null => {
    if (value === null && said.size === 0) say('plist.broken', null);
    return value;
  };
  if (bytes.length > BOUNDS.bytes) {
    say('plist.too-large', null);
    return null;
  }
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist')
    return saidIfNothing(
      readBinaryPlist(bytes, BOUNDS, (what, offset) => say(`plist.${what}`, offset)),
    );
  return saidIfNothing(readText(decodeText(bytes), say));
};

const readText = (text: string, say: Say): PlistValue | null => {
  // `<` and two hexadecimal digits are NeXT's data.
  if (/^\s*<(?![\da-f]{2}[\da-f\s>])/i.test(text)) return readXmlPlist(text, say);
  const json = readJson(text, say);
  if (json !== null) {
    say('plist.json', null);
    return json;
  }
  return readOpenStep(text, say);
};
