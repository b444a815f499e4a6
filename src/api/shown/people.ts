import { z } from '@hono/zod-openapi';
import type { GroupRole, StoredApiKey, StoredPerson } from '../../actions/people/stored.ts';
import { ROLES } from '../../core/rights.ts';
import { shownId, shownInstant } from '../fields.ts';

const Grant = z.object({
  role: z.enum(ROLES),
  organisation: shownId().openapi({ description: 'And all below it.' }),
  rank: z
    .string()
    .nullable()
    .openapi({ description: 'Of an authority; null: none in particular.' }),
  delegated: z.boolean(),
});
export const ShownPerson = z
  .object({
    id: shownId(),
    name: z.string(),
    address: z.string().nullable(),
    cleared: z.boolean().openapi({ description: 'Sees what restricted exceptions are about.' }),
    signsIn: z.enum(['by-link', 'at-the-login-server']),
    grants: z.array(
      Grant.extend({
        id: shownId(),
        group: z
          .string()
          .nullable()
          .openapi({ description: 'Where it comes from; null: by hand.' }),
      }),
    ),
    created: shownInstant(),
    ended: shownInstant().nullable(),
  })
  .openapi('Person');
export const ShownGroupRole = Grant.extend({
  id: shownId(),
  group: z.string(),
  cleared: z.boolean(),
}).openapi('GroupRole');
export const ShownApiKey = z
  .object({
    id: shownId(),
    name: z.string(),
    person: shownId().nullable().openapi({ description: 'For whom it speaks; null: for nobody.' }),
    role: z.enum(ROLES),
    organisation: shownId(),
    operations: z.array(z.string()).nullable(),
    until: z.string().nullable().openapi({ format: 'date' }),
    created: shownInstant(),
    ended: shownInstant().nullable(),
  })
  .openapi('ApiKey');

export const personShown = (one: StoredPerson): z.infer<typeof ShownPerson> => ({
  id: one.id,
  name: one.name,
  address: one.address,
  cleared: one.cleared,
  signsIn: one.issuer === null ? 'by-link' : 'at-the-login-server',
  grants: one.grants.map(({ id, role, organisation, rank, delegated, group }) => ({
    id,
    role,
    organisation,
    rank,
    delegated,
    group,
  })),
  created: one.created,
  ended: one.ended,
});

export const groupRoleShown = (one: GroupRole): z.infer<typeof ShownGroupRole> => ({
  id: one.id,
  group: one.group,
  role: one.role,
  organisation: one.organisation,
  rank: one.rank,
  delegated: one.delegated,
  cleared: one.cleared,
});

export const apiKeyShown = (one: StoredApiKey): z.infer<typeof ShownApiKey> => ({
  id: one.id,
  name: one.name,
  person: one.person,
  role: one.role,
  organisation: one.organisation,
  operations: one.operations === null ? null : [...one.operations],
  until: one.until,
  created: one.created,
  ended: one.ended,
});
