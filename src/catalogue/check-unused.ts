import type { Pack } from './pack.ts';
import { problemAt, type RowProblem } from './problem.ts';

/** Rows that nothing uses: harmless, but mostly a typing error or something forgotten. */
export function checkUnused(pack: Pack): readonly RowProblem[] {
  return [...unusedEntities(pack), ...unfoundApps(pack), ...emptyPrefixes(pack)];
}

function unusedEntities(pack: Pack): readonly RowProblem[] {
  const { tables, domains } = pack;
  const kits = [pack.sdks, pack.packers, pack.loaders, pack.channels, pack.anchors, pack.signers];
  const used = new Set<string>([
    ...tables.interests.flatMap(({ value }) => [value.owner, value.asset]),
    ...tables.publications.map(({ value }) => value.entity),
    ...tables.traits.map(({ value }) => value.entity),
    ...tables.namespaces.map(({ value }) => value.entity),
    ...tables.listings.flatMap(({ value }) =>
      value.subject.kind === 'entity' ? [value.subject.entity] : [],
    ),
    ...kits.flatMap((rows) => rows.flatMap(({ value }) => value.entity ?? [])),
    ...domains.map(({ value }) => value.entity),
  ]);
  return tables.entities
    .filter(({ value }) => !used.has(value.id))
    .map(({ row, value }) => {
      const message = `${value.id} publishes, owns and makes nothing.`;
      const remedy = 'Say what it has to do with an app, or take it out.';
      return problemAt(row, 'id', 'unused', message, remedy, 'warning');
    });
}

function unfoundApps({ tables }: Pack): readonly RowProblem[] {
  const found = new Set<string>([
    ...tables.identifiers.map(({ value }) => value.app),
    ...tables.names.map(({ value }) => value.app),
  ]);
  return tables.apps
    .filter(({ value }) => !found.has(value.id))
    .map(({ row, value }) => {
      const message = `${value.id} has no identifier and no name.`;
      const remedy = 'No inventory can show it: add one, or take it out.';
      return problemAt(row, 'id', 'unused', message, remedy, 'warning');
    });
}

function emptyPrefixes({ tables, sources }: Pack): readonly RowProblem[] {
  const identifiers = tables.identifiers.map(({ value }) => value.identifier.toLowerCase());
  const addresses = new Set(
    [tables.entities, ...sourced({ tables })].flat().map(({ row }) => {
      const index = row.columns.get('source');
      return index === undefined ? '' : (row.cells[index] ?? '');
    }),
  );
  const namespaces = tables.namespaces.filter(
    ({ value }) => !identifiers.some((id) => id.startsWith(value.prefix.toLowerCase())),
  );
  const weak = sources.filter(
    ({ value }) => ![...addresses].some((a) => a.startsWith(value.prefix)),
  );
  return [...namespaces, ...weak].map(({ row, value }) => {
    const message = `${value.prefix} is the beginning of nothing here.`;
    return problemAt(row, 'prefix', 'unused', message, 'Mend it, or take it out.', 'warning');
  });
}

const sourced = ({ tables }: Pick<Pack, 'tables'>) => [
  tables.seats,
  tables.interests,
  tables.identifiers,
  tables.publications,
  tables.names,
  tables.traits,
  tables.namespaces,
  tables.listings,
];
