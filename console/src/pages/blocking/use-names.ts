import { useSuspenseQuery } from '@tanstack/react-query';
import { fleets, mdms } from '../../api/queries.ts';
import type { Connection, Mdm } from './queries.ts';

/** What a connection is called: its fleet, and its MDM. */
export function useNames(): {
  readonly fleetOf: (connection: Connection) => string;
  readonly mdmOf: (mdm: string) => Mdm | null;
  readonly titleOf: (mdm: string) => string;
} {
  const { data: all } = useSuspenseQuery(fleets);
  const { data: known } = useSuspenseQuery(mdms);
  const mdmOf = (mdm: string): Mdm | null => known.find((one) => one.mdm === mdm) ?? null;
  return {
    fleetOf: ({ fleet }) => all.find(({ id }) => id === fleet)?.name ?? fleet,
    mdmOf,
    titleOf: (mdm) => mdmOf(mdm)?.title ?? mdm,
  };
}
