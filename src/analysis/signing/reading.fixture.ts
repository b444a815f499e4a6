import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { readSignatures } from './read-signatures.ts';

/** A file that apksigner signed: see record-seeds.fixture.ts. */
export const seed = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, 'seeds', `${name}.apk`));

export type Read = {
  readonly signers: readonly Signer[];
  readonly findings: readonly FileFinding[];
  readonly codes: readonly string[];
  /** `v3 signer true CN=Test` */
  readonly lines: readonly string[];
};

/** Reads a file as for an app with this range of phones. Findings about the archive are left out. */
export const read = (
  file: Uint8Array,
  phones: { readonly minSdk?: number; readonly targetSdk?: number } = {},
): Read => {
  const findings: FileFinding[] = [];
  const source = ofBytes(file);
  const zip = openZip(source, () => undefined);
  const { minSdk = null, targetSdk = null } = phones;
  const signers =
    zip.kind === 'zip'
      ? readSignatures(source, zip, { minSdk, targetSdk }, (found) => findings.push(found))
      : [];
  return {
    signers,
    findings,
    codes: findings.map(({ code }) => code),
    lines: signers.map(
      ({ scheme, role, verified, certificate }) =>
        `${scheme} ${role} ${verified} ${certificate.subject}`,
    ),
  };
};
