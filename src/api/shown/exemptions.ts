import { z } from '@hono/zod-openapi';
import type { ShownExemption as Shown } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

export const ShownExemption = z
  .object({
    id: shownId(),
    exception: shownId()
      .nullable()
      .openapi({ description: 'What it comes of; null: entered before there were exceptions.' }),
    restricted: z.boolean().openapi({
      description: 'Of one that is, only a number, the fleet and the dates are shown.',
    }),
    finding: shownId().nullable(),
    device: z.number().int().nullable().openapi({ description: 'Our own number of the device.' }),
    fleet: shownId(),
    organisation: shownId().nullable(),
    app: z.string().nullable().openapi({ description: 'Null where only the category is shown.' }),
    appName: z.string().nullable(),
    category: z.string().nullable(),
    ground: z.string().nullable(),
    from: shownInstant(),
    until: z.string().openapi({ format: 'date', description: 'Up to, not including.' }),
    ended: shownInstant().nullable(),
  })
  .openapi('Exemption');

/** A restricted one is a number in the register: what could tell whose it is stays with the file of its exception. */
export const exemptionShown = (row: Shown): z.infer<typeof ShownExemption> => ({
  id: row.id,
  exception: row.exception,
  restricted: row.restricted,
  finding: row.restricted ? null : row.finding,
  device: row.restricted ? null : row.device,
  fleet: row.fleet,
  organisation: row.restricted ? null : row.organisation,
  ...(row.restricted
    ? { app: null, appName: null, category: null, ground: null }
    : { app: row.app, appName: row.appName, category: row.category, ground: row.ground }),
  from: row.from,
  until: row.until,
  ended: row.ended,
});
