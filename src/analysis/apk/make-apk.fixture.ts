import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { writeAxml } from '../axml/write-axml.fixture.ts';
import { writeDex } from '../dex/write-dex.fixture.ts';
import { makeKey } from '../signing/make-key.fixture.ts';
import type { Key } from '../signing/make-key.fixture.ts';
import { signers, withBlock } from '../signing/sign.fixture.ts';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import type { Part } from '../zip/write-zip.fixture.ts';
import { readAndroid } from './read-android.ts';

const V2 = 0x7109871a;
const ANNA = makeKey('Anna');
export const BERT = makeKey('Bert');

type Plan = {
  readonly package?: string;
  readonly versionCode?: number | { readonly reference: number };
  readonly targetSdk?: { readonly reference: number };
  readonly split?: string;
  /** Kinds of parts that it needs, and which it is: `base__abi`. */
  readonly needs?: string;
  readonly is?: string;
  readonly permissions?: readonly string[];
  readonly hasCode?: boolean;
  /** A text, or the id of one in the resources. */
  readonly label?: string | { readonly reference: number };
  readonly networkSecurity?: { readonly reference: number };
  /** Class names as in Java, of classes.dex; none: no such file. */
  readonly classes?: readonly string[];
  readonly files?: readonly Part[];
  readonly signedBy?: Key | null;
};

export const manifest = (plan: Plan): Uint8Array =>
  writeAxml({
    name: 'manifest',
    attributes: [
      ['versionCode', 0x0101021b, plan.versionCode ?? 7],
      ['package', 0, plan.package ?? 'org.example.app'],
      ...(plan.split === undefined ? [] : [['split', 0, plan.split] as const]),
      ...(plan.needs === undefined
        ? []
        : [['requiredSplitTypes', 0x0101064e, plan.needs] as const]),
      ...(plan.is === undefined ? [] : [['splitTypes', 0x0101064f, plan.is] as const]),
    ],
    inside: [
      ...(plan.targetSdk === undefined
        ? []
        : [
            {
              name: 'uses-sdk',
              attributes: [['targetSdkVersion', 0x01010270, plan.targetSdk]] as const,
            },
          ]),
      ...(plan.permissions ?? []).map((name) => ({
        name: 'uses-permission',
        attributes: [['name', 0x01010003, name]] as const,
      })),
      {
        name: 'application',
        attributes: [
          ['label', 0x01010001, plan.label ?? 'Example'],
          ['hasCode', 0x0101000c, plan.hasCode ?? true],
          ...(plan.networkSecurity
            ? [['networkSecurityConfig', 0x01010527, plan.networkSecurity] as const]
            : []),
        ],
      },
    ],
  });

export const dex = (...classes: readonly string[]): Uint8Array =>
  writeDex({
    version: '035',
    defined: classes.map((name) => `L${name.replaceAll('.', '/')};`).toSorted(),
  });

/** A whole APK, signed with scheme v2. */
export const makeApk = (plan: Plan = {}): Uint8Array => {
  const classes = plan.classes ?? ['org.example.app.Main'];
  const file = writeZip([
    { name: 'AndroidManifest.xml', content: manifest(plan) },
    ...(classes.length === 0 ? [] : [{ name: 'classes.dex', content: dex(...classes) }]),
    ...(plan.files ?? []),
  ]);
  const key = plan.signedBy === undefined ? ANNA : plan.signedBy;
  return key === null ? file : withBlock(file, [[V2, signers(file, { key })]]);
};

/** What is read of a file, and what was found on the way. */
export const read = (
  bytes: Uint8Array,
): { readonly facts: Facts | null; readonly findings: readonly FileFinding[] } => {
  const findings: FileFinding[] = [];
  const report = (finding: FileFinding): void => void findings.push(finding);
  const zip = openZip(ofBytes(bytes), report);
  return { facts: zip.kind === 'zip' ? readAndroid(zip, '', report) : null, findings };
};

/** Facts of a file that must be one app. */
export const app = (bytes: Uint8Array) => {
  const { facts, findings } = read(bytes);
  if (facts === null) throw new Error(`no app: ${JSON.stringify(findings)}`);
  return { facts, findings, codes: findings.map(({ code }) => code) };
};
