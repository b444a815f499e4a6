import type { Catalogue } from '../core/catalogue.ts';
import { readFiles, type PackFiles } from './files.ts';
import { readPack, type Read } from './pack.ts';
import type { RowProblem } from './problem.ts';

/**
 * Reads the data pack in a folder (`spec/catalogue.md`). Synchronous and tolerant: a row that does not fit is
 * left out and told as a problem, as are tables that are missing; only a folder that can't be read throws.
 * Whoever judges by the result must show the errors: a row left out can hide an app.
 */
export const readCatalogue = (dir: string): ReadCatalogue => catalogueOf(readFiles(dir));

export type ReadCatalogue = {
  readonly catalogue: Catalogue;
  readonly problems: readonly RowProblem[];
};

/** The same of files that are read already; throws never. */
export function catalogueOf(files: PackFiles): ReadCatalogue {
  const { version, digest, tables, problems } = readPack(files, { thorough: false });
  const catalogue: Catalogue = {
    version,
    digest,
    entities: values(tables.entities),
    seats: values(tables.seats),
    interests: values(tables.interests),
    apps: values(tables.apps),
    identifiers: values(tables.identifiers),
    names: values(tables.names),
    publications: values(tables.publications),
    traits: values(tables.traits),
    namespaces: values(tables.namespaces),
    listings: values(tables.listings),
  };
  return { catalogue, problems };
}

const values = <T>(rows: readonly Read<T>[]): readonly T[] => rows.map(({ value }) => value);
