import type { Signer } from '../../core/vetting/facts.ts';
import type { Vetted } from '../../core/vetting/report.ts';
import { many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { MARGIN } from './layout.ts';

/** Certificates that are shown; a lineage is rarely longer. */
const MOST = 4;

/** Who signed: the certificate's own words are self-declared; its hash identifies it. */
export function signedLines({ told }: Vetted, style: Style): readonly string[] {
  if (told === null) return [];
  const certificates = Map.groupBy(told.signers, ({ certificate }) => certificate.sha256);
  const teams = [...new Set(told.teams.map(({ name }) => name))];
  const blocks = [...certificates.values()].slice(0, MOST).flatMap((signers) => {
    const [{ certificate }] = signers as [Signer];
    return [
      ...paragraph(
        style,
        `Signed by   ${certificate.subject ?? 'a certificate without a name'}`,
        '  ',
      ),
      ...paragraph(style, `SHA-256 ${certificate.sha256}`, '  ', 'quiet'),
      ...paragraph(style, signers.map(schemeWords).join(', '), MARGIN, 'quiet'),
    ];
  });
  const rest = certificates.size - MOST;
  return [
    ...blocks,
    ...(rest > 0 ? paragraph(style, `and ${many(rest, 'more certificate')}`, MARGIN) : []),
    ...(teams.length > 0 ? paragraph(style, `Apple team  ${teams.join(', ')}`, '  ') : []),
    ...(certificates.size === 0 && teams.length === 0
      ? paragraph(style, 'Signed by   nobody that could be read', '  ')
      : []),
  ];
}

/** `v2 holds`, `v1 does not hold`, `v3 not verified`, `an earlier certificate`. */
function schemeWords({ scheme, role, verified }: Signer): string {
  if (role === 'lineage') return `${scheme}: an earlier certificate of the same signer`;
  const held = verified === null ? 'not verified' : verified ? 'holds' : 'DOES NOT HOLD';
  return `${scheme === 'cms' ? 'profile' : scheme} ${held}`;
}
