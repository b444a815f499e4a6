import { readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import type { HolderAnswer } from '../../../actions/notices/answer.ts';
import { isDay } from '../../../core/day.ts';
import type { FindingId } from '../../../core/finding.ts';
import { ANSWERS } from '../../../core/notices/notice.ts';
import { LANGUAGES } from '../../../core/notices/rules.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line, words } from '../../fields.ts';
import { LONGEST_WORDS } from '../../pages/holder-forms.ts';
import { problem } from '../../problem.ts';
import { refusal, reply } from '../../reply.ts';
import { holderShown, ShownHolderNotice } from '../../shown/holder.ts';

const Token = z.object({
  token: z
    .string()
    .max(200)
    .openapi({ description: 'Of the link in a notice. It is the only proof.' }),
});
const Language = z.strictObject({ language: z.enum(LANGUAGES).optional() });
const NewAnswer = z
  .strictObject({
    answer: z.enum(ANSWERS),
    language: z.enum(LANGUAGES),
    findings: z.array(id<FindingId>()).max(1000).default([]).openapi({
      description:
        'Those of the notice that it is about; all that are not closed where none is said.',
    }),
    words: words(LONGEST_WORDS)
      .optional()
      .openapi({ description: 'Of `disputed`: what is not right.' }),
    ground: line(100).optional().openapi({ description: 'Of `needed`, and so the next two.' }),
    task: words(LONGEST_WORDS).optional(),
    until: z
      .string()
      .max(10)
      .refine(isDay, 'Has to be a day, as in 2027-03-01.')
      .optional()
      .openapi({ format: 'date', description: 'Up to, not including.' }),
  })
  .openapi('NewAnswer');

/** The same as the page behind a notice's link, for programs: nobody is asked who they are, the link is the proof. */
export function holderRoutes(api: Api, actions: Actions): void {
  const tag = 'holder';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/holder/{token}',
      name: 'readHolderNotice',
      tag,
      summary: 'What a notice is about, for whoever has its link',
      description: 'Has no effect: mail scanners open links.',
      open: true,
      params: Token,
      query: Language,
      answers: { 200: { description: 'It, with all apps by name.', schema: ShownHolderNotice } },
      refusals: ['unknown-link'],
    },
    async ({ params, query }) =>
      reply(await actions.notices.holder.view(params.token, query.language ?? null), holderShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/holder/{token}/answer',
      name: 'answerHolderNotice',
      tag,
      summary: 'Answer a notice: removed, needed for work, not my phone, disputed',
      description: 'It takes the place of an earlier answer. `needed` asks for an exception.',
      open: true,
      params: Token,
      body: NewAnswer,
      answers: {
        200: {
          description: 'Taken.',
          schema: z
            .object({
              answer: z.enum(ANSWERS),
              replaced: z.boolean().openapi({ description: 'An earlier answer was taken back.' }),
              exception: z
                .number()
                .int()
                .nullable()
                .openapi({ description: 'Number of the request.' }),
            })
            .openapi('GivenAnswer'),
        },
      },
      refusals: [
        'unknown-link',
        'unknown-finding',
        'finding-closed',
        'several-apps',
        'no-words',
        'no-task',
        'unknown-ground',
        'ends-in-past',
        'ends-too-late',
        'exempted-already',
      ],
    },
    async ({ params, body }) => {
      const given = answerIn(body);
      if (given === null)
        return problem('input-unfit', {
          errors: [{ in: 'body', pointer: '#/until', detail: 'Is needed with this answer.' }],
        });
      const answered = await actions.notices.holder.answer(params.token, given);
      if (!answered.ok) return refusal(answered);
      const { kind: answer, replaced, exception } = answered.value;
      return Response.json({ answer, replaced, exception });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/h/style.css',
      name: 'readHolderStyle',
      tag,
      summary: 'The stylesheet of the holder’s page',
      open: true,
      answers: { 200: { description: 'CSS.', type: 'text/css' } },
      refusals: [],
    },
    () =>
      new Response(readFileSync(STYLE, 'utf8'), {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
      }),
  );
}

/** Null: a day is missing; what else is missing, the action says. */
function answerIn({
  answer: kind,
  language,
  findings,
  words: said = '',
  ground = '',
  task = '',
  until,
}: z.output<typeof NewAnswer>): HolderAnswer | null {
  const common = { language, findings };
  if (kind === 'disputed') return { ...common, kind, words: said };
  if (kind !== 'needed') return { ...common, kind };
  return until === undefined ? null : { ...common, kind, ground, task, until };
}

const STYLE = new URL('../../pages/holder.css', import.meta.url);
