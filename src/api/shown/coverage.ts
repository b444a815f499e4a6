import { z } from '@hono/zod-openapi';
import type { CoverageRow } from '../../core/where-devices-stand.ts';
import type { ShownTally } from '../actions.ts';
import { shownId } from '../fields.ts';

const Row = z
  .object({
    organisation: shownId(),
    platform: z.enum(['android', 'ios', 'unknown']),
    withHits: z.number().int(),
    without: z
      .number()
      .int()
      .openapi({ description: 'Seen whole and lately: only these are clean.' }),
    notVisible: z.number().int(),
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
  readonly rows: readonly CoverageRow[];
  readonly tallies: readonly ShownTally[];
}): z.infer<typeof ShownCoverage> => ({
  rows: rows.map((row) => ({
    organisation: row.organisation,
    platform: row.platform,
    withHits: row.withHits,
    without: row.without,
    notVisible: row.notVisible,
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
