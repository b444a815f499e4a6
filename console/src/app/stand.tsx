import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { policyInForce } from '../api/policy.ts';
import { coverage, may, organisations, session } from '../api/queries.ts';
import { start } from '../api/sample.ts';
import { today } from '../parts/day-field.tsx';
import { Name } from '../parts/values.tsx';
import { useFormats, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** Where in the tree one stands, and under which policy. Nothing jumps when it comes: its place is there. */
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
  const { data: held } = useQuery({
    ...policyInForce(today()),
    enabled: own !== undefined && may(own, 'readRules') && may(own, 'readChange'),
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
      {held && (
        <Link className="held" to="/policies" title={held.policy.name}>
          <b>
            <bdi>{held.policy.name}</bdi>
          </b>
          <span>{words.stand.text(formats.day(held.policy.version))}</span>
        </Link>
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
