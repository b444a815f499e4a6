import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { refusedAs } from '../../api/problem.ts';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Count, Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { appPhones, type App, type Phones } from './queries.ts';

type Props = { readonly app: App['app']; readonly session: Session };

/** On how many phones it is, by organisation; who may not see that is told why. */
export function PhonesOf({ app, session }: Props): ReactNode {
  const words = useWords(appWords).phones;
  const { number } = useFormats();
  const isAllowed = may(session, 'readAppPhones');
  const { data, error } = useQuery({ ...appPhones(app.id), enabled: isAllowed });
  const on = data?.total.phones ?? null;
  const title = on === null ? words.title : words.titleOn(number(on), on === 1);
  return (
    <section aria-labelledby="phones">
      <h2 id="phones">{title}</h2>
      {!isAllowed && <p className="quiet">{words.notYours}</p>}
      {refusedAs(error, 'sensitive-app') && <p className="quiet">{words.sensitive}</p>}
      {error && !refusedAs(error, 'sensitive-app') && !data && <ProblemView error={error} />}
      {isAllowed && !data && !error && <Lines rows={5} />}
      {data && <Table phones={data} name={app.name} />}
      {data && may(session, 'listFindings') && (on ?? 1) > 0 && (
        <p className="after">
          <Link to="/findings" search={{ app: app.id }}>
            {words.findings}
          </Link>
        </p>
      )}
    </section>
  );
}

function Table({ phones, name }: { readonly phones: Phones; readonly name: string }): ReactNode {
  const words = useWords(appWords).phones;
  const { number } = useFormats();
  const { total, parts } = phones;
  if (total.of === 0) return <p className="quiet">{words.noPhones}</p>;
  if (total.phones === 0 && total.possible === 0) return <p className="quiet">{words.none}</p>;
  const isNone = (part: Phones['total']): boolean => part.phones === 0 && part.possible === 0;
  const shown = parts
    .filter((part) => !isNone(part))
    .toSorted((a, b) => (b.phones ?? 0.5) - (a.phones ?? 0.5));
  const most = Math.max(1, ...shown.map((part) => part.phones ?? 0));
  return (
    <>
      <table className="fold-rows">
        <caption className="unseen">{words.caption(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            <td className="gone" />
            <th scope="col" className="num">
              {words.phones}
            </th>
            <th scope="col" className="num">
              {words.possible}
            </th>
            <th scope="col" className="num">
              {words.of}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((part) => (
            <tr key={`${part.organisation} ${part.itself}`}>
              <th scope="row">
                <Name>{part.itself ? words.itself(part.name) : part.name}</Name>
              </th>
              <td className="gone pic" aria-hidden="true">
                {part.phones !== null && part.phones > 0 && (
                  <span className="bar bar--thin">
                    <span
                      className="part part--ink"
                      style={{ flex: `0 0 ${(part.phones / most) * 100}%` }}
                    />
                  </span>
                )}
              </td>
              <td className="num" data-label={words.phones}>
                <Count value={part.phones} />
              </td>
              <td className="num quiet" data-label={words.possible}>
                <Count value={part.possible} />
              </td>
              <td className="num quiet" data-label={words.of}>
                {number(part.of)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <td className="gone" />
            <td className="num" data-label={words.phones}>
              <Count value={total.phones} />
            </td>
            <td className="num" data-label={words.possible}>
              <Count value={total.possible} />
            </td>
            <td className="num" data-label={words.of}>
              {number(total.of)}
            </td>
          </tr>
        </tfoot>
      </table>
      {total.excepted !== null && total.excepted > 0 && (
        <p className="small quiet after">
          {words.excepted(number(total.excepted), total.excepted === 1)}
        </p>
      )}
    </>
  );
}
