import { z } from '@hono/zod-openapi';
import { INVENTORY_STATES, type StoredInventory } from '../../actions/stored.ts';
import { shownId, shownInstant } from '../fields.ts';

const ShownInventoryProblem = z
  .object({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    line: z.number().int().nullable(),
    column: z.string().nullable(),
    times: z.number().int(),
  })
  .openapi('InventoryProblem', {
    description: 'What could not be read, with its place. Never a value of the export.',
  });

const Changes = z
  .record(z.string(), z.number().int())
  .openapi({ description: 'Findings that were opened, reopened, seen again and closed.' });

const Summary = z
  .object({
    rows: z.number().int(),
    devices: z.number().int(),
    installs: z.number().int(),
    notAssessed: z.number().int(),
    notInstalled: z.number().int(),
    droppedPersonal: z.number().int(),
    merged: z.number().int(),
    outcome: z.enum(['read', 'partly', 'refused']),
    changes: Changes.nullable(),
  })
  .openapi('InventorySummary');

const ShownHold = z
  .object({
    what: z.enum(['devices', 'installs', 'hits']),
    organisation: shownId().nullable().openapi({ description: 'Null: over all.' }),
    before: z.number().int(),
    now: z.number().int(),
  })
  .openapi('Hold');

export const ShownInventory = z
  .object({
    id: shownId(),
    fleet: shownId(),
    state: z.enum(INVENTORY_STATES),
    coverage: z.enum(['whole', 'part']),
    organisations: z
      .array(shownId())
      .nullable()
      .openapi({ description: "Null: all of the fleet's." }),
    moment: shownInstant().nullable(),
    digest: z
      .string()
      .nullable()
      .openapi({ description: 'SHA-512 of what was handed in, hexadecimal.' }),
    format: z.string().nullable(),
    bytes: z.number().int(),
    summary: Summary.nullable(),
    problems: z.array(ShownInventoryProblem),
    heldFor: z.array(ShownHold).nullable(),
    policy: z.string().nullable(),
    catalogue: z.string().nullable(),
    announced: shownInstant(),
    ended: shownInstant().nullable(),
  })
  .openapi('Inventory');

export const inventoryShown = (row: StoredInventory): z.infer<typeof ShownInventory> => ({
  id: row.id,
  fleet: row.fleet,
  state: row.state,
  coverage: row.coverage,
  organisations: row.organisations === null ? null : [...row.organisations],
  moment: row.moment,
  digest: row.digest,
  format: row.format,
  bytes: row.bytes,
  summary: row.summary === null ? null : summaryShown(row.summary),
  problems: row.problems.map(({ code, message, remedy, line, column, times }) => ({
    code,
    message,
    remedy,
    line,
    column,
    times,
  })),
  heldFor:
    row.heldFor?.map(({ what, organisation, before, now }) => ({
      what,
      organisation,
      before,
      now,
    })) ?? null,
  policy: row.policy,
  catalogue: row.catalogue,
  announced: row.announced,
  ended: row.ended,
});

const summaryShown = (
  summary: NonNullable<StoredInventory['summary']>,
): z.infer<typeof Summary> => ({
  rows: summary.rows,
  devices: summary.devices,
  installs: summary.installs,
  notAssessed: summary.notAssessed,
  notInstalled: summary.notInstalled,
  droppedPersonal: summary.droppedPersonal,
  merged: summary.merged,
  outcome: summary.outcome,
  changes: summary.changes === null ? null : { ...summary.changes },
});
