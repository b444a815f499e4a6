import { FILE_FINDING_CODES, type Severity } from './file-finding-codes.ts';

import type { Unread } from './facts.ts';
import type { Examined, OpenQuestion, Settles } from './report.ts';
import { isForged } from './whose.ts';

/** What a file leaves open, and what would settle it. Nothing here speaks for an app: it only keeps it from being cleared. */
export function openQuestions(examined: Examined): readonly OpenQuestion[] {
  const questions = [
    ...ofWhose(examined),
    ...ofOutcome(examined),
    ...(examined.told?.unread ?? []).flatMap(ofUnread),
    ...ofFindings(examined),
    ...ofLoaders(examined),
  ];
  const seen = new Map(questions.map((q) => [`${q.code}\t${q.about}\t${q.place?.entry}`, q]));
  return [...seen.values()];
}

const question = (
  code: OpenQuestion['code'],
  wouldSettle: Settles,
  about: string,
  more: Partial<OpenQuestion> = {},
): OpenQuestion => ({ code, wouldSettle, holds: 'verdict', place: null, about, ...more });

function ofWhose({ whose, told, evidence }: Examined): readonly OpenQuestion[] {
  const anybody = evidence.find(({ signal }) => signal === 'anyone-can-sign');
  return [
    ...(told && isForged(told)
      ? [question('signature-does-not-hold', 'get-the-file-again', '')]
      : []),
    ...(anybody
      ? [question('anyone-can-sign', 'compare-with-store', anybody.value, { place: anybody.place })]
      : []),
    ...ofKind(whose),
  ];
}

function ofKind(whose: Examined['whose']): readonly OpenQuestion[] {
  switch (whose.kind) {
    case 'identifier-only':
      return [question('signer-not-on-record', 'record-the-signer', whose.app)];
    case 'other-signer':
      return [question('signer-differs', 'compare-with-store', whose.app)];
    case 'fork':
      return [question('fork', 'look-up-publisher', whose.app)];
    case 'namesake':
      return [question('namesake', 'look-up-publisher', whose.app)];
    case 'known':
    case 'known-maker':
    case 'unknown':
      return [];
  }
}

function ofOutcome({ outcome, why, evidence }: Examined): readonly OpenQuestion[] {
  if (outcome === 'not-readable') {
    return [question('not-readable', 'get-the-file-again', why ?? '')];
  }
  if (why === 'encrypted') return [question('encrypted', 'ask-for-unencrypted', '')];
  if (why !== 'packed') return [];
  const packer = evidence.find(({ signal }) => signal === 'packer');
  const place = packer?.place ?? null;
  return [question('packed', 'ask-for-unpacked', packer?.row?.name ?? '', { place })];
}

/** Where who made it, or its code, may hide. An entry that nobody needs hides less, but nothing was found in it only as far as it was read. */
const HIDES_MUCH: ReadonlySet<Unread['what']> = new Set([
  'manifest',
  'code',
  'signature',
  'nested',
]);

function ofUnread({ what, why, place }: Unread): readonly OpenQuestion[] {
  // Said already, by the outcome.
  if (what === 'code' && (why === 'encrypted' || why === 'packed')) return [];
  const holds = HIDES_MUCH.has(what) ? 'verdict' : 'coverage';
  return [question('not-fully-read', 'get-the-file-again', what, { holds, place })];
}

const severities: Readonly<Record<string, Severity>> = FILE_FINDING_CODES;

const ofFindings = ({ findings }: Examined): readonly OpenQuestion[] =>
  findings
    .filter(({ code }) => severities[code] === 'blocks-clearing')
    .map(({ code, place }) => question('file-finding', 'compare-with-store', code, { place }));

/** Hot fixes are common and legitimate; what is loaded later was not looked at all the same. */
const ofLoaders = ({ evidence }: Examined): readonly OpenQuestion[] =>
  evidence
    .filter(({ signal, kind }) => signal === 'loads-code' && kind !== 'referenced-class')
    .map(({ row, place }) =>
      question('loads-code', 'watch-it-run', row?.name ?? '', { holds: 'coverage', place }),
    );
