import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { REPORT_READERS, type GovernmentReport } from '../../../actions/report/report.ts';
import type { Refused } from '../../../actions/server.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api, type Asked, type NoFields } from '../../endpoint.ts';
import { day, id } from '../../fields.ts';
import { reportCsv } from '../../pages/report/report-csv.ts';
import { reportFiles } from '../../pages/report/report-files.ts';
import { reportPage } from '../../pages/report/report-page.ts';
import { REPORT_STYLE } from '../../pages/report/style.ts';
import { REPORT_LANGUAGES } from '../../pages/report/words.ts';
import { refusal } from '../../reply.ts';
import { ShownReport, ShownReportFiles } from '../../shown/report.ts';

const Of = z.strictObject({
  organisation: id<OrganisationId>().optional(),
  from: day().optional(),
  to: day().optional(),
  for: z.enum(REPORT_READERS).default('parliament'),
});
const OfPage = Of.extend({ language: z.enum(REPORT_LANGUAGES).default('en') });
const REFUSALS = ['unknown-organisation', 'period-unfit'] as const;
const WHAT =
  'Of an organisation and all below it, from a day to a day: the last sixty unless said. For parliament no number from one to four is told, nor one that would tell such a number, whoever asks; for a ministry numbers are exact where the person may list findings.';

/** Its own style and nothing else: the page is kept and sent on. */
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

/** Numbers that one can hand on. */
export function reportRoutes(
  api: Api,
  { overview, ledger }: Pick<Actions, 'overview' | 'ledger'>,
): void {
  const tag = 'reports';
  async function made(
    { context, alsoIn }: Pick<Asked<NoFields, typeof Of, NoFields>, 'context' | 'alsoIn'>,
    query: z.output<typeof Of>,
    show: (report: GovernmentReport) => Response | Promise<Response>,
  ): Promise<Response> {
    const report = await overview.report(context, {
      organisation: query.organisation ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      for: query.for,
      exactIn: await alsoIn('summariseFindings'),
    });
    return report.ok ? show(report.value) : refusal(report as Refused<(typeof REFUSALS)[number]>);
  }

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/report',
      name: 'readReport',
      tag,
      summary: 'A report: phones, coverage, apps, exceptions, rules; numbers alone',
      description: WHAT,
      query: Of,
      answers: { 200: { description: 'It.', schema: ShownReport } },
      refusals: REFUSALS,
    },
    (asked) => made(asked, asked.query, (report) => Response.json(report)),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/report/html',
      name: 'readReportPage',
      tag,
      summary: 'The same as a page that prints well, in one of four languages',
      description: WHAT,
      query: OfPage,
      answers: { 200: { description: 'A page without scripts.', type: 'text/html' } },
      refusals: REFUSALS,
    },
    (asked) =>
      made(asked, asked.query, async (report) => {
        const page = await reportPage(report, asked.query.language);
        return new Response(String(page), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-language': asked.query.language,
            'content-security-policy': PAGE_POLICY,
          },
        });
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/report/csv',
      name: 'readReportCsv',
      tag,
      summary: 'The same as a table: one number a row',
      description: WHAT,
      query: Of,
      answers: { 200: { description: 'A table.', type: 'text/csv' } },
      refusals: REFUSALS,
    },
    (asked) =>
      made(
        asked,
        asked.query,
        (report) =>
          new Response(reportCsv(report), {
            headers: {
              'content-type': 'text/csv; charset=utf-8; header=present',
              'content-disposition': 'attachment; filename="report.csv"',
            },
          }),
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/report/files',
      name: 'readReportFiles',
      tag,
      summary: 'All files of a report, of one moment, with a manifest: what is handed on',
      description: `${WHAT} The manifest has the SHA-256 of each file, the versions of policies and catalogue, and the signed checkpoint of the ledger.`,
      query: Of,
      answers: { 200: { description: 'Files as text.', schema: ShownReportFiles } },
      refusals: REFUSALS,
    },
    (asked) =>
      made(asked, asked.query, async (report) => {
        const checkpoint = await ledger.checkpoint();
        const made = new Date().toISOString();
        return Response.json(await reportFiles(report, { made, checkpoint }));
      }),
  );
}
