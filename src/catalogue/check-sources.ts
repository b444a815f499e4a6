import type { Basis } from '../core/statements.ts';
import { signTables, type Pack, type Read } from './pack.ts';
import { problemAt, type RowProblem } from './problem.ts';
import { cellOf, type Row } from './table.ts';

type Sourced = Read<{ readonly basis: Basis; readonly source: string }>;

/** Where a row comes from: named at all, read, and not from a weak source alone. */
export function checkSources(pack: Pack): readonly RowProblem[] {
  const { tables } = pack;
  const rows: readonly { readonly row: Row }[] = [
    ...tables.entities,
    ...tables.seats,
    ...tables.interests,
    ...tables.identifiers,
    ...tables.publications,
    ...tables.names,
    ...tables.traits,
    ...tables.namespaces,
    ...tables.listings,
    ...signTables(pack).flat(),
    ...pack.domains,
  ];
  return [...rows.flatMap(checkSource), ...weakLinks(pack)];
}

function checkSource({ row }: { readonly row: Row }): readonly RowProblem[] {
  // A state is its territory by definition.
  if (cellOf(row, 'state_of') !== '') return [];
  const claimsRead = cellOf(row, 'basis') === 'read';
  if (cellOf(row, 'source') === '') {
    const message = claimsRead ? 'is called read and names no source.' : 'names no source.';
    const remedy = claimsRead
      ? 'It counts as unverified until the address of what was read stands here.'
      : 'Find one; until then it leads to undetermined at most.';
    return [problemAt(row, 'source', 'no-source', message, remedy, 'warning')];
  }
  if (claimsRead) return [];
  const remedy =
    'Read the source and set read, or look for another; it leads to undetermined at most.';
  return [problemAt(row, 'basis', 'unverified', 'is unverified.', remedy, 'warning')];
}

/** Links of ownership chains, and seats, for which every read statement has a weak source. */
function weakLinks({ tables, sources }: Pack): readonly RowProblem[] {
  const qualityOf = (address: string) =>
    sources.find(({ value }) => address.startsWith(value.prefix))?.value.quality;
  const alone = (rows: readonly Sourced[], column: string): readonly RowProblem[] => {
    const read = rows.filter(({ value }) => value.basis === 'read');
    const [first] = read;
    const quality = first && qualityOf(first.value.source);
    if (!first || !quality || !read.every(({ value }) => qualityOf(value.source))) return [];
    const message = `rests on a weak source alone (${quality}).`;
    const remedy = 'Look for the original, or for a second source that is independent.';
    return [problemAt(first.row, column, 'weak-source', message, remedy, 'warning')];
  };
  const onChains = aboveApps(tables);
  const seats = tables.seats.filter(({ value }) => onChains.has(value.entity));
  const links = tables.interests.filter(({ value }) => onChains.has(value.asset));
  return [
    ...Map.groupBy(seats, ({ value }) => `${value.entity}\t${value.territory}`).values(),
    ...Map.groupBy(links, ({ value }) => `${value.owner}\t${value.asset}`).values(),
  ].flatMap((group) => alone(group, 'source'));
}

/** Publishers and all who own them, however far up. */
function aboveApps(tables: Pack['tables']): ReadonlySet<string> {
  const owners = Map.groupBy(tables.interests, ({ value }) => value.asset);
  const above = new Set(tables.publications.map(({ value }) => value.entity));
  for (const entity of above) {
    for (const { value } of owners.get(entity) ?? []) above.add(value.owner);
  }
  return above;
}
