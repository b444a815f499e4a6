import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { LOCALES } from '../../words/language.ts';
import { firstOf, placeOf, yearsOf } from './listings-shown.ts';
import type { Listing } from './queries.ts';
import { siteOf } from './source-link.tsx';

/** Which governments name it, since when, on one timeline; those that bind here stand out. */
export function Listings({
  listings,
  at,
}: {
  readonly listings: readonly Listing[];
  readonly at: string;
}): ReactNode {
  const words = useWords(appWords).listings;
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? listings : firstOf(listings);
  const years = yearsOf(listings, Number(at.slice(0, 4)));
  const binding = listings.filter(({ binds }) => binds).length;
  const governments = new Set(listings.map(({ government }) => government)).size;
  const lead = [
    listings.length === 1
      ? words.leadOne
      : words.lead(number(listings.length), number(governments)),
    shown.length < listings.length ? words.shown(number(shown.length)) : '',
    binding === 0 ? words.bindsNone : words.binds(number(binding), binding === 1),
  ];
  return (
    <section aria-labelledby="listings">
      <h2 id="listings">{words.title}</h2>
      <p className="lead">{listings.length === 0 ? words.none : lead.filter(Boolean).join(' ')}</p>
      {listings.length > 0 && (
        <table className="fold-rows time">
          <caption className="unseen">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.government}</th>
              <th scope="col">{words.measure}</th>
              <th scope="col">{words.since}</th>
              <th scope="col" className="track">
                <span className="unseen">
                  {words.timeline(String(years[0]), String(years.at(-1)))}
                </span>
                <span className="ticks" aria-hidden="true">
                  {years.map((year) => (
                    <span key={year}>{years.length > 9 ? `’${String(year).slice(2)}` : year}</span>
                  ))}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((listing) => (
              <Row key={listing.id} listing={listing} years={years} />
            ))}
          </tbody>
        </table>
      )}
      {listings.length > firstOf(listings).length && (
        <p className="after">
          <Button small onPress={() => setWhole(!isWhole)}>
            {isWhole ? words.fewer : words.all(number(listings.length))}
          </Button>
        </p>
      )}
    </section>
  );
}

function Row({
  listing,
  years,
}: {
  readonly listing: Listing;
  readonly years: readonly number[];
}): ReactNode {
  const words = useWords(appWords).listings;
  const { day } = useFormats();
  const { language } = useLanguage();
  const { measure, from, to, binds, basis, instrument, names, source } = listing;
  const left = from === null ? 0 : placeOf(from, years);
  const right = to === null ? 1 : placeOf(to, years);
  const isRead = basis === 'read';
  return (
    <tr className={binds ? 'ours' : undefined}>
      <th scope="row">
        <bdi>{governmentIn(language, listing)}</bdi>
        <span className="what" title={`${instrument} (${siteOf(source)})`}>
          <bdi>{instrument}</bdi>
          {names === 'publisher' && `, ${words.namesPublisher}`}
        </span>
      </th>
      <td data-label={words.measure}>
        <span>
          {words.measures[measure]}
          {binds && `, ${words.bindsHere}`}
        </span>
      </td>
      <td data-label={words.since} className="since">
        <span>
          {from === null ? <span className="quiet">{words.unknownStart}</span> : day(from)}
          {to !== null && ` ${words.until(day(to))}`}
          {!isRead && <span className="quiet">, {words.reported}</span>}
        </span>
      </td>
      <td className="track wide" aria-hidden="true">
        {from !== null && (
          <span
            className={`run run--${SHAPES[measure]}${isRead ? '' : ' run--reported'}`}
            style={{
              marginLeft: `${left * 100}%`,
              width: `${Math.max(0.6, (right - left) * 100)}%`,
            }}
          />
        )}
      </td>
    </tr>
  );
}

const SHAPES: Readonly<Record<Listing['measure'], string>> = {
  advise: 'advise',
  remove: 'prohibit',
  prohibit: 'prohibit',
  'allow-list-only': 'advise',
  'block-traffic': 'block',
  'forbid-procurement': 'advise',
};

/** The catalogue's codes of parts have no names: `US-TX` is `United States, TX`. */
function governmentIn(
  language: keyof typeof LOCALES,
  { government, governmentName }: Listing,
): string {
  if (governmentName !== government) return governmentName;
  const [country = '', ...part] = government.split('-');
  if (!/^[A-Z]{2}$/.test(country)) return government;
  const name = new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country) ?? country;
  return part.length === 0 ? name : `${name}, ${part.join('-')}`;
}
