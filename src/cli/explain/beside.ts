import type { Explanation } from '../../core/explanation.ts';
import type { Claim, Interest } from '../../core/statements.ts';
import { BASES, SAYS, STANDINGS } from '../../sentences/words.ts';
import { territoryName } from '../../sentences/territories.ts';
import { SEATS } from '../../sentences/words.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { heldAs } from '../../sentences/interest.ts';
import { periodOf } from './links.ts';
import type { Sources } from './sources.ts';

/** One statement that did not count, in words. */
export type Beside = { readonly text: string; readonly basis: string };

/** What other sources say: interests that did not count, and statements that end, contest or correct others. */
export function besides(
  { otherInterests, publications, seats }: Explanation,
  speaker: Speaker,
  sources: Sources,
): readonly Beside[] {
  const disputed = (claim: Claim): boolean =>
    claim.says !== 'holds' || claim.standing !== 'confirmed' || hasEnded(claim, speaker);
  return [
    ...otherInterests.map((interest) => ofInterest(interest, speaker, sources)),
    ...publications.filter(disputed).map((p) => ({
      text: `${speaker.entity(p.entity)} as ${p.role}${saying(p)}`,
      basis: basisOf(p, sources),
    })),
    ...seats.filter(disputed).map((seat) => ({
      text: `${speaker.entity(seat.entity)} ${SEATS[seat.kind]} ${territoryName(seat.territory)}${saying(seat)}`,
      basis: basisOf(seat, sources),
    })),
  ];
}

function ofInterest(interest: Interest, speaker: Speaker, sources: Sources): Beside {
  const { owner, asset, min, max } = interest;
  const held = heldAs(interest, min, max);
  const ended = hasEnded(interest, speaker) ? ', ended' : '';
  return {
    text: `${speaker.entity(owner)} in ${speaker.entity(asset)}: ${held}${ended}${saying(interest)}`,
    basis: basisOf(interest, sources),
  };
}

const hasEnded = (claim: Claim, { at }: Speaker): boolean => claim.to !== null && claim.to <= at;

/** What the statement does, when, and the keeper's note: a reader wants to know why it did not count. */
function saying(claim: Claim): string {
  const words = [...(claim.says === 'holds' ? [] : [SAYS[claim.says]]), periodOf(claim)]
    .filter((word) => word !== '')
    .join(', ');
  return `${words === '' ? '' : `, ${words}`}${claim.note === '' ? '' : `: ${claim.note}`}`;
}

const basisOf = (claim: Claim, sources: Sources): string =>
  [
    [
      BASES[claim.basis],
      ...(claim.standing === 'confirmed' ? [] : [STANDINGS[claim.standing]]),
    ].join(', '),
    sources.cite(claim),
  ]
    .join(' ')
    .trim();
