import type { Signer } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import { readPlist } from '../plist/read-plist.ts';
import { bytesOf, dictOf, listOf, textOf, textsOf } from '../plist/value.ts';
import type { Dict } from '../plist/value.ts';
import { describeCertificate } from '../signing/certificate.ts';
import { isFromApple, signsProfiles } from './apple-chain.ts';
import { BOUNDS } from './bounds.ts';
import { readCms } from './cms.ts';

/** What a provisioning profile says: on which phones whose app may run, and what it may do there. */
export type Profile = {
  readonly name: string | null;
  readonly teams: readonly string[];
  readonly organisation: string | null;
  readonly entitlements: Dict;
  /** Any phone: an enterprise's own distribution. */
  readonly allDevices: boolean;
  /** How many phones it names. Their identifiers are personal data and stay in the file. */
  readonly devices: number | null;
  readonly expires: string | null;
  /** Who signed the profile (Apple, where it is genuine), then who may sign apps under it. */
  readonly signers: readonly Signer[];
};

/** `embedded.mobileprovision`: a signed message around a property list. Null: nothing of it could be read, which was reported. */
export const readProfile = (
  bytes: Uint8Array,
  report: (finding: FileFinding) => void,
  entry: string,
): Profile | null => {
  const place = { entry, offset: null };
  const say = (code: FileFindingCode): void =>
    report({ code, place, phoneReads: null, toolsRead: null, facts: {} });
  const cms = readCms(bytes, null);
  const content = cms?.content ?? plainList(bytes);
  if (cms === null || content === null) say('ipa.profile-broken');
  if (content === null) return null;
  const read = readPlist(content, report, entry);
  if (read === null) return null;
  const signers = (cms?.signers ?? []).flatMap(({ certificate, verified }): Signer[] =>
    certificate === null
      ? []
      : [
          {
            scheme: 'cms',
            role: 'signer',
            verified,
            certificate: describeCertificate(certificate),
            place,
          },
        ],
  );
  if (cms !== null) {
    const [first] = cms.signers;
    if (first?.verified !== true) say('ipa.profile-signature');
    const isApples =
      first?.certificate != null &&
      isFromApple(first.certificate, cms.certificates) &&
      signsProfiles(describeCertificate(first.certificate).subject ?? '');
    if (!isApples) say('ipa.profile-not-apple');
  }
  const profile = dictOf(read);
  const expires = profile['ExpirationDate'];
  const devices = profile['ProvisionedDevices'];
  return {
    name: textOf(profile['Name']),
    teams: textsOf(profile['TeamIdentifier']).slice(0, 16),
    organisation: textOf(profile['TeamName']),
    entitlements: dictOf(profile['Entitlements']),
    allDevices: profile['ProvisionsAllDevices'] === true,
    devices: Array.isArray(devices) ? devices.length : null,
    expires:
      expires instanceof Date && !Number.isNaN(expires.getTime()) ? expires.toISOString() : null,
    signers: [...signers, ...developers(profile, place)],
  };
};

const developers = (profile: Dict, place: Signer['place']): readonly Signer[] =>
  listOf(profile['DeveloperCertificates'])
    .slice(0, BOUNDS.certificates)
    .flatMap((one) => {
      const der = bytesOf(one);
      return der === null
        ? []
        : [
            {
              scheme: 'cms',
              role: 'signer',
              verified: null,
              certificate: describeCertificate(der),
              place,
            } as const,
          ];
    });

/** The list inside, where the message around it can't be read: whoever signs anew leaves that broken at times. */
const plainList = (bytes: Uint8Array): Uint8Array | null => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, BOUNDS.bytes));
  const start = data.indexOf('<?xml');
  const end = start === -1 ? -1 : data.indexOf('</plist>', start);
  return end === -1 ? null : data.subarray(start, end + '</plist>'.length);
};
