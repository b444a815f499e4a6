import { z } from '@hono/zod-openapi';
import type { Connected } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

const ShownSecret = z
  .object({
    name: z.string(),
    use: z.enum(['read', 'apply']),
    optional: z.boolean(),
    given: z.boolean().openapi({ description: 'It was found where it is looked for.' }),
    variable: z.string().nullable().openapi({
      description: 'Null: one that serves all fleets of the MDM is not for this connection.',
    }),
    file: z.string(),
  })
  .openapi('SecretStatus', { description: 'Whether a secret is there; never the secret.' });

export const ShownConnection = z
  .object({
    id: shownId(),
    fleet: shownId(),
    mdm: z.string().openapi({ example: 'intune' }),
    simulated: z.boolean().openapi({ description: 'Nothing of it is real.' }),
    settings: z.record(z.string(), z.string()),
    secrets: z.array(ShownSecret),
    syncHours: z.number().int().openapi({ description: '0: only when asked.' }),
    checkHours: z.number().int().openapi({ description: '0: only when asked.' }),
    created: shownInstant(),
    ended: shownInstant().nullable(),
  })
  .openapi('Connection');

export const connectionShown = (row: Connected): z.infer<typeof ShownConnection> => ({
  id: row.id,
  fleet: row.fleet,
  mdm: row.mdm,
  simulated: row.simulated,
  settings: { ...row.settings },
  secrets: row.secrets.map(({ name, use, optional, given, variable, file }) => ({
    name,
    use,
    optional,
    given,
    variable,
    file,
  })),
  syncHours: row.syncHours,
  checkHours: row.checkHours,
  created: row.created,
  ended: row.ended,
});
