import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { coverage, may, organisations, session } from '../api/queries.ts';
import { start } from '../api/sample.ts';
import { Name } from '../parts/values.tsx';
import { useFormats, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** Where in the tree one stands. Nothing jumps when it comes: its place is there. */
export function Stand(): ReactNode {
  const words = useWords(common);
  const formats = useFormats();
  const { data: own } = useQuery(session);
  const isAllowed = own !== undefined && may(own, 'listOrganisations');
  const { data: tree } = useQuery({ ...organisations, enabled: isAllowed });
  const { data: seen } = useQuery({
    ...coverage,
    enabled: own !== undefined && may(own, 'readCoverage'),
  });
  // Everybody may know that: an analyst, too, who has no part of the tree.
  const { data: begun } = useQuery(start);
  const mine = new Set(own?.who?.grants.map(({ organisation }) => organisation));
  const here = tree?.find(({ id }) => mine.has(id));
  const phones = seen?.rows.reduce((sum, row) => sum + row.devices, 0) ?? null;
  return (
    <div className="stand">
      {here && (
        <div>
          <b>
            <Name>{here.name}</Name>
          </b>
          <span>
            {phones === null
              ? ' '
              : phones === 0
                ? words.stand.noPhones
                : words.stand.phones(formats.number(phones), phones === 1)}
          </span>
        </div>
      )}
      {begun?.sample && (
        <div className="sample">
          <b>{words.sample.title}</b>
          <span>{words.sample.says}</span>
        </div>
      )}
    </div>
  );
}
