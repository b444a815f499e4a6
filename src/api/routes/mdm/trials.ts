import { z } from '@hono/zod-openapi';
import { TRIAL_CODES, type ConnectionTrial } from '../../../actions/mdm/try-connection.ts';
import type { ConnectionId } from '../../../actions/mdm/stored.ts';
import type { FleetId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line, shownInstant } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { languageOf, Said } from '../../told/language.ts';
import { REMEDY_CODES } from '../../../core/mdm/remedy.ts';
import type { Language } from '../../../core/notices/rules.ts';
import { remedyIn, trialIn } from '../../../sentences/mdm/trial.ts';

const ShownTrial = z
  .object({
    ok: z.boolean().openapi({ description: 'Nothing is wrong.' }),
    at: shownInstant(),
    checks: z.array(
      z.object({
        code: z.enum(TRIAL_CODES).openapi({
          description:
            '`host`: this server may speak with it. `secret`: it lies where it is looked for. `sign-in`, `right`: the MDM let it in, and let it see that. `answer`: what came was understood. `devices`: there are some. `clock`: it stands near ours.',
        }),
        use: z.enum(['read', 'apply']),
        ok: z.boolean().nullable().openapi({
          description: 'Null: only a change would show it, or it is not needed for reading.',
        }),
        fault: z.string().nullable().openapi({ description: 'As in the problem `mdm-fault`.' }),
        what: z.string().openapi({ description: 'What was asked for, in English.' }),
        sentence: z.string().openapi({ description: 'What was seen, in the language asked for.' }),
        right: z.string().nullable().openapi({ description: 'As the vendor calls it.' }),
        remedy: z.string().nullable().openapi({ description: 'In the language asked for.' }),
        remedyCode: z.enum(REMEDY_CODES).nullable(),
      }),
    ),
  })
  .openapi('ConnectionTrial');
const trialShown = (
  { ok, at, checks }: ConnectionTrial,
  language: Language,
): z.infer<typeof ShownTrial> => ({
  ok,
  at,
  checks: checks.map((one) => ({
    code: one.code,
    use: one.use,
    ok: one.ok,
    fault: one.fault,
    what: one.what,
    sentence: trialIn(language, one),
    right: one.right,
    remedy: one.remedy && remedyIn(language, one.remedy),
    remedyCode: one.remedy?.code ?? null,
  })),
});

const Trial = z
  .strictObject({
    mdm: line(100).openapi({ example: 'intune' }),
    fleet: id<FleetId>().nullable().default(null).openapi({
      description: 'Whose secrets are taken; null: those that serve all fleets of the MDM.',
    }),
    settings: z.record(line(100), line(10_000)).default({}),
  })
  .openapi('Trial');

/** Whether a connection would work, and what is wrong where it would not: asked once, and nothing is changed. */
export function trialRoutes(api: Api, { mdm }: Pick<Actions, 'mdm'>): void {
  const tag = 'connections';
  const answers = { 200: { description: 'What was seen.', schema: ShownTrial } };

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/test',
      name: 'tryConnection',
      rate: 'costly',
      tag,
      summary: 'Try settings before anything of them is kept',
      description:
        'Secrets are taken from where they lie on the server, and never from the request. Each thing that is needed is asked for once, at most 15 seconds; nothing is changed.',
      query: Said,
      body: Trial,
      answers,
      refusals: [
        'unknown-fleet',
        'unknown-mdm',
        'setting-missing',
        'setting-unknown',
        'setting-is-secret',
        'setting-too-long',
        'address-unfit',
      ],
    },
    async ({ context, query, body }) =>
      reply(await mdm.tryConnection(context, body), (tried) =>
        trialShown(tried, languageOf(query)),
      ),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/test',
      name: 'testConnection',
      rate: 'costly',
      tag,
      summary:
        'Try a connection: sign-in, each right, whether there is anything to read, the clock',
      params: z.object({ connection: id<ConnectionId>() }),
      query: Said,
      answers,
      refusals: ['unknown-connection', 'unknown-mdm', 'address-unfit'],
    },
    async ({ context, params, query }) =>
      reply(await mdm.testConnection(context, params.connection), (tried) =>
        trialShown(tried, languageOf(query)),
      ),
  );
}
