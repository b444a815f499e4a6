import type { Change, Explanation } from '../../core/explanation.ts';
import type { Speaker } from '../speaker.ts';
import { heldAs } from './interest.ts';
import { instrumentOf } from './reasons.ts';
import { DECISIONS } from './words.ts';

type ChangeKind = Change['kind'];
type Say<K extends ChangeKind> = (
  change: Extract<Change, { kind: K }>,
  speaker: Speaker,
  explanation: Explanation,
) => string;

const CHANGES: { readonly [K in ChangeKind]: Say<K> } = {
  'end-of-interest': ({ interest, becomes }, speaker) =>
    `a confirmed end of ${speaker.entity(interest.owner)}'s interest (${heldAs(interest, interest.min, interest.max)}) in ${speaker.entity(interest.asset)}: then ${DECISIONS[becomes].toLowerCase()}`,
  'end-of-listing': ({ listing, becomes }, _, { verdict }) => {
    const named = verdict.because.find((r) => 'listing' in r && r.listing.id === listing);
    const words = named && 'listing' in named ? instrumentOf(named.listing) : listing;
    return `an end of ${words}: then ${DECISIONS[becomes].toLowerCase()}`;
  },
  'verified-publisher': () => 'a source, read and confirmed, that says who publishes it',
  clearance: () => 'a clearance by an authority, with reasons and an end date',
};

function changeSentence(change: Change, speaker: Speaker, explanation: Explanation): string {
  const say = CHANGES[change.kind] as (
    change: Change,
    speaker: Speaker,
    explanation: Explanation,
  ) => string;
  return say(change, speaker, explanation);
}

/** What would make it another verdict, and what looks as if it would and does not. */
export function changeSentences(explanation: Explanation, speaker: Speaker): readonly string[] {
  const { verdict, wouldChange } = explanation;
  if (verdict.decision === 'permitted') return [];
  const deciding = verdict.because.filter(({ leadsTo }) => leadsTo === verdict.decision);
  const ends = wouldChange.some(
    ({ kind }) => kind === 'end-of-interest' || kind === 'end-of-listing',
  );
  const all = deciding.length === 2 ? 'both' : `all ${deciding.length}`;
  return [
    ...wouldChange.map((change) => changeSentence(change, speaker, explanation)),
    ...(deciding.length > 1 && !ends
      ? [`an end of ${all} reasons that decide, from sources that are read and undisputed`]
      : []),
    ...(isListed(explanation)
      ? ['A clearance would not: it never outweighs a listing by name.']
      : []),
  ];
}

const isListed = ({ verdict }: Explanation): boolean =>
  verdict.because.some(({ code }) => code === 'app-listed' || code === 'publisher-listed');
