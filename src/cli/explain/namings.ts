import type { Naming } from '../../core/assess.ts';
import type { Measure } from '../../core/catalogue.ts';
import { governmentsOf } from '../sentences/named-by.ts';
import { MEASURES } from '../../sentences/words.ts';
import { many } from '../text/amounts.ts';

/** What one government says of an app. */
export type GovernmentSays = {
  readonly government: string;
  readonly namings: readonly Naming[];
};

/** Listings by government, the policy's own first; within each the oldest first. */
export function byGovernment(namings: readonly Naming[], own: string): readonly GovernmentSays[] {
  const groups = Map.groupBy(namings, ({ listing }) => listing.government);
  return governmentsOf(namings, own).map((government) => ({
    government,
    namings: (groups.get(government) ?? []).toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)),
  }));
}

const dayOf = ({ listing }: Naming): string => listing.from ?? '9999';

/** `US Act of 2022: prohibits it since 2022-12-29`. */
export function namingWords({ listing, names }: Naming): string {
  const since = listing.from === null ? '' : ` since ${listing.from}`;
  const whom = names === 'publisher' ? ` (names ${listing.words})` : '';
  const basis = listing.basis === 'read' ? '' : ', unverified';
  return `${listing.instrument}: ${MEASURES[listing.measure]}${since}${whom}${basis}`;
}

/** What a government does at most about the app, strictest first. */
const LEVELS: readonly { readonly label: string; readonly measures: readonly Measure[] }[] = [
  { label: 'Prohibited by', measures: ['prohibit', 'remove'] },
  { label: 'Blocked by', measures: ['block-traffic'] },
  { label: 'Not allowed by', measures: ['allow-list-only'] },
  { label: 'Not bought by', measures: ['forbid-procurement'] },
  { label: 'Advised against', measures: ['advise'] },
];

/** Who does what, in few words: `EU since 2023-02-23`, `US since 2022-12-27 (and 24 states)`. */
export function namingSummary(
  namings: readonly Naming[],
  own: string,
): readonly { readonly label: string; readonly governments: readonly string[] }[] {
  const done = new Set<string>();
  return LEVELS.flatMap(({ label, measures }) => {
    const here = byGovernment(
      namings.filter(({ listing }) => measures.includes(listing.measure)),
      own,
    ).filter(({ government }) => !done.has(government));
    for (const { government } of here) done.add(government);
    return here.length === 0 ? [] : [{ label, governments: withParts(here) }];
  });
}

/** Parts of a country stand behind it: fifty states are one line and not fifty. */
function withParts(all: readonly GovernmentSays[]): readonly string[] {
  const countryOf = (code: string): string => code.split('-')[0] ?? code;
  const groups = Map.groupBy(all, ({ government }) => countryOf(government));
  return [...groups].map(([country, group]) => {
    const whole = group.find(({ government }) => government === country);
    const parts = group.map(({ government }) => government).filter((code) => code !== country);
    const from = whole?.namings[0]?.listing.from;
    const since = from ? ` since ${from}` : '';
    if (whole)
      return parts.length === 0
        ? `${country}${since}`
        : `${country}${since} (and ${partWords(country, parts)})`;
    return parts.length <= FEW ? parts.join(', ') : partWords(country, parts, 'of ');
  });
}

const FEW = 3;
const STATES = new Set(['US', 'AT', 'DE', 'AU', 'IN']);

function partWords(country: string, parts: readonly string[], of = ''): string {
  if (parts.length <= FEW && of === '') return parts.join(', ');
  const word = STATES.has(country) ? 'state' : 'part';
  return `${many(parts.length, word)}${of === '' ? '' : ` ${of}${country}`}`;
}
