import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { emptyDict } from '../plist/value.ts';
import { dictOf } from '../plist/value.ts';
import type { Dict, PlistValue } from '../plist/value.ts';
import { readPlist } from '../plist/read-plist.ts';
import { readAsn1 } from '../signing/asn1.ts';
import type { Asn1 } from '../signing/asn1.ts';
import type { CodeSignature } from './code-signature.ts';

/**
 * What the app may do, as its signature says. There are two copies: phones since iOS 15 read the one in DER, older ones the property list; where both
 * are there and differ, that is reported and the first counts.
 */
export const readEntitlements = (
  { entitlements, entitlementsDer }: CodeSignature,
  report: (finding: FileFinding) => void,
  entry: string,
): { readonly values: Dict; readonly offset: number } | null => {
  const list = entitlements === null ? null : readPlist(entitlements.bytes, report, entry);
  const older = list === null ? null : dictOf(list);
  const newer = entitlementsDer === null ? null : fromDer(entitlementsDer.bytes);
  if (older !== null && newer !== null && keysOf(older) !== keysOf(newer))
    report({
      code: 'macho.entitlements-differ',
      place: { entry, offset: entitlementsDer?.offset ?? null },
      phoneReads: 'the copy in DER, since iOS 15',
      toolsRead: 'the property list',
      facts: {},
    });
  const values = newer ?? older;
  return values === null
    ? null
    : { values, offset: entitlementsDer?.offset ?? entitlements?.offset ?? 0 };
};

const TEAM = 'com.apple.developer.team-identifier';
const keysOf = (values: Dict): string =>
  JSON.stringify([
    Object.keys(values).sort(),
    typeof values[TEAM] === 'string' ? values[TEAM] : null,
  ]);

/** [APPLICATION 16] { 1, dict }; a dict is [16] { { key, value }… } (older: a set of these pairs). */
const APPLICATION = 0x70;
const DICT = 0xb0;
const SET = 0x31;
const SEQUENCE = 0x30;
const DEEPEST = 16;

const fromDer = (bytes: Buffer): Dict | null => {
  const read = readAsn1(bytes);
  if (read === null) return null;
  return dictOf(valueOf((read.tag === APPLICATION ? read.parts[1] : read) ?? read, 0));
};

const valueOf = (value: Asn1, depth: number): PlistValue | null => {
  if (depth > DEEPEST) return null;
  switch (value.tag) {
    case 0x01:
      return value.content[0] !== 0;
    case 0x02:
      return value.content.length <= 6 && value.content.length > 0
        ? value.content.readIntBE(0, value.content.length)
        : 0;
    case 0x04:
      return value.content;
    case 0x0c:
      return value.content.toString('utf8');
    case SEQUENCE:
      return value.parts.flatMap((part) =>
        [valueOf(part, depth + 1)].filter((one) => one !== null),
      );
    case DICT:
    case SET: {
      const dict = emptyDict();
      for (const { parts } of value.parts) {
        const [key, item] = parts;
        const read = item === undefined ? null : valueOf(item, depth + 1);
        if (key?.tag === 0x0c && read !== null) dict[key.content.toString('utf8')] = read;
      }
      return dict;
    }
    default:
      return null;
  }
};
