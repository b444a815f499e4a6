import type { OrganisationId } from '../core/finding.ts';
import { isWithin, type Organisation } from '../core/organisation.ts';
import { recorded } from './recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from './server.ts';

export type NewOrganisation = { readonly parent: OrganisationId; readonly name: string };
type Code =
  | 'unknown-organisation'
  | 'organisation-exists'
  | 'organisation-name-unfit'
  | 'idempotency-key-reused';

/** Adds one below another. Its parent's policy holds for it until it has one of its own. */
export async function addOrganisation(
  server: Server,
  context: Context,
  { parent, name }: NewOrganisation,
): Promise<Outcome<Organisation, Code>> {
  const fit = organisationName(name);
  if (fit === null) return refused('organisation-name-unfit', { max: MAX_NAME });
  return recorded<Organisation, Code>(server, context, async (tables, at) => {
    const all = await tables.organisations();
    const above = all.find(({ id }) => id === parent);
    if (!above || !isWithin(above, context.scope)) return refused('unknown-organisation');
    if (all.some((one) => one.parent === parent && sameName(one.name, fit)))
      return refused('organisation-exists');
    const organisation = below(above, fit, server.newId() as OrganisationId);
    await tables.addOrganisation(organisation, at);
    const said = {
      action: 'organisation.added',
      object: `organisation:${organisation.id}`,
      result: 'added',
      origin: 'request',
      details: { parent, name: fit },
    };
    return done({ value: organisation, said: [said] });
  });
}

export const below = (parent: Organisation, name: string, id: OrganisationId): Organisation => ({
  id,
  parent: parent.id,
  name,
  path: [...parent.path, id],
});

const MAX_NAME = 200;

/** What may stand as a name: one line without marks that turn text around; null where nothing is left of it. */
export function organisationName(text: string): string | null {
  const fit = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return fit === '' || fit.length > MAX_NAME ? null : fit;
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
