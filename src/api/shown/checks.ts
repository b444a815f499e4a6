import { z } from '@hono/zod-openapi';
import type { Check } from '../../actions/mdm/stored.ts';
import type { Drift } from '../../core/mdm/drift.ts';
import type { Language } from '../../core/notices/rules.ts';
import { shownId, shownInstant } from '../fields.ts';
import { toldCheck } from '../told/check.ts';
import { conflictShown, ShownConflict } from './conflicts.ts';

const Counts = z
  .record(z.string(), z.number().int())
  .openapi({ description: 'By kind, those that there are.' });

const ABOUT = ['outcome', 'drift', 'standing', 'conflict', 'unread'] as const;

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
          wanted: z
            .number()
            .int()
            .openapi({ description: 'Devices that are to have it: the sum of the next nine.' }),
          proven: z.number().int().openapi({ description: 'The device itself says so.' }),
          reported: z.number().int().openapi({ description: 'The MDM says that it was applied.' }),
          assigned: z.number().int().openapi({ description: 'The MDM means to.' }),
          waiting: z
            .number()
            .int()
            .openapi({ description: 'So, and the device has not been heard since.' }),
          failed: z.number().int(),
          conflict: z.number().int(),
          withoutEffect: z
            .number()
            .int()
            .openapi({ description: 'It lies there and can do nothing.' }),
          nothingKnown: z.number().int(),
          unread: z.number().int(),
          useless: z.number().int().openapi({
            description:
              'Others on which it lies, and where it can do nothing whatever they report.',
          }),
          leaving: z
            .number()
            .int()
            .openapi({ description: 'Others that are not to have it any more, and still do.' }),
        }),
      )
      .openapi({ description: 'Devices by what is known of each restriction on them.' }),
    heldBy: z.enum(['proven', 'reported', 'assigned']).nullable().openapi({
      description: 'The weakest that any device is held by; null where it does not hold.',
    }),
    drifts: z
      .array(
        z.object({
          kind: z.enum(['removed', 'changed', 'reach', 'lost', 'conflict']),
          key: z.string().nullable(),
          devices: z.number().int().nullable(),
        }),
      )
      .openapi({ description: 'What somebody changed since it was last found to hold.' }),
    steps: Counts.openapi({ description: 'What planning again would do, by kind.' }),
    conflicts: z.array(ShownConflict),
    unread: z.number().int().openapi({ description: 'Things that could not be read.' }),
    sentences: z
      .array(z.object({ about: z.enum(ABOUT), text: z.string() }))
      .openapi({ description: 'The same to be read, in the language that was asked for.' }),
  })
  .openapi('Check');

const driftShown = (drift: Drift) => ({
  kind: drift.kind,
  key: 'key' in drift ? drift.key : null,
  devices: drift.kind === 'lost' ? drift.devices : drift.kind === 'reach' ? drift.lost : null,
});

export const checkShown = (check: Check, language: Language): z.infer<typeof ShownCheck> => ({
  id: check.id,
  connection: check.connection,
  plan: check.plan,
  kind: check.kind,
  at: check.at,
  outcome: check.outcome,
  devices: check.result.devices,
  heldBy: check.result.heldBy,
  drifts: check.result.drifts.map(driftShown),
  standings: check.result.standings.map(({ key, wanted, counts, withoutEffect, leaving }) => ({
    key,
    wanted,
    proven: counts.proven,
    reported: counts.reported,
    assigned: counts.assigned,
    waiting: counts.waiting,
    failed: counts.failed,
    conflict: counts.conflict,
    withoutEffect: counts['without-effect'],
    nothingKnown: counts['nothing-known'],
    unread: counts.unread,
    useless: withoutEffect,
    leaving,
  })),
  steps: { ...check.result.steps },
  conflicts: check.result.conflicts.map(conflictShown),
  unread: check.result.unread,
  sentences: toldCheck(check, language).map(({ about, text }) => ({ about, text })),
});
