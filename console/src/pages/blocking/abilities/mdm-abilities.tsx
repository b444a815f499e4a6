import type { ReactNode } from 'react';
import type { Schemas } from '../../../api/generated.ts';
import { CheckMark } from '../../../parts/mark.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Mdm } from '../queries.ts';

type Ability = Schemas['Ability'];

/** One MDM: kind of phone by kind of phone, then what it can do besides. */
export function MdmAbilities({ mdm }: { readonly mdm: Mdm }): ReactNode {
  const { abilities: words, plan } = useWords(blockingWords);
  const { visibility, platform } = useWords(common);
  const { number } = useFormats();
  const enrolments: Readonly<Record<string, string>> = plan.fits.enrolments;
  const seen: Readonly<Record<string, string>> = visibility;
  return (
    <section aria-labelledby="mdm">
      <h2 id="mdm">{mdm.title}</h2>
      <p className="lead">{mdm.matchesBy === 'name' ? words.byName : words.byIdentifier}</p>
      {mdm.levers.map((lever) => (
        <details className="fold" key={`${lever.platform} ${lever.enrolment}`}>
          <summary>
            <span>
              {platform[lever.platform]}, {enrolments[lever.enrolment] ?? lever.enrolment}:{' '}
              <span className="quiet">{lever.block.can ? words.blocks : words.no}</span>
            </span>
          </summary>
          <dl className="facts">
            <div>
              <dt>{words.shows}</dt>
              <dd>
                {seen[lever.shows] ?? lever.shows}
                {lever.ageHours !== null && `, ${words.age(number(lever.ageHours / 24))}`}
              </dd>
            </div>
            <Fact name={words.block} ability={lever.block} />
            <Fact name={words.remove} ability={lever.remove} />
          </dl>
        </details>
      ))}
      <dl className="facts after">
        <Fact name={words.allowList} ability={mdm.allowList} />
        <Fact name={words.exempt} ability={mdm.exempt} />
        <Fact name={words.nonCompliant} ability={mdm.markNonCompliant} />
        <div>
          <dt>{words.strongest}</dt>
          <dd>{mdm.verify.by}</dd>
        </div>
        {mdm.limits.map(({ what, most, of }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {words.atMost(number(most))} {of}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A source is a page of the vendor's: it is named as it is called, in English. */
function Fact({ name, ability }: { readonly name: string; readonly ability: Ability }): ReactNode {
  const { abilities: words } = useWords(blockingWords);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <CheckMark holds={ability.can ? true : null}>
          {ability.can ? words.yes : words.cannot}
        </CheckMark>{' '}
        {ability.by ?? ability.because}
        {ability.needs.length > 0 && (
          <>
            . {words.needs} {ability.needs.join('; ')}
          </>
        )}{' '}
        <span className="quiet">
          ({ability.verified ? <span lang="en">{ability.source}</span> : words.unverified})
        </span>
      </dd>
    </div>
  );
}
