import { existsSync } from 'node:fs';
import { UserError } from '../cli/user-error.ts';
import type { CatalogueDoor, Found } from '../cli/world.ts';
import type { Sought } from '../actions/search.ts';
import type { Day } from '../core/day.ts';
import { asked, askedLater } from './asked.ts';
import { CATALOGUE, KEPT } from './places.ts';

/** The data pack: the shipped one, or one of the user's. */
export const catalogueDoor = (today: () => Day): CatalogueDoor => {
  const door: CatalogueDoor = {
    read: async (dir) => {
      const where = dir ?? CATALOGUE;
      const { catalogue: read, problems } = await (dir === null ? shippedCatalogue() : own(dir));
      // Without a single app nothing would ever be found, and that must not look like a result.
      if (read.apps.length === 0) {
        throw new UserError(`${where}: there is no such folder, or no catalogue in it`);
      }
      return { catalogue: read, errors: problems.filter(({ severity }) => severity === 'error') };
    },
    check: async (dir) => {
      const { checkCatalogue } = await import('../catalogue/check.ts');
      const result = asked(dir, () => checkCatalogue(dir ?? CATALOGUE));
      const summary = async () => {
        const { summarise } = await import('../catalogue/summary.ts');
        const { catalogue: read } = await door.read(dir);
        return summarise(read, today());
      };
      return { ...result, summary };
    },
    diff: async (before, after) => {
      const { diffCatalogues } = await import('../catalogue/diff.ts');
      for (const dir of [before, after]) {
        if (!existsSync(dir)) throw new UserError(`${dir}: there is no such folder`);
      }
      return asked(before, () => diffCatalogues(before, after));
    },
    search: async (read, text) => {
      const { searchCatalogue } = await import('../catalogue/search.ts');
      return candidates(searchCatalogue(read, text));
    },
    readDecisions: async (file) => {
      const { readDecisions } = await import('../catalogue/decisions.ts');
      return asked(file, () => readDecisions(file));
    },
  };
  return door;
};

async function shippedCatalogue() {
  const { readShippedCatalogue } = await import('../catalogue/shipped.ts');
  return askedLater(null, () => readShippedCatalogue(CATALOGUE, KEPT));
}

async function own(dir: string) {
  const { readCatalogue } = await import('../catalogue/read.ts');
  return asked(dir, () => readCatalogue(dir));
}

type CatalogueFound = ReturnType<typeof import('../catalogue/search.ts').searchCatalogue>;

/** Without regard to case is exact enough where nothing matches exactly. */
export function candidates(found: CatalogueFound): readonly (Found & Sought)[] {
  const hows = found.map(({ matched }) => matched.how);
  const best = hows.includes('exact') ? 'exact' : 'case-folded';
  return found.map(({ matched, ...one }): Found & Sought => {
    const facts = {
      label: one.name,
      exact: matched.how === best,
      by: matched.by,
      text: matched.text,
      platform: matched.platform,
      how: matched.how,
    };
    return one.kind === 'app'
      ? { kind: 'app', id: one.app, ...facts }
      : { kind: 'entity', id: one.entity, ...facts };
  });
}
