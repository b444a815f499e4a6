import { z } from '@hono/zod-openapi';
import { REPORTS, type Exported } from '../../../actions/exceptions/export.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { exportedFile, type FileFormat } from '../../exported.ts';

const ExportedFile = z
  .object({
    grendel: z.string(),
    rows: z.array(z.record(z.string(), z.unknown())),
    trailer: z.object({
      rows: z.number().int(),
      firstLedgerIndex: z.number().int().nullable(),
      lastLedgerIndex: z.number().int().nullable(),
      checkpointSize: z.number().int().nullable(),
      rootHash: z.string().nullable(),
    }),
  })
  .openapi('ExportedFile');
const WHOLE = 'Whole; without its trailer it was cut off.';
const FORMATS = [
  {
    format: 'csv',
    name: 'Csv',
    answer: { description: WHOLE, type: 'text/csv', schema: z.string() },
  },
  { format: 'json', name: 'Json', answer: { description: WHOLE, schema: ExportedFile } },
] as const;

export function exceptionFileRoutes(api: Api, { exceptions: actions }: Actions): void {
  const tag = 'exceptions';
  const file = async (
    method: string,
    format: FileFormat,
    name: string,
    taken: () => Promise<Exported>,
  ): Promise<Response> =>
    // A HEAD takes nothing, so it must not stand in the ledger.
    method === 'HEAD' ? new Response(null) : exportedFile(await taken(), format, name);

  for (const { format, name, answer } of FORMATS) {
    endpoint(
      api,
      {
        method: 'get',
        path: `/api/exception-register.${format}`,
        name: `exportExceptionRegister${name}`,
        tag,
        summary: `All exceptions that were ever asked for, by number, as ${format.toUpperCase()}`,
        description:
          'The trailer counts the rows and says up to where the ledger stands behind them. Each taking is an entry there.',
        answers: { 200: answer },
        refusals: [],
      },
      ({ c, context }) =>
        file(c.req.method, format, 'exception-register', () => actions.exceptionRegister(context)),
    );

    endpoint(
      api,
      {
        method: 'get',
        path: `/api/exception-report.${format}`,
        name: `exportExceptionReport${name}`,
        tag,
        summary: `What a central authority wants to be told of approved exceptions, as ${format.toUpperCase()}`,
        description: 'Of a restricted one its number alone. Each taking is an entry in the ledger.',
        query: z.strictObject({ for: z.enum(REPORTS) }),
        answers: { 200: answer },
        refusals: [],
      },
      ({ c, context, query }) =>
        file(c.req.method, format, `exception-report-${query.for}`, () =>
          actions.exceptionReport(context, query.for),
        ),
    );
  }
}
