import type { InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Organisation } from '../../core/organisation.ts';
import { below, organisationName, sameName } from '../organisations.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Fleet } from '../store.ts';

/**
 * A column of holders taken for one of organisations would keep people's names, so an export may not name more new
 * organisations than a government adds in a year.
 */
const MOST_NEW = 300;

/** Finds the organisations that an export names below its fleet's, and adds those that are new. */
export async function organisationsOf(
  server: Server,
  context: Context,
  fleet: Fleet,
  inventory: InventoryId,
  names: readonly (string | null)[],
): Promise<Outcome<(name: string | null) => OrganisationId, 'too-many-organisations'>> {
  const fit = new Map<string, string>();
  for (const name of names) {
    const clean = name === null ? null : organisationName(name);
    if (name !== null && clean !== null) fit.set(name, clean);
  }
  const known = await recorded<ReadonlyMap<string, OrganisationId>, 'too-many-organisations'>(
    server,
    { ...context, idempotency: null },
    async (tables, at) => {
      const all = await tables.organisations();
      const root = all.find(({ id }) => id === fleet.organisation);
      if (!root) throw new Error('the organisation of a fleet is not there');
      const inFleet = all.filter(({ path }) => path.includes(root.id));
      const wanted = [...new Set([...fit.values()].map(folded))];
      const missing = wanted.filter((name) => !inFleet.some((one) => folded(one.name) === name));
      if (missing.length > MOST_NEW)
        return refused('too-many-organisations', { new: missing.length, most: MOST_NEW });
      const added: Organisation[] = [];
      for (const name of missing) {
        const spelt = [...fit.values()].find((one) => sameName(one, name)) ?? name;
        const organisation = below(root, spelt, server.newId() as OrganisationId);
        await tables.addOrganisation(organisation, at);
        added.push(organisation);
      }
      const value = new Map([...added, ...inFleet].map((one) => [folded(one.name), one.id]));
      const said = added.map(({ id }) => ({
        action: 'organisation.added',
        object: `organisation:${id}`,
        result: 'added',
        origin: `inventory:${inventory}`,
        // Its name came out of a file: a column of people taken for one of organisations could never be erased.
        details: { parent: root.id },
      }));
      return done({ value, said });
    },
  );
  if (!known.ok) {
    if (known.code === 'too-many-organisations') return refused(known.code, known.facts);
    throw new Error('organisations were added under a key');
  }
  return done((name) => {
    const clean = name === null ? undefined : fit.get(name);
    const found = clean === undefined ? undefined : known.value.get(folded(clean));
    return found ?? fleet.organisation;
  });
}

const folded = (name: string): string => name.toLowerCase();
