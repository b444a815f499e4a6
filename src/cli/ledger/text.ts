import { count, many } from '../text/amounts.ts';
import { paragraph, type Style, type Tone } from '../text/style.ts';
import type { LedgerFault, LedgerVerification } from './door.ts';

const VERDICTS: Record<LedgerVerification['kind'], readonly [Tone, string]> = {
  verified: ['permitted', 'Verified'],
  tampering: ['prohibited', 'Tampering'],
  cannot: ['undetermined', 'Could not be verified'],
};

/** The outcome for people: the verdict first, then where, then what it does not prove. */
export function verificationLines(outcome: LedgerVerification, style: Style): readonly string[] {
  const [tone, word] = VERDICTS[outcome.kind];
  const { log } = outcome;
  const what =
    log === null ? '' : `: ${many(log.size, 'entry', 'entries')} of the log ${log.origin}`;
  return [
    ...paragraph(style, `${word}${what}`, '', tone),
    ...faultLines(outcome.tampering, style),
    ...faultLines(outcome.obstacles, style),
    ...(outcome.more > 0
      ? paragraph(style, `and ${many(outcome.more, 'more problem')}`, '  ')
      : []),
    ...remarks(outcome).flatMap((line) => paragraph(style, line, '  ', 'quiet')),
  ];
}

function faultLines(faults: readonly LedgerFault[], style: Style): readonly string[] {
  return faults.flatMap(({ message, remedy }, i) => [
    ...paragraph(style, message, '  '),
    // The same advice once is enough.
    ...(faults[i + 1]?.remedy === remedy ? [] : paragraph(style, remedy, '    ', 'quiet')),
  ]);
}

function remarks(outcome: LedgerVerification): readonly string[] {
  const { log, signers, keyGiven, checkpoints, openings, unexpected } = outcome;
  const same = checkpoints.filter(({ result }) => result === 'same-history');
  return [
    ...(log === null ? [] : [`root ${log.root}`]),
    ...signers.map((signer) => `signed by ${signer}`),
    ...same.map(
      ({ name, size, signed }) =>
        `begins with all ${many(size, 'entry', 'entries')} of ${name}${signed ? '' : ' (which none of these keys signed)'}`,
    ),
    ...(openings === null
      ? []
      : [`${many(openings, 'opening')} that ${openings === 1 ? 'is' : 'are'} as committed to`]),
    ...(unexpected.count === 0
      ? []
      : [
          `${many(unexpected.count, 'file')} in the folder ${unexpected.count === 1 ? 'is' : 'are'} no part of the log, and nothing vouches for ${unexpected.count === 1 ? 'it' : 'them'}: ${unexpected.first.slice(0, 3).join(', ')}${unexpected.count > 3 ? ', …' : ''}`,
        ]),
    ...(outcome.kind === 'verified' ? limits(keyGiven, same.length) : []),
  ];
}

/** What a verified folder leaves open: said each time, because it is what matters to an auditor. */
function limits(keyGiven: boolean, compared: number): readonly string[] {
  return [
    ...(keyGiven
      ? []
      : [
          'The key came from the folder itself: that shows that the folder agrees with itself, not who signed it. Give the key that you have from elsewhere with --key.',
        ]),
    ...(compared > 0
      ? []
      : [
          'Without an earlier checkpoint, a history that was rewritten and signed again looks like this too. Give one that was kept elsewhere with --checkpoint.',
        ]),
  ];
}

/** `checked 12,000 of 1,000,000 entries`, for a line that moves. */
export const progressWords = (done: number, of: number): string =>
  `checked ${count(done)} of ${many(of, 'entry', 'entries')}`;
