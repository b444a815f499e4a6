import type { Seat } from '../../core/statements.ts';
import type { Link, Reason, ReasonCode, Verdict } from '../../core/verdict.ts';
import { shortName, type Speaker } from '../../sentences/speaker.ts';
import { shares } from '../../sentences/amounts.ts';
import { strongestSeat } from '../../sentences/chain.ts';
import type { ReasonOf } from '../../sentences/reasons.ts';

/** `ByteDance` and `, run from CN`: where there is no room for both, the name is cut and not what it is about. */
export type Behind = { readonly who: string; readonly rest: string };

const only = (who: string): Behind => ({ who, rest: '' });

/** Who is behind it, in the few words that a table has room for. */
const BEHIND: { readonly [C in ReasonCode]: (reason: ReasonOf<C>, speaker: Speaker) => Behind } = {
  'app-listed': ({ listing }) => only(`named by ${listing.government}`),
  'publisher-listed': ({ chain }, speaker) => top(chain.at(-1), speaker),
  'publisher-possibly-listed': ({ chain }, speaker) => possibly(top(chain.at(-1), speaker)),
  'publisher-under-territory': ({ chain }, speaker) => top(chain.at(-1), speaker),
  'publisher-possibly-under-territory': ({ chain }, speaker) => possiblyTop(chain, speaker),
  'significant-interest': ({ holding }, speaker) => ({
    who: short(holding.owners[0], speaker),
    rest: ` holds ${shares(holding.min, holding.max)}`,
  }),
  'founder-control': ({ publication }, speaker) => ({
    who: "founder's control",
    rest: seatCodes(speaker.seats(publication.entity).map(({ seat }) => seat)),
  }),
  'developed-there': ({ by, territories }) =>
    only(`${'app' in by ? 'built' : 'developed'} in ${territories.join(', ')}`),
  'signed-there': ({ publication }, speaker) =>
    only(`signed by ${short(publication.entity, speaker)}`),
  'identifier-in-namespace': ({ entity }, speaker) =>
    only(`name space of ${short(entity, speaker)}`),
  'embeds-sdk': ({ trait }, speaker) => only(`contains an SDK of ${short(trait.entity, speaker)}`),
  'talks-to': ({ trait }, speaker) => only(`talks to ${short(trait.entity, speaker)}`),
  'publisher-unknown': () => only('publisher not known'),
  'publisher-unverified': ({ publication }, speaker) => ({
    who: short(publication.entity, speaker),
    rest: ', not verified',
  }),
  'analyst-finding': ({ finding }) => only(`finding of ${finding.by}`),
  clearance: ({ clearance }) => only(`cleared by ${clearance.by}`),
  'publisher-elsewhere': ({ publication, seats }, speaker) => ({
    who: short(publication.entity, speaker),
    rest: seatCodes(seats),
  }),
  'not-named': () => only('not named'),
};

/** A listing by name alone says less than the company behind the app. */
const TELLING: readonly ReasonCode[] = [
  'publisher-under-territory',
  'publisher-listed',
  'publisher-possibly-under-territory',
];

export function behindParts({ because }: Verdict, speaker: Speaker): Behind {
  const [first] = because;
  const publisher = because.find(
    ({ code }) => code === 'publisher-elsewhere' || code === 'publisher-unverified',
  );
  const telling =
    TELLING.map((code) => because.find((reason) => reason.code === code)).find((r) => r) ??
    (first.code === 'app-listed' ? publisher : undefined);
  const reason = telling ?? first;
  const say = BEHIND[reason.code] as (reason: Reason, speaker: Speaker) => Behind;
  return say(reason, speaker);
}

export function behind(verdict: Verdict, speaker: Speaker): string {
  const { who, rest } = behindParts(verdict, speaker);
  return who + rest;
}

const short = (id: Parameters<Speaker['entity']>[0] | undefined, speaker: Speaker): string =>
  id === undefined ? '' : shortName(speaker.entity(id));

function top(link: Link | undefined, speaker: Speaker): Behind {
  if (!link) return only('');
  if (link.rule === 'state') return only(speaker.entity(link.entity));
  const who = short(link.entity, speaker);
  const seat = strongestSeat(link.seats);
  if (!seat) return only(who);
  return {
    who,
    rest: `, ${seat.kind === 'operating' ? 'run from' : 'seated in'} ${seat.territory}`,
  };
}

const possibly = ({ who, rest }: Behind): Behind => ({ who: `possibly ${who}`, rest });

/** A possible seed that also has seats elsewhere: the sources disagree, and the reader should see that. */
function possiblyTop(chain: readonly Link[], speaker: Speaker): Behind {
  const link = chain.at(-1);
  if (!link) return only('');
  if (link.certain) return possibly(top(link, speaker));
  const seats = speaker.seats(link.entity).map(({ seat }) => seat);
  const codes = new Set([...link.seats, ...seats].map((seat) => seat.territory));
  return codes.size > 1
    ? { who: short(link.entity, speaker), rest: `, seat open (${[...codes].join(', ')})` }
    : possibly(top(link, speaker));
}

const seatCodes = (seats: readonly Seat[]): string => {
  const codes = new Set(seats.map((seat) => seat.territory));
  return codes.size === 0 ? '' : `; ${[...codes].join(', ')}`;
};
