import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../zip/write-zip.fixture.ts';

/** Android's own signer and Java's keytool; null: they are here. */
export const missingTools = (): string | null => {
  const missing = ['apksigner', 'keytool'].filter(
    (tool) => spawnSync(tool, ['--help']).error !== undefined,
  );
  return missing.length === 0 ? null : `${missing.join(' and ')} not found`;
};

/** An archive that is no app, but has what signatures cover: stored, deflated, a name that folds in the middle of a character, a file that v1 leaves out. */
export const unsigned = (): Uint8Array =>
  writeZip([
    { name: 'AndroidManifest.xml', content: 'not read here '.repeat(8) },
    { name: 'classes.dex', content: `dex\n035\0${'code'.repeat(50)}`, method: 0 },
    { name: `assets/${'é'.repeat(40)}.txt`, content: 'text '.repeat(20) },
    { name: 'META-INF/services/x', content: 'outside' },
  ]);

const KEYS = {
  rsa: ['-keyalg', 'RSA', '-keysize', '2048'],
  rsa4096: ['-keyalg', 'RSA', '-keysize', '4096'],
  ec: ['-keyalg', 'EC', '-groupname', 'secp256r1'],
  ec384: ['-keyalg', 'EC', '-groupname', 'secp384r1'],
  dsa: ['-keyalg', 'DSA', '-keysize', '2048'],
  debug: ['-keyalg', 'RSA', '-keysize', '2048'],
} as const;
type Key = keyof typeof KEYS;

const only = (...wanted: readonly number[]): readonly string[] =>
  [1, 2, 3].flatMap((n) => [`--v${n}-signing-enabled`, String(wanted.includes(n))]);

type Seed = {
  readonly keys: readonly Key[];
  readonly options: readonly string[];
  readonly rotation?: true;
  /** The API level from which it is signed and verified. */
  readonly minSdk: number;
};

/** One file for each way of signing. */
export const SEEDS: Readonly<Record<string, Seed>> = {
  'v1-rsa': { keys: ['rsa'], options: only(1), minSdk: 18 },
  'v1-rsa-sha1': { keys: ['rsa'], options: only(1), minSdk: 9 },
  'v1-ec': { keys: ['ec'], options: only(1), minSdk: 18 },
  'v1-dsa': { keys: ['dsa'], options: only(1), minSdk: 21 },
  'v1-two-signers': { keys: ['rsa', 'ec'], options: only(1), minSdk: 18 },
  'v2-rsa': { keys: ['rsa'], options: only(2), minSdk: 24 },
  'v2-rsa4096': { keys: ['rsa4096'], options: only(2), minSdk: 24 },
  'v2-ec384': { keys: ['ec384'], options: only(2), minSdk: 24 },
  'v2-dsa': { keys: ['dsa'], options: only(2), minSdk: 24 },
  'v2-two-signers': { keys: ['ec', 'rsa'], options: only(2), minSdk: 24 },
  'v2-debug': { keys: ['debug'], options: only(2), minSdk: 24 },
  'v2-verity': { keys: ['ec'], options: [...only(2), '--verity-enabled', 'true'], minSdk: 28 },
  'v3-ec': { keys: ['ec'], options: only(3), minSdk: 28 },
  all: { keys: ['ec'], options: only(1, 2, 3), minSdk: 18 },
  rotated: { keys: ['rsa', 'ec'], options: only(1, 2, 3), rotation: true, minSdk: 18 },
};

const run = (tool: string, ...options: readonly string[]): string =>
  execFileSync(tool, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Makes keys, and signs an archive in one of these ways. Keys are made once for a folder. */
export const signing = (folder: string) => {
  const made = new Set<Key>();
  const key = (name: Key): readonly string[] => {
    const store = join(folder, `${name}.p12`);
    const subject =
      name === 'debug' ? 'CN=Android Debug,O=Android,C=US' : `CN=Test ${name},O=X\\, Y,C=NL`;
    if (!made.has(name))
      run(
        'keytool',
        ...`-genkeypair -storetype PKCS12 -storepass password -validity 9000 -alias ${name}`.split(
          ' ',
        ),
        '-keystore',
        store,
        '-dname',
        subject,
        ...KEYS[name],
      );
    made.add(name);
    return ['--ks', store, '--ks-pass', 'pass:password'];
  };
  return (name: string, archive: Uint8Array): string => {
    const seed = SEEDS[name];
    if (seed === undefined) throw new Error(`no seed ${name}`);
    const [input, output] = [join(folder, 'unsigned.apk'), join(folder, `${name}.apk`)];
    const lineage = join(folder, `${name}.lineage`);
    writeFileSync(input, archive);
    const [first = [], second = []] = seed.keys.map(key);
    if (seed.rotation)
      run(
        'apksigner',
        'rotate',
        '--out',
        lineage,
        '--old-signer',
        ...first,
        '--new-signer',
        ...second,
      );
    const next = second.length > 0 ? ['--next-signer', ...second] : [];
    run(
      'apksigner',
      'sign',
      ...first,
      ...next,
      ...(seed.rotation ? ['--lineage', lineage] : []),
      '--min-sdk-version',
      String(seed.minSdk),
      ...seed.options,
      '--out',
      output,
      input,
    );
    return output;
  };
};

export type Told = {
  readonly verifies: boolean;
  /** Schemes that hold: `v1` and so on. */
  readonly schemes: readonly string[];
  /** SHA-256 of the signers' certificates. */
  readonly signers: readonly string[];
};

/** What apksigner says about a file, for phones from this API level on. */
export const asTold = (file: string, minSdk: number): Told => {
  const options = ['verify', '-v', '--print-certs', '--min-sdk-version', String(minSdk), file];
  const { stdout, status } = spawnSync('apksigner', options, { encoding: 'utf8' });
  const schemes = [...stdout.matchAll(/^Verified using (v\d) scheme .*: true$/gmu)];
  const signers = [...stdout.matchAll(/certificate SHA-256 digest: ([0-9a-f]{64})$/gmu)];
  return {
    verifies: status === 0,
    schemes: schemes.flatMap(([, scheme]) => scheme ?? []),
    signers: signers.flatMap(([, sha256]) => sha256 ?? []),
  };
};
