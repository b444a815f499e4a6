import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import type { Named } from '../../core/vetting/place.ts';
import { dictOf, textOf } from '../plist/value.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { Source } from '../source.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Zip } from '../zip/open-zip.ts';
import { readAnchors } from './anchors.ts';
import { gather } from './gather.ts';
import type { Gather } from './gather.ts';
import { addMetaData, infoOf, readKeys, readRequests } from './info.ts';
import type { Info } from './info.ts';
import { addLabel, readLabels } from './labels.ts';
import { findApp, findBundles, lastPart } from './layout.ts';
import type { Bundle, Layout } from './layout.ts';
import { readPrivacyManifests } from './privacy.ts';
import { addLinked, readProgram } from './program.ts';
import type { Program } from './program.ts';
import { readStoreCopy } from './store-copy.ts';

/**
 * What an app file for iOS says: an IPA, or an archive with a `.app` folder anywhere. Null: there is none. Encrypted parts are in `unread`; the rest still tells.
 */
export const readIpa = (
  zip: Zip,
  _source: Source,
  report: (finding: FileFinding) => void,
): Facts | null => {
  const layout = findApp(zip);
  if (layout === null) return null;
  const into = gather(zip, report);
  sayLayout(layout, into);
  const bundles = findBundles(zip, layout.root);
  const [own] = bundles;
  const info = own?.folder === layout.root ? readInfo(own, into) : null;
  if (info === null) say(into, 'ipa.info-unreadable', `${layout.root}Info.plist`);
  const identifier = info?.named('CFBundleIdentifier') ?? null;
  if (info !== null && identifier === null)
    say(into, 'ipa.info-unreadable', `${layout.root}Info.plist`, { missing: 'CFBundleIdentifier' });
  else if (identifier !== null && !isBundleId(identifier.name))
    into.report({
      code: 'ipa.bundle-id',
      place: identifier.place,
      phoneReads: null,
      toolsRead: identifier.name.slice(0, 300),
      facts: {},
    });
  const app = readAppProgram(layout.root, info, into);
  if (info !== null && own !== undefined) {
    readKeys(info, into);
    readRequests(info, into);
    addLabel(into, info, 'Base');
  }
  readLabels(layout.root, into);
  const others = bundles.filter(({ folder }) => folder !== layout.root);
  const programs = [
    app,
    ...others.map((bundle) => readBundle(bundle, into)),
    ...readDylibs(layout.root, into),
  ].filter((program) => program !== null);
  addLinked(programs, into);
  readPrivacyManifests(layout.root, into);
  readProvisioning(layout.root, into);
  readStoreCopy(layout.root, identifier?.name ?? null, into);
  readAnchors(layout.root, into);
  compare(identifier?.name ?? null, app, info, into);
  return {
    platform: 'ios',
    format: 'ipa',
    identifier,
    version: info?.named('CFBundleShortVersionString') ?? null,
    build: info?.named('CFBundleVersion') ?? null,
    labels: into.list('labels'),
    oldestSystem:
      textOf(info?.values['MinimumOSVersion']) ?? app?.main.commands.build?.oldest ?? null,
    targetSystem:
      textOf(info?.values['DTPlatformVersion']) ?? app?.main.commands.build?.sdk ?? null,
    signers: into.list('signers'),
    teams: into.list('teams'),
    components: into.list('components'),
    metaData: into.list('metaData'),
    permissions: into.list('permissions'),
    queries: into.list('queries'),
    libraries: into.list('libraries'),
    frameworks: into.list('frameworks'),
    files: { find: (pattern, most) => findFiles(zip, pattern, most) },
    classes: into.list('classes'),
    hosts: into.list('hosts'),
    addresses: into.list('addresses'),
    trustAnchors: into.list('trustAnchors'),
    leads: into.list('leads'),
    defaultLanguage: info?.named('CFBundleDevelopmentRegion') ?? null,
    unread: into.list('unread'),
  };
};

/**
 * Letters, digits, hyphens and points (developer.apple.com, CFBundleIdentifier, from memory); underscores, which some old ones have. Anything else is no identifier that Apple
 * gave out, and may be there to look like one.
 */
const isBundleId = (identifier: string): boolean => /^[\w.-]{1,255}$/.test(identifier);

const sayLayout = ({ root, isPayload, others }: Layout, into: Gather): void => {
  if (!isPayload) say(into, 'ipa.no-payload', root);
  const [other] = others;
  if (other !== undefined)
    say(into, 'ipa.ambiguous-app', other, { taken: root, apps: others.length + 1 });
};

const readInfo = ({ info, kind }: Bundle, into: Gather): Info | null => {
  const read = into.plist(info, kind === 'app' ? 'manifest' : 'resources');
  if (read === null) return null;
  return infoOf(read, info.name);
};

const readAppProgram = (root: string, info: Info | null, into: Gather): Program | null => {
  const name = textOf(info?.values['CFBundleExecutable']) ?? lastPart(root, '.app');
  const entry = into.zip.entry(`${root}${name}`);
  const program = entry === null ? null : readProgram(entry, 'app', into);
  if (program === null) {
    say(into, 'ipa.binary-missing', `${root}${name}`);
    into.unread('code', entry === null ? 'missing' : 'broken', placeOf(`${root}${name}`));
  }
  return program;
};

const readBundle = (bundle: Bundle, into: Gather): Program | null => {
  if (bundle.kind === 'resources') return null;
  const info = readInfo(bundle, into);
  const name = lastPart(bundle.folder.slice(0, bundle.folder.lastIndexOf('.')));
  const id = info?.named('CFBundleIdentifier') ?? null;
  const entry = into.zip.entry(
    `${bundle.folder}${textOf(info?.values['CFBundleExecutable']) ?? name}`,
  );
  if (bundle.kind === 'framework') {
    const version =
      textOf(info?.values['CFBundleShortVersionString']) ?? textOf(info?.values['CFBundleVersion']);
    into.add(
      'frameworks',
      { name, bundleId: id?.name ?? null, version, place: id?.place ?? placeOf(bundle.info.name) },
      name,
    );
  } else if (id !== null)
    into.add('components', { ...id, kind: 'extension' }, `${id.name} ${bundle.folder}`);
  if (info !== null && bundle.kind !== 'framework') {
    readRequests(info, into);
    addMetaData(
      into,
      'NSExtensionPointIdentifier',
      dictOf(info.values['NSExtension'])['NSExtensionPointIdentifier'],
      placeOf(info.entry),
    );
  }
  return entry === null
    ? null
    : readProgram(entry, bundle.kind === 'framework' ? 'library' : 'extension', into);
};

const readDylibs = (root: string, into: Gather): readonly (Program | null)[] =>
  into.zip.entries
    .filter(({ name }) => name.startsWith(root) && name.endsWith('.dylib'))
    .map((entry) => {
      into.add(
        'libraries',
        { name: lastPart(entry.name), place: placeOf(entry.name) },
        lastPart(entry.name),
      );
      return readProgram(entry, 'library', into);
    });

const readProvisioning = (root: string, into: Gather): void => {
  const entry = into.zip.entry(`${root}embedded.mobileprovision`);
  const bytes = entry === null ? null : into.content(entry, 2 * 2 ** 20, 'profile');
  if (entry === null || bytes === null) return;
  const place = placeOf(entry.name);
  const profile = readProfile(bytes, into.report, place.entry);
  if (profile === null) return into.unread('profile', 'broken', place);
  const { organisation } = profile;
  for (const name of profile.teams)
    into.add('teams', { name, says: 'profile', organisation, place }, `profile ${name}`);
  for (const signer of profile.signers) into.add('signers', signer, signer.certificate.sha256);
  const told = {
    ProvisionsAllDevices: profile.allDevices ? true : undefined,
    ProvisionedDevices: profile.devices ?? undefined,
    ExpirationDate: profile.expires ?? undefined,
    TeamName: organisation ?? undefined,
    ProfileName: profile.name ?? undefined,
    ...profile.entitlements,
  };
  for (const [key, value] of Object.entries(told)) addMetaData(into, key, value, place);
};

/** Names that should agree: who says otherwise changed the app after it was made, or made it by hand. */
const compare = (
  identifier: string | null,
  app: Program | null,
  info: Info | null,
  into: Gather,
): void => {
  const signature = app?.main.signature ?? null;
  if (app !== null && signature?.by !== 'cms')
    say(into, 'ipa.unsigned', app.entry, { signature: signature?.by ?? 'none' });
  if (
    app !== null &&
    signature?.by === 'cms' &&
    identifier !== null &&
    signature.identifier !== identifier
  )
    into.report({
      code: 'ipa.bundle-id-differs',
      place: { entry: app.entry, offset: signature.offset },
      phoneReads: identifier,
      toolsRead: signature.identifier,
      facts: {},
    });
  const teams = new Set(into.list('teams').map(({ name }) => name));
  if (teams.size > 1)
    say(into, 'ipa.team-differs', app?.entry ?? '', { teams: [...teams].slice(0, 8).join(' ') });
  const { platform } = app?.main.commands.build ?? {};
  // PLATFORM_IOSSIMULATOR, mach-o/loader.h.
  if (platform === 7 || textOf(info?.values['DTPlatformName']) === 'iphonesimulator')
    say(into, 'ipa.simulator', app?.entry ?? '');
};

const findFiles = (zip: Zip, pattern: RegExp, most: number): readonly Named[] => {
  const found: Named[] = [];
  for (const { name } of zip.entries) {
    if (found.length >= most) break;
    if (name.search(pattern) !== -1) found.push({ name, place: placeOf(name) });
  }
  return found;
};

const say = (
  into: Gather,
  code: FileFindingCode,
  entry: string,
  facts: FileFinding['facts'] = {},
): void => into.report({ code, place: placeOf(entry), phoneReads: null, toolsRead: null, facts });
