import { z } from '@hono/zod-openapi';
import type { NamedExemption, ShownExemption as Shown } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

const Named = z
  .object({
    app: z.string(),
    appName: z.string(),
    ground: z.string(),
    task: z.string().nullable().openapi({ description: 'Null where it was erased.' }),
  })
  .openapi('NamedExemption');

export const ShownExemption = z
  .object({
    id: shownId(),
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
    named: Named.nullable().openapi({
      description: 'Only where it was asked for; each look is logged.',
    }),
  })
  .openapi('Exemption');

/** A restricted one is a number in the register: what could tell whose it is stays behind the logged look. */
export const exemptionShown = (
  row: Shown,
  named: NamedExemption | null = null,
): z.infer<typeof ShownExemption> => ({
  id: row.id,
  restricted: row.restricted,
  finding: row.restricted && named === null ? null : row.finding,
  device: row.restricted && named === null ? null : row.device,
  fleet: row.fleet,
  organisation: row.restricted && named === null ? null : row.organisation,
  ...(row.restricted
    ? { app: null, appName: null, category: null, ground: null }
    : { app: row.app, appName: row.appName, category: row.category, ground: row.ground }),
  from: row.from,
  until: row.until,
  ended: row.ended,
  named:
    named === null
      ? null
      : { app: named.app, appName: named.appName, ground: named.ground, task: named.task },
});
