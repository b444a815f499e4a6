import { z } from '@hono/zod-openapi';
import type { Check } from '../../actions/mdm/stored.ts';
import { shownId, shownInstant } from '../fields.ts';
import { toldCheck } from '../told/check.ts';
import { conflictShown, ShownConflict } from './conflicts.ts';

const Counts = z
  .record(z.string(), z.number().int())
  .openapi({ description: 'By kind, those that there are.' });

const ABOUT = ['outcome', 'standing', 'conflict', 'unread'] as const;

export const ShownCheck = z
  .object({
    id: shownId(),
    connection: shownId(),
    plan: shownId(),
    kind: z.enum(['verify', 'drift']),
    at: shownInstant(),
    outcome: z.enum(['held', 'pending', 'differs', 'unread']).openapi({
      description:
        '`held`: planning again finds nothing to do, by the strongest proof that the MDM has. `pending`: nothing is to be done, and ' +
        'not every device has answered. `differs`: something is to be done again. `unread`: what could not be read says neither.',
    }),
    devices: z.number().int(),
    standings: z
      .array(
        z.object({
          key: z.string(),
          proven: z.number().int().openapi({ description: 'The device itself says so.' }),
          reported: z.number().int().openapi({ description: 'The MDM says that it was applied.' }),
          assigned: z.number().int().openapi({ description: 'The MDM means to.' }),
          failed: z.number().int(),
          conflict: z.number().int(),
          withoutEffect: z
            .number()
            .int()
            .openapi({ description: 'It lies there and can do nothing.' }),
          nothingKnown: z.number().int(),
          unread: z.number().int(),
        }),
      )
      .openapi({ description: 'Devices by what is known of each restriction on them.' }),
    steps: Counts.openapi({ description: 'What planning again would do, by kind.' }),
    conflicts: z.array(ShownConflict),
    unread: z.number().int().openapi({ description: 'Things that could not be read.' }),
    sentences: z
      .array(z.object({ about: z.enum(ABOUT), text: z.string() }))
      .openapi({ description: 'The same to be read; in English.' }),
  })
  .openapi('Check');

export const checkShown = (check: Check): z.infer<typeof ShownCheck> => ({
  id: check.id,
  connection: check.connection,
  plan: check.plan,
  kind: check.kind,
  at: check.at,
  outcome: check.outcome,
  devices: check.result.devices,
  standings: check.result.standings.map(({ key, counts }) => ({
    key,
    proven: counts.proven,
    reported: counts.reported,
    assigned: counts.assigned,
    failed: counts.failed,
    conflict: counts.conflict,
    withoutEffect: counts['without-effect'],
    nothingKnown: counts['nothing-known'],
    unread: counts.unread,
  })),
  steps: { ...check.result.steps },
  conflicts: check.result.conflicts.map(conflictShown),
  unread: check.result.unread,
  sentences: toldCheck(check).map(({ about, text }) => ({ about, text })),
});
