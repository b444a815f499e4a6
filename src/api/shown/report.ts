import { z } from '@hono/zod-openapi';
import { REPORT_READERS } from '../../actions/report/report.ts';
import { EXCEPTION_STATES } from '../../core/exception-states.ts';
import { shownId, shownInstant } from '../fields.ts';
import { shownDay, Told } from './course.ts';

const Sum = z
  .object({ count: z.number().int(), more: z.boolean() })
  .openapi({ description: '`more`: some were not told, so it is at least so many.' });
const Part = z.object({
  organisation: shownId(),
  name: z.string(),
  itself: z.boolean(),
  before: Told,
  now: Told,
  possible: Told,
  coverage: z.object({
    all: z.number().int(),
    withHits: Told,
    without: Told,
    notVisible: z.number().int(),
    workSide: z.number().int().openapi({ description: 'Of those not visible.' }),
    managedOnly: z.number().int().openapi({ description: 'Of those not visible.' }),
    stale: z.number().int(),
    notAssessed: z.number().int(),
  }),
});
const Ledger = z
  .object({ origin: z.string(), size: z.number().int(), rootHash: z.string() })
  .nullable();
const Policies = z.array(z.object({ id: z.string(), version: z.string() }));

export const ShownReport = z
  .object({
    for: z.enum(REPORT_READERS),
    exact: z.boolean(),
    sample: z.boolean().openapi({ description: 'Some of it is invented.' }),
    organisation: shownId(),
    name: z.string(),
    from: shownDay(),
    to: shownDay(),
    asOf: shownInstant().nullable(),
    inventories: z.array(shownDay()),
    total: Part,
    parts: z.array(Part),
    course: z.object({ days: z.array(shownDay()), phones: z.array(Told) }),
    apps: z.array(
      z.object({
        app: z.string().nullable(),
        appName: z.string().nullable(),
        category: z.string().nullable(),
        phones: Told,
        possible: Told,
      }),
    ),
    states: z.array(
      z.object({
        state: z.enum(['open', 'called', 'overdue', 'escalated', 'closed']),
        findings: Told,
      }),
    ),
    called: Sum,
    deadline: z.object({ day: shownDay(), findings: Told, forecast: Told }).nullable(),
    exceptions: z.object({
      states: z.array(z.object({ state: z.enum(EXCEPTION_STATES), count: Told })),
      grounds: z.array(z.object({ ground: z.string().nullable(), count: Told })),
      asked: Told,
      decided: Told,
    }),
    rules: z.array(
      z.object({
        policy: z.string(),
        policyName: z.string(),
        group: z.string(),
        who: z.string(),
        measure: z.enum(['advise', 'remove', 'prevent']),
        from: shownDay(),
      }),
    ),
    policies: Policies,
    catalogue: z.string(),
    ledger: Ledger,
  })
  .openapi('Report');

export const ShownReportFiles = z
  .object({
    manifest: z.object({
      grendel: z.literal('report-manifest/1'),
      made: shownInstant(),
      organisation: shownId(),
      from: shownDay(),
      to: shownDay(),
      for: z.enum(REPORT_READERS),
      exact: z.boolean(),
      sample: z.boolean(),
      policies: Policies,
      catalogue: z.string(),
      ledger: Ledger,
      checkpoint: z.string().nullable(),
      files: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          bytes: z.number().int(),
          sha256: z.string(),
        }),
      ),
    }),
    files: z.array(z.object({ name: z.string(), type: z.string(), content: z.string() })),
  })
  .openapi('ReportFiles');
