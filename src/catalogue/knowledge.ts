import type { AppId, EntityId } from '../core/statements.ts';
import type { Knowledge } from '../core/vetting/knowledge.ts';
import { readFiles, type PackFiles } from './files.ts';
import { readPack, type Pack } from './pack.ts';
import type { RowProblem } from './problem.ts';

export type ReadKnowledge = {
  readonly knowledge: Knowledge;
  readonly problems: readonly RowProblem[];
};

/** What the data pack in a folder knows of the signs of code, servers and makers. Reads the whole pack; only a folder that can't be read throws. */
export const readKnowledge = (dir: string): ReadKnowledge => knowledgeOf(readFiles(dir));

/** The same of files that are read already; throws never. */
export function knowledgeOf(files: PackFiles): ReadKnowledge {
  const pack = readPack(files, { thorough: true });
  const publisherOf = publishers(pack);
  const maker = (app: AppId | null): EntityId | null =>
    app === null ? null : (publisherOf.get(app) ?? null);
  const values = <T>(rows: readonly { readonly value: T }[]): readonly T[] =>
    rows.map(({ value }) => value);
  return {
    problems: pack.problems,
    knowledge: {
      version: pack.version,
      digest: pack.digest,
      kits: [pack.sdks, pack.packers, pack.loaders, pack.channels].flatMap(values),
      anchors: values(pack.anchors),
      signers: values(pack.signers).map((row) => ({
        ...row,
        entity: row.entity ?? maker(row.app),
      })),
      domains: values(pack.domains).map(({ domain, app, entity, use, basis, source }) => {
        const own = app === '' ? null : app;
        const owner = entity === '' ? maker(own) : entity;
        return {
          domain,
          app: own,
          entity: owner,
          use: use === 'cdn' || use === 'web' ? use : 'other',
          basis,
          source,
        };
      }),
      identifiers: values(pack.tables.identifiers).map(({ platform, identifier, app }) => ({
        platform,
        identifier,
        app,
      })),
      names: values(pack.tables.names).map(({ name, app }) => ({ name, app })),
      code: values(pack.code).map((row) => ({ ...row, entity: maker(row.app) })),
    },
  };
}

/** The one publisher of an app that was read; where there are several, none may stand for it. */
function publishers({ tables }: Pack): ReadonlyMap<AppId, EntityId> {
  const read = tables.publications.filter(
    ({ value }) => value.role === 'publisher' && value.basis === 'read' && value.says === 'holds',
  );
  const groups = Map.groupBy(read, ({ value }) => value.app);
  return new Map(
    [...groups].flatMap(([app, rows]) => {
      const entities = new Set(rows.map(({ value }) => value.entity));
      const [only] = entities;
      return only !== undefined && entities.size === 1 ? [[app, only] as const] : [];
    }),
  );
}
