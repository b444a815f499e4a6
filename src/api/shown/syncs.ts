import { z } from '@hono/zod-openapi';
import { SYNC_STATES } from '../../actions/mdm/stored.ts';
import type { FollowedSync } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

export const ShownSync = z
  .object({
    id: shownId(),
    connection: shownId(),
    inventory: shownId().openapi({ description: 'The inventory that it becomes.' }),
    kind: z.enum(['read', 'heard']).openapi({
      description: '`heard`: what the MDM sends by itself, gathered for a while.',
    }),
    state: z.enum(SYNC_STATES),
    round: z
      .number()
      .int()
      .openapi({ description: 'Grows when the MDM lost its place and all is read again.' }),
    pages: z.number().int(),
    staged: z.number().int().openapi({ description: 'Pages that were looked through.' }),
    devices: z.number().int(),
    expected: z.number().int().nullable().openapi({
      description: 'Devices of the whole fleet, where the MDM says it.',
    }),
    fault: z
      .object({ kind: z.string(), status: z.number().int().nullable(), remedy: z.string() })
      .nullable()
      .openapi({ description: 'What stopped it last.' }),
    begun: shownInstant(),
    ended: shownInstant().nullable(),
  })
  .openapi('Sync');

export const syncShown = (row: FollowedSync): z.infer<typeof ShownSync> => ({
  id: row.id,
  connection: row.connection,
  inventory: row.inventory,
  kind: row.kind,
  state: row.state,
  round: row.round,
  pages: row.progress.pages,
  staged: row.progress.staged,
  devices: row.progress.devices,
  expected: row.progress.expected,
  fault:
    row.fault === null
      ? null
      : { kind: row.fault.kind, status: row.fault.status, remedy: row.fault.remedy },
  begun: row.begun,
  ended: row.ended,
});
