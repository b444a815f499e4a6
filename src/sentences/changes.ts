import type { Change, Explanation } from '../core/explanation.ts';
import type { Interest } from '../core/statements.ts';
import type { Decision } from '../core/verdict.ts';
import { heldIn } from './held.ts';
import { EN } from './phrases-en.ts';
import type { Phrases } from './phrases.ts';
import { instrumentIn } from './reasons.ts';
import type { Speaker } from './speaker.ts';

/** What would make it another verdict, or looks as if it would and does not. */
export type SaidChange = {
  readonly kind: keyof Phrases['changes'];
  readonly would: boolean;
  readonly sentence: string;
  readonly interest: Interest | null;
  readonly listing: string | null;
  readonly becomes: Decision | null;
};

/** Nothing of an app that is permitted. */
export function changesIn(
  phrases: Phrases,
  explanation: Explanation,
  speaker: Speaker,
): readonly SaidChange[] {
  const { verdict, wouldChange } = explanation;
  if (verdict.decision === 'permitted') return [];
  const deciding = verdict.because.filter(({ leadsTo }) => leadsTo === verdict.decision);
  const ends = wouldChange.some(
    ({ kind }) => kind === 'end-of-interest' || kind === 'end-of-listing',
  );
  const { changes } = phrases;
  const said = (kind: SaidChange['kind'], sentence: string): SaidChange => ({
    kind,
    would: true,
    sentence,
    interest: null,
    listing: null,
    becomes: null,
  });
  return [
    ...wouldChange.map((change) => ({
      ...said(change.kind, sentenceOf(phrases, change, speaker, explanation)),
      interest: 'interest' in change ? change.interest : null,
      listing: 'listing' in change ? change.listing : null,
      becomes: 'becomes' in change ? change.becomes : null,
    })),
    ...(deciding.length > 1 && !ends
      ? [said('all-reasons', changes['all-reasons'](deciding.length))]
      : []),
    ...(isListed(explanation)
      ? [{ ...said('no-clearance', changes['no-clearance']), would: false }]
      : []),
  ];
}

export const changeSentences = (explanation: Explanation, speaker: Speaker): readonly string[] =>
  changesIn(EN, explanation, speaker).map(({ sentence }) => sentence);

function sentenceOf(
  phrases: Phrases,
  change: Change,
  speaker: Speaker,
  { verdict }: Explanation,
): string {
  const { changes } = phrases;
  switch (change.kind) {
    case 'end-of-interest': {
      const { interest, becomes } = change;
      return changes['end-of-interest'](
        speaker.entity(interest.owner),
        heldIn(phrases, interest),
        speaker.entity(interest.asset),
        becomes,
      );
    }
    case 'end-of-listing': {
      const { listing, becomes } = change;
      const named = verdict.because.find((r) => 'listing' in r && r.listing.id === listing);
      const words = named && 'listing' in named ? instrumentIn(phrases, named.listing) : listing;
      return changes['end-of-listing'](words, becomes);
    }
    case 'verified-publisher':
    case 'clearance':
      return changes[change.kind];
  }
}

const isListed = ({ verdict }: Explanation): boolean =>
  verdict.because.some(({ code }) => code === 'app-listed' || code === 'publisher-listed');
