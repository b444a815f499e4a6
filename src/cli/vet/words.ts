import type { Evidence, EvidenceKind, Signal, Weight } from '../../core/vetting/evidence.ts';
import type { PermissionGroup } from '../../core/vetting/permissions.ts';
import type {
  OpenQuestion,
  Settles,
  VettingAnswer,
  VettingWhy,
} from '../../core/vetting/report.ts';

/** Why nothing, or not enough, could be said of a file. */
export const WHYS: Readonly<Record<VettingWhy, string>> = {
  packed: 'its code is packed and unpacks itself only on a phone',
  encrypted: 'its code is encrypted, as copies from the App Store are',
  'no-app-file': 'this is no app file: neither an APK, nor an archive of its parts, nor an IPA',
  damaged:
    'the archive is damaged: its end, where its list of contents stands, is missing or wrong',
  'too-big': 'the file is larger than any that phones take',
  'took-too-long': 'reading it took too long and was stopped',
  'took-too-much-memory': 'reading it took too much memory and was stopped',
  'reader-stopped': 'the process that read it came to no answer',
};

/** Why a file could not be opened, by the system's code. */
const NOT_OPENED: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EFBIG: 'it is larger than any that phones take (4 GiB)',
  ENOTDIR: 'a part of this path is no folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'this is a folder and not a file',
  ENOTSUP: 'it is no file but a device or a pipe',
  EIO: 'the disk gives it only in part',
};
export const notOpened = (code: string): string =>
  NOT_OPENED[code] ?? `it cannot be opened (${code})`;

export const FORMATS = { apk: 'Android app', 'split-apks': 'Android app in parts', ipa: 'iOS app' };

export const WEIGHTS_SAID: Readonly<Record<Weight, string>> = {
  decisive: 'certain',
  strong: 'strong',
  supporting: 'supports',
  hint: 'hint',
};

const KINDS: Readonly<Record<EvidenceKind, readonly [one: string, more: string]>> = {
  identifier: ['identifier', 'identifiers'],
  label: ['name', 'names'],
  component: ['component', 'components'],
  'defined-class': ['class', 'classes'],
  'referenced-class': ['class called', 'classes called'],
  'native-library': ['native library', 'native libraries'],
  framework: ['framework', 'frameworks'],
  'class-prefix': ['class', 'classes'],
  asset: ['file', 'files'],
  'meta-data': ['key in the manifest', 'keys in the manifest'],
  permission: ['permission', 'permissions'],
  'privacy-manifest': ['domain in a privacy manifest', 'domains in privacy manifests'],
  host: ['host', 'hosts'],
  certificate: ['certificate', 'certificates'],
  team: ['Apple team', 'Apple teams'],
  language: ['language', 'languages'],
  'register-number': ['number', 'numbers'],
};

export const SIGNALS: Readonly<Record<Signal, string>> = {
  'known-identifier': 'says it is',
  'known-signer': 'signed by a key of',
  'shared-signer': 'signed by a key that several makers share',
  'anyone-can-sign': 'signed by a key that is public: anybody can',
  'signer-country': 'certificate names',
  'known-name': 'goes by the name of',
  'code-of-known-app': 'holds code of',
  'register-number': 'names a register',
  'default-language': 'first language',
  'developer-key': 'developer key',
  'sold-through': 'comes or is updated through',
  sdk: 'contains',
  'sdk-trace': 'traces of',
  packer: 'packed by',
  'loads-code': 'can load code later',
  'trust-anchor': 'brings trust in',
  host: 'talks to',
};

/** What an app may reach. `other` is never said as a group: its permissions are named. */
export const GROUPS: Readonly<Record<PermissionGroup, string>> = {
  location: 'location',
  'location-in-background': 'location in the background',
  contacts: 'contacts',
  calendar: 'calendar',
  messages: 'text messages',
  calls: 'calls and their log',
  'phone-identity': 'numbers that identify the phone',
  camera: 'camera',
  microphone: 'microphone',
  photos: 'photos',
  files: 'files',
  health: 'health',
  'body-sensors': 'body sensors',
  activity: 'movement',
  'nearby-devices': 'devices nearby',
  'local-network': 'the local network',
  accounts: 'accounts',
  'notifications-of-others': 'notifications of other apps',
  'screen-of-others': 'the screen of other apps',
  'over-other-apps': 'drawing over other apps',
  'controls-device': 'control of the phone',
  vpn: 'all traffic (VPN)',
  'sees-other-apps': 'which other apps there are',
  'installs-apps': 'installing apps',
  tracking: 'tracking across apps',
  biometrics: 'face and fingerprint',
  speech: 'speech recognition',
  home: 'devices at home',
  'media-library': 'the media library',
  'shared-with-own-apps': 'what it shares with apps of its maker',
  payments: 'payments',
  network: 'the network',
  'runs-in-background': 'running in the background',
  'starts-by-itself': 'starting by itself',
  'shows-notifications': 'showing notifications',
  settings: 'settings',
  store: 'the store',
  other: 'other things',
};

/** What is left open, as a sentence; `about` is named where it says more. */
export const QUESTIONS: Readonly<Record<OpenQuestion['code'], (about: string) => string>> = {
  'signer-differs': (app) =>
    `It says it is ${app}, and another key signed it than those on record.`,
  'signer-not-on-record': (app) =>
    `It says it is ${app}; no key of ${app} is on record to compare with.`,
  'signature-does-not-hold': () =>
    'Its signature does not hold: what is in it is not what was signed.',
  'anyone-can-sign': () => 'It is signed with a key that is public, so anybody may have made it.',
  fork: (app) => `It holds the code of ${app} under another identifier.`,
  namesake: (app) => `It goes by the name of ${app} under another identifier.`,
  packed: (packer) =>
    `Its code is packed${packer === '' ? '' : ` by ${packer}`}: what is inside cannot be seen.`,
  encrypted: () => 'Its code is encrypted: only what lies beside it could be read.',
  'not-readable': () => 'It could not be read.',
  'not-fully-read': (what) => `Not all of it could be read: ${what}.`,
  'file-finding': (code) => `The file is odd in a way that may hide something: ${code}.`,
  'loads-code': (loader) =>
    `It can load code after this look at it${loader === '' ? '' : `, by ${loader}`}.`,
  'lead-only': (who) => `Only a lead speaks of ${who}: too little to judge by.`,
  'one-sign-only': (who) => `One sign alone speaks of ${who}.`,
};

export const SETTLED: Readonly<Record<Settles, string>> = {
  'record-the-signer': 'the certificate of its maker, from the maker or its store, put on record',
  'compare-with-store': 'the same version from the official store, compared by certificate',
  'ask-for-unencrypted': 'a copy that is not encrypted, from its maker or from the MDM',
  'ask-for-unpacked':
    'a build that is not packed, from its maker, or a run on a phone that is watched',
  'watch-it-run': 'a run on a phone that is watched',
  'get-the-file-again': 'the file once more, whole, from where it came',
  'look-up-publisher': 'who offers it: store page, register, terms',
  'second-sign': 'a second sign of another kind',
};

export const ANSWERS: Readonly<Record<VettingAnswer, string>> = {
  'nothing-found':
    'Nothing was found, and all of it was read. That is no statement that it is good.',
  found: 'Something was found.',
  'not-readable': 'It could not be read.',
  'nothing-found-in-what-could-be-read':
    'Nothing was found in what could be read; something is open.',
};

/** The whole one stands where the signers do. */
const HASH = /^[0-9a-f]{64}$/;

/** `231 classes com.umeng.analytics`, `native library libumeng-spy.so`. */
export function evidenceWords(
  { kind, count, value }: Pick<Evidence, 'kind' | 'count' | 'value'>,
  amount: (n: number) => string,
): string {
  const [one, more] = KINDS[kind];
  const short = HASH.test(value) ? `${value.slice(0, 16)}…` : value;
  return count > 1 ? `${amount(count)} ${more} ${short}` : `${one} ${short}`;
}
