import { z } from '@hono/zod-openapi';
import type { VettingId } from '../../../actions/vetting/stored.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { day, id, line, words } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { changeShown, ShownChange } from '../../shown/changes.ts';

const NewApp = z.record(z.string().max(100), z.unknown()).openapi({
  description: 'An app that the catalogue does not have, as `docs/changes.md` has it.',
});
const Asked = z
  .strictObject({
    app: line(100)
      .transform((text) => text as AppId)
      .nullable()
      .default(null)
      .openapi({ description: 'Of the catalogue; else `newApp` describes it.' }),
    newApp: NewApp.nullable().default(null),
    decision: z
      .enum(['prohibited', 'undetermined', 'permitted'])
      .nullable()
      .default(null)
      .openapi({ description: 'What the report says, unless said.' }),
    by: line(200).openapi({ description: 'On whose behalf.' }),
    from: day().nullable().default(null).openapi({ description: 'Today, unless said.' }),
    to: day().nullable().default(null),
    why: words(4000).openapi({
      description: 'Your reasons; the signs of the report come beside them.',
    }),
    policy: line(100)
      .nullable()
      .default(null)
      .openapi({ description: 'Under which the report is judged.' }),
  })
  .openapi('VettingFinding');

export function vettingFindingRoute(api: Api, { vetting }: Pick<Actions, 'vetting'>): void {
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/vettings/{vetting}/propose',
      name: 'proposeFromVetting',
      tag: 'vetting',
      summary: 'Propose what you conclude of a vetted file, for an authority to sign',
      description:
        'A change of the kind `finding`, with the file as its source. Nothing holds by it until an authority, who is another person, signs it.',
      deed: true,
      params: z.object({ vetting: id<VettingId>() }),
      body: Asked,
      answers: {
        201: {
          description: 'Proposed.',
          schema: ShownChange,
          headers: { Location: 'Where it is.' },
        },
      },
      refusals: [
        'unknown-vetting',
        'vetting-not-read',
        'decision-needed',
        'app-unnamed',
        'unknown-policy',
        'person-needed',
        'document-unfit',
        'change-exists',
        'change-in-past',
        'change-ends-first',
        'unknown-change',
        'group-assigned',
      ],
    },
    async ({ context, params, body }) =>
      reply(await vetting.propose(context, params.vetting, body), changeShown, {
        status: 201,
        location: ({ id: change }) => `/api/changes/${change}`,
      }),
  );
}
