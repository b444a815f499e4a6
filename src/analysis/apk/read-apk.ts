import type { Signer, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Manifest } from '../axml/manifest.ts';
import { readSignatures } from '../signing/read-signatures.ts';
import { placeOf } from '../zip/open-zip.ts';
import { placeInside } from './inside.ts';
import type { Archive } from './inside.ts';
import { manifestOf } from './manifests.ts';

/** What is read of each APK by itself; code, files and resources are read of all parts together. */
export type Apk = {
  readonly archive: Archive;
  readonly manifest: Manifest | null;
  readonly signers: readonly Signer[];
  readonly unread: readonly Unread[];
};

/** Manifest and signatures of one APK. */
export const readApk = (archive: Archive, report: (finding: FileFinding) => void): Apk => {
  const { manifest, unread } = manifestOf(archive, report);
  tellRefusedResources(archive, levelOf(manifest?.targetSdk?.text));
  return { archive, manifest, signers: signersOf(archive, manifest), unread };
};

/** developer.android.com/about/versions/11/behavior-changes-11 (from memory): stored and on a boundary of four bytes, for apps that target it. */
const RESOURCES_STORED = 30;
const BOUNDARY = 4;
const DEFLATED = 8;

const tellRefusedResources = ({ zip, report }: Archive, targetSdk: number | null): void => {
  const resources = zip.entry('resources.arsc');
  if (resources === null || (targetSdk ?? 0) < RESOURCES_STORED) return;
  const { method, dataOffset } = resources;
  const tell = (code: FileFinding['code'], facts: FileFinding['facts']): void =>
    report({
      code,
      place: placeOf(resources.name),
      phoneReads: 'no app, from Android 11 on',
      toolsRead: null,
      facts: { ...facts, targetSdk: targetSdk ?? 0 },
    });
  if (method === DEFLATED) tell('apk.resources-packed', { method });
  else if (dataOffset !== null && dataOffset % BOUNDARY !== 0)
    tell('apk.resources-unaligned', { begins: dataOffset });
};

const signersOf = (
  { zip, name, report }: Archive,
  manifest: Manifest | null,
): readonly Signer[] => {
  const phones = {
    minSdk: levelOf(manifest?.minSdk?.text),
    targetSdk: levelOf(manifest?.targetSdk?.text),
  };
  return readSignatures(zip.source, zip, phones, report).map((signer) => ({
    ...signer,
    place: placeInside(name, signer.place),
  }));
};

/** Null for a code name, as previews of Android have one. */
const levelOf = (text: string | null | undefined): number | null =>
  text && /^\d{1,5}$/u.test(text) ? Number(text) : null;
