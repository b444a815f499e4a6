import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import type { Place } from '../../core/vetting/place.ts';
import type { Dylib } from '../macho/commands.ts';
import { codeMatches } from '../macho/code-pages.ts';
import { readEntitlements } from '../macho/entitlements.ts';
import { openMachO } from '../macho/open-macho.ts';
import type { MachOSlice } from '../macho/open-macho.ts';
import { textsOf as textsIn } from '../macho/texts.ts';
import { textOf, textsOf } from '../plist/value.ts';
import type { Dict } from '../plist/value.ts';
import { isFromApple, signsForTeam } from '../profile/apple-chain.ts';
import { readCms } from '../profile/cms.ts';
import { describeCertificate } from '../signing/certificate.ts';
import { addressesIn } from '../traces/addresses.ts';
import { hostsIn } from '../traces/hosts.ts';
import { leadsIn } from '../traces/leads.ts';
import { tellsFull, type Region } from '../traces/region.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Entry } from '../zip/open-zip.ts';
import type { Gather } from './gather.ts';
import { addHost, addMetaData } from './info.ts';
import { lastPart } from './layout.ts';

/** One program of the app, closed again: its classes, hosts and signature have gone into the facts. Holds nothing of its bytes. */
export type Program = {
  readonly entry: string;
  readonly linked: readonly (readonly [Dylib, Place])[];
  readonly main: Pick<MachOSlice, 'commands' | 'signature'>;
};

/** Opens a program and gathers what it says; null: it can't be read (which is in `unread`), or it is no program. */
export const readProgram = (
  entry: Entry,
  role: 'app' | 'extension' | 'library',
  into: Gather,
): Program | null => {
  const { entry: name } = placeOf(entry.name);
  const source = into.program(entry);
  const macho = source === null ? null : openMachO(source, into.report, name, into.work);
  const main = macho?.slices.find(({ commands }) => commands.cpu === 'arm64') ?? macho?.slices[0];
  if (macho === null || main === undefined) return null;
  into.add('classes', macho.classes, name);
  for (const { what, why, place } of macho.unread) into.unread(what, why, place);
  const full = tellsFull(name, null, into.report);
  for (const part of macho.slices) addTexts(part, name, full, into);
  if (role !== 'library') readSignature(main, name, role, into);
  return {
    entry: name,
    linked: macho.slices.flatMap(({ commands, offset }) =>
      commands.dylibs.map(
        (dylib) => [dylib, { entry: name, offset: offset + dylib.offset }] as const,
      ),
    ),
    main: { commands: main.commands, signature: main.signature },
  };
};

/** Frameworks and dylibs that programs are linked with, that don't come with the system and do not lie in the app: those are known by then. */
export const addLinked = (programs: readonly Program[], into: Gather): void => {
  for (const { linked } of programs)
    for (const [dylib, place] of linked) addDylib(dylib, place, into);
};

const addDylib = ({ path, version }: Dylib, place: Place, into: Gather): void => {
  if (/^\/(?:System|usr\/lib|Developer)\//.test(path)) return;
  const framework = /([^/]+)\.framework\/[^/]*$/.exec(path)?.[1];
  if (framework !== undefined)
    into.add('frameworks', { name: framework, bundleId: null, version, place }, framework);
  else into.add('libraries', { name: lastPart(path), place }, lastPart(path));
};

const addTexts = (
  { image, offset: base }: MachOSlice,
  entry: string,
  full: Region['full'],
  into: Gather,
): void => {
  for (const { bytes, offset } of textsIn(image)) {
    const region = { bytes, entry, from: 0, to: bytes.length, full };
    const moved = (at: number | null) => ({
      entry,
      offset: at === null || offset === null ? null : base + offset + at,
    });
    for (const { name, place } of hostsIn(region))
      into.add('hosts', { name, from: 'code', place: moved(place.offset) }, `code ${name}`);
    for (const { name, place } of addressesIn(region))
      into.add('addresses', { name, place: moved(place.offset) }, name);
    for (const lead of leadsIn(region))
      into.add('leads', { ...lead, place: moved(lead.place.offset) }, lead.name);
  }
};

const readSignature = (
  main: MachOSlice,
  entry: string,
  role: 'app' | 'extension',
  into: Gather,
): void => {
  const { signature, image } = main;
  if (signature === null) return;
  const place = { entry, offset: signature.offset };
  const { team, by, cms, directory } = signature;
  if (team !== null && by === 'ad-hoc') say(into, 'ipa.team-unsigned', place, { team });
  if (team !== null)
    into.add(
      'teams',
      { name: team, says: 'code-signature', organisation: null, place },
      `code-signature ${team}`,
    );
  const read = readEntitlements(signature, into.report, entry);
  if (!signature.entitlementsHold) say(into, 'macho.entitlements-unsigned', place, {});
  if (read !== null) addEntitlements(read.values, { entry, offset: read.offset }, into);
  if (cms === null || role !== 'app') return;
  const message = readCms(cms.bytes, directory);
  // Encrypted code is another one than what was signed, as far as we know: nothing is said about it.
  const holds = main.commands.encryption?.id ? null : codeMatches(image.source, directory);
  for (const { certificate, verified } of message?.signers ?? []) {
    if (certificate === null) continue;
    const described = describeCertificate(certificate);
    const isWhole =
      verified === false || holds === false
        ? false
        : verified === true && holds === true
          ? true
          : null;
    const isApples = isFromApple(certificate, message?.certificates ?? []);
    into.add(
      'signers',
      {
        scheme: 'cms',
        role: 'signer',
        // Anybody can make a certificate that names any team; phones take Apple's only.
        verified: isApples ? isWhole : false,
        certificate: described,
        place: { entry, offset: cms.offset },
      },
      described.sha256,
    );
    if (!isApples) say(into, 'ipa.signer-not-apple', place, {});
    else if (!signsForTeam(described.subject ?? '', team))
      say(into, 'ipa.team-differs', place, {
        team: team ?? '',
        certificate: described.subject ?? '',
      });
    if (isWhole === false) say(into, 'ipa.signature', place, {});
  }
  if (message === null) say(into, 'macho.signature-broken', place, {});
};

const addEntitlements = (values: Dict, place: Place, into: Gather): void => {
  for (const [key, value] of Object.entries(values)) {
    into.add('permissions', { name: key, place }, key);
    addMetaData(into, key, value, place);
  }
  const team = textOf(values['com.apple.developer.team-identifier']);
  if (team !== null)
    into.add(
      'teams',
      { name: team, says: 'entitlements', organisation: null, place },
      `entitlements ${team}`,
    );
  // `applinks:example.com?mode=developer`
  for (const domain of textsOf(values['com.apple.developer.associated-domains']))
    addHost(into, domain.slice(domain.indexOf(':') + 1), place, 'configuration');
};

const say = (
  into: Gather,
  code: FileFindingCode,
  place: Place,
  facts: Readonly<Record<string, string>>,
): void => into.report({ code, place, phoneReads: null, toolsRead: null, facts });
