import type { Signer } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { describeCertificate } from './certificate.ts';
import { finding, findingIn } from './finding.ts';
import type { Judged } from './judged.ts';
import { capabilitiesOf } from './lineage.ts';

/**
 * Signers of all schemes side by side: who is an earlier certificate of whom, and whether the schemes name the same people. Old and new phones that trust different
 * signers are reported.
 */
export const agree = (
  judged: readonly Judged[],
  report: (finding: FileFinding) => void,
): readonly Signer[] => {
  const newest = judged.filter(({ isNewest }) => isNewest);
  const own = new Set(newest.map(({ certificate }) => certificate.sha256));
  const earlier = new Set(newest.flatMap(provenBy));
  reportDifference(judged, own, earlier, report);
  return judged.flatMap((signer) => {
    const { sha256 } = signer.certificate;
    const isEarlier = earlier.has(sha256) && !own.has(sha256);
    const first: Signer = {
      scheme: signer.scheme,
      role: isEarlier ? 'lineage' : 'signer',
      verified: signer.holds,
      certificate: signer.certificate,
      place: signer.place,
    };
    return [first, ...ancestors(signer, report)];
  });
};

/** Earlier certificates for which this signer brings a proof: only of a signer that holds itself. */
const provenBy = ({ holds, lineage }: Judged): readonly string[] =>
  holds === true && lineage?.isProven
    ? lineage.levels.map(({ der }) => describeCertificate(der).sha256)
    : [];

const ancestors = (
  { scheme, holds, certificate, lineage }: Judged,
  report: (finding: FileFinding) => void,
): readonly Signer[] => {
  if (lineage === null) return [];
  return lineage.levels.flatMap((level): readonly Signer[] => {
    const described = describeCertificate(level.der);
    if (described.sha256 === certificate.sha256) return [];
    const may = capabilitiesOf(level.flags);
    report(finding('sig.rotated', level.offset, { scheme, sha256: described.sha256, may }));
    const isProven = holds === true && lineage.isProven;
    return [
      {
        scheme,
        role: 'lineage',
        verified: isProven ? null : false,
        certificate: described,
        place: { entry: '', offset: level.offset },
      },
    ];
  });
};

const reportDifference = (
  judged: readonly Judged[],
  own: ReadonlySet<string>,
  earlier: ReadonlySet<string>,
  report: (finding: FileFinding) => void,
): void => {
  // No phone of today takes any: said already, and there is nothing to compare with.
  if (own.size === 0) return;
  for (const scheme of new Set(judged.map((signer) => signer.scheme))) {
    const theirs = judged
      .filter((signer) => signer.scheme === scheme)
      .map(({ certificate }) => certificate.sha256);
    const areKnown = theirs.every((sha256) => own.has(sha256) || earlier.has(sha256));
    // Where nothing was rotated, a scheme that leaves one of several signers out is another set too.
    const areAll = earlier.size > 0 || [...own].every((sha256) => theirs.includes(sha256));
    if (areKnown && areAll) continue;
    const place = judged.find((signer) => signer.scheme === scheme)?.place;
    const facts = { scheme, signers: theirs.slice(0, 10).join(', ') };
    report(findingIn('sig.schemes-differ', place?.entry ?? '', place?.offset ?? null, facts));
  }
};
