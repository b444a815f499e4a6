import { z } from '@hono/zod-openapi';
import type { ListedEntry } from '../../../actions/ledger-list.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { integer, line } from '../../fields.ts';

const Entry = z.object({
  version: z.literal(1),
  action: z.string(),
  object: z.string(),
  result: z.string(),
  origin: z.string(),
  actor: z.string().openapi({ description: 'A commitment; an auditor opens it.' }),
  time: z.string().openapi({ format: 'date-time' }),
  policy: z.string().nullable(),
  catalogue: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  texts: z.array(z.string()),
});
const ShownEntry = z
  .object({
    index: z.number().int(),
    entry: Entry,
    text: z.string().openapi({
      description:
        'As it stands in the log. SHA-256 over a zero byte and its bytes is the leaf, from which the inclusion proof leads to the root of the checkpoint.',
    }),
    leaf: z.string().openapi({ format: 'byte', description: 'SHA-256, base64.' }),
  })
  .openapi('LedgerEntry');
const entryShown = ({ index, text, leaf }: ListedEntry): z.infer<typeof ShownEntry> => ({
  index,
  // Entries are written by us alone, and checked when they are made.
  entry: JSON.parse(text) as z.infer<typeof Entry>,
  text,
  leaf: Buffer.from(leaf).toString('base64'),
});
const MOST = Number.MAX_SAFE_INTEGER;

export function ledgerListRoutes(api: Api, { ledger }: Pick<Actions, 'ledger'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/ledger/entries',
      name: 'listEntries',
      tag: 'ledger',
      summary: 'Entries of the ledger that are signed, the newest first',
      description:
        'Where a filter finds little, a page may be short, or empty, and have a `next` all the same.',
      query: z.strictObject({
        before: integer(1, MOST).optional().openapi({ description: 'Places below this one.' }),
        limit: integer(1, 200).optional(),
        action: line(100).optional().openapi({ description: '`finding.closed`, or `finding.`.' }),
        object: line(300).optional().openapi({ description: '`finding:018f…`.' }),
      }),
      answers: {
        200: {
          description: 'A page.',
          schema: z.object({
            items: z.array(ShownEntry),
            next: z.number().int().nullable().openapi({ description: '`before` of the next.' }),
            size: z.number().int().openapi({ description: 'Of the latest checkpoint.' }),
          }),
        },
      },
      refusals: [],
    },
    async ({ query: { before = null, limit = 50, action = null, object = null } }) => {
      const { rows, next, size } = await ledger.list({ before, limit, action, object });
      return Response.json({ items: rows.map(entryShown), next, size });
    },
  );
}
