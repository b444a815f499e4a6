import { z } from '@hono/zod-openapi';
import { STORED_KINDS } from '../../../actions/notices/stored.ts';
import { LANGUAGES } from '../../../core/notices/rules.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { line } from '../../fields.ts';
import { reply } from '../../reply.ts';

const Preview = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    page: z.string().nullable().openapi({
      description:
        'The body of the holder’s page, as HTML of ours; null where the message goes to nobody who has one.',
    }),
  })
  .openapi('NoticePreview');

export function noticePreviewRoute(api: Api, { notices }: Pick<Actions, 'notices'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/notices/preview',
      name: 'previewNotice',
      tag: 'notices',
      summary: 'What a message says, in each language, about a phone that nobody has',
      description: 'Under the policy that holds at the root unless said. No holder is in it.',
      query: z.strictObject({
        kind: z.enum(STORED_KINDS),
        measure: z.enum(['advise', 'remove', 'prevent']),
        language: z.enum(LANGUAGES),
        policy: line(100).optional(),
        app: line(100)
          .transform((text) => text as AppId)
          .optional(),
      }),
      answers: { 200: { description: 'The message.', schema: Preview } },
      refusals: ['unknown-policy', 'unknown-app'],
    },
    async ({ context, query: { kind, measure, language, policy = null, app = null } }) =>
      reply(
        await notices.preview(context, { kind, measure, language, policy, app }),
        ({ subject, text, html, page }) => ({ subject, text, html, page }),
      ),
  );
}
