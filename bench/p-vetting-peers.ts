import { join } from 'node:path';
import { isHere, timed } from './p-processes.ts';
import type { App } from './p-vetting-apps.ts';

const GRENDEL = join(import.meta.dirname, '..', 'bin', 'grendel.js');

type Vetted = {
  readonly findings: readonly { readonly code: string }[];
  readonly app: {
    readonly identifier: { readonly name: string } | null;
    readonly classes: number;
    readonly signers: readonly {
      readonly verified: boolean | null;
      readonly certificate: { readonly sha256: string };
    }[];
  };
};

/** Who it is, by whom it is signed and how many classes it has, as aapt, apksigner and dexdump have it; an error where they differ. */
export function agreesWithPeers({ file, name }: App, log: (line: string) => void): void {
  const { app, findings } = JSON.parse(
    timed([process.execPath, GRENDEL, 'vet', file, '--json']).out,
  ) as Vetted;
  const agree = (peer: string, theirs: unknown, ours: unknown): void => {
    if (theirs !== ours)
      throw new Error(`${name}: ${peer} says ${String(theirs)}, we say ${String(ours)}`);
  };
  if (isHere('aapt', 'version')) {
    const said = /^package: name='([^']*)'/m.exec(timed(['aapt', 'dump', 'badging', file]).out);
    agree('aapt', said?.[1], app.identifier?.name);
  } else log('p-vetting: no aapt here to compare with');
  if (isHere('apksigner', '--version')) {
    const { out } = timed([
      'apksigner',
      'verify',
      '--print-certs',
      '--min-sdk-version',
      '28',
      file,
    ]);
    const theirs = /certificate SHA-256 digest: ([0-9a-f]{64})/.exec(out)?.[1];
    agree('apksigner', theirs, app.signers.find(({ verified }) => verified)?.certificate.sha256);
  } else log('p-vetting: no apksigner here to compare with');
  const dumped = timed(['dexdump', '-l', 'plain', file]);
  // dexdump knows nothing of code that an app hides in its assets, and we count it.
  if (findings.some(({ code }) => code === 'apk.hidden-code'))
    log(`p-vetting: ${name} hides code, its classes are not compared`);
  else if (dumped.exit === 0)
    agree('dexdump', dumped.out.match(/^ {2}Class descriptor {2}:/gm)?.length ?? 0, app.classes);
  else log('p-vetting: no dexdump here to compare with');
}
