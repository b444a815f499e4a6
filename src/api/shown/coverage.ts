import { z } from '@hono/zod-openapi';
import type { ShownTally, ToldCoverageRow } from '../actions.ts';
import { shownId } from '../fields.ts';

const Row = z
  .object({
    organisation: shownId(),
    platform: z.enum(['android', 'ios', 'unknown']),
    devices: z.number().int(),
    withHits: z.number().int().nullable().openapi({
      description:
        'Null: you may not list findings here. The course tells numbers of five and more.',
    }),
    without: z.number().int().nullable().openapi({
      description: 'Seen whole and lately: only these are clean. Null where `withHits` is.',
    }),
    notVisible: z.number().int(),
    workSide: z.number().int().openapi({ description: 'Of those not visible.' }),
    managedOnly: z.number().int().openapi({ description: 'Of those not visible.' }),
    stale: z.number().int(),
    notAssessed: z.number().int(),
  })
  .openapi('CoverageRow', { description: 'Each device stands in exactly one of the five.' });

const Tally = z
  .object({
    organisation: shownId(),
    kind: z.enum(['undetermined', 'not-assessed']),
    app: z.string().nullable(),
    appName: z.string().nullable(),
    category: z.string().nullable(),
    devices: z.number().int().nullable().openapi({ description: 'Null: fewer than five.' }),
  })
  .openapi('Tally');

export const ShownCoverage = z
  .object({ rows: z.array(Row), tallies: z.array(Tally) })
  .openapi('Coverage');

export const coverageShown = ({
  rows,
  tallies,
}: {
  readonly rows: readonly ToldCoverageRow[];
  readonly tallies: readonly ShownTally[];
}): z.infer<typeof ShownCoverage> => ({
  rows: rows.map((row) => ({
    organisation: row.organisation,
    platform: row.platform,
    devices: row.devices,
    withHits: row.withHits,
    without: row.without,
    notVisible: row.notVisible,
    workSide: row.workSide,
    managedOnly: row.managedOnly,
    stale: row.stale,
    notAssessed: row.notAssessed,
  })),
  tallies: tallies.map((tally) => ({
    organisation: tally.organisation,
    kind: tally.kind,
    app: tally.app,
    appName: tally.appName,
    category: tally.category,
    devices: tally.devices,
  })),
});
