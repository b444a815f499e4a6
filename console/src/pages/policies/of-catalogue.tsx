import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { rulesAt } from '../../api/policy.ts';
import { today } from '../../parts/day-field.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { ChangeRead } from './queries.ts';

/** In which tables it differs from the catalogue in force, and whether it is an older one. */
export function OfCatalogue({
  read: { change, tables },
}: {
  readonly read: ChangeRead;
}): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const { data } = useQuery({
    ...rulesAt(today(), undefined),
    enabled: change.state === 'proposed',
  });
  const held = data?.catalogue.version;
  return (
    <>
      {/* Nobody goes back to an old list without noticing it. */}
      {held !== undefined && change.version < held && (
        <p className="note">
          <strong>{words.what.older(day(change.version), day(held))}</strong>
        </p>
      )}
      {tables === null || tables.length === 0 ? (
        <p className="quiet">{words.what.noTables}</p>
      ) : (
        <Tables tables={tables} />
      )}
    </>
  );
}

function Tables({ tables }: { readonly tables: NonNullable<ChangeRead['tables']> }): ReactNode {
  const words = useWords(policiesWords);
  const { number } = useFormats();
  return (
    <table>
      <caption className="unseen">{words.what.tables}</caption>
      <thead>
        <tr>
          <th scope="col">{words.what.table}</th>
          <th scope="col" className="num">
            {words.what.added}
          </th>
          <th scope="col" className="num">
            {words.what.changed}
          </th>
          <th scope="col" className="num">
            {words.what.removed}
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.map((one) => (
          <tr key={one.table}>
            <th scope="row">{one.table}</th>
            <td className="num">{number(one.added)}</td>
            <td className="num">{number(one.changed)}</td>
            <td className="num">{number(one.removed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
