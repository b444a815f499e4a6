import { z } from '@hono/zod-openapi';
import {
  VETTING_OUTCOMES,
  VETTING_STATES,
  type VettingId,
} from '../../../actions/vetting/stored.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import { LANGUAGES } from '../../../core/notices/rules.ts';
import type { PersonId } from '../../../core/rights.ts';
import { VETTING_ANSWERS } from '../../../core/vetting/answer.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { flag, id, integer, line, several, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { refusal, reply } from '../../reply.ts';
import { ShownVettingRead, vettingReadShown } from '../../shown/vetting-report.ts';
import {
  batchShown,
  ShownBatch,
  ShownVetting,
  ShownVettingRow,
  vettingRowShown,
  vettingShown,
} from '../../shown/vettings.ts';

const Place = z.strictObject({ id: id<VettingId>() });
const Params = z.object({ vetting: id<VettingId>() });
const Announced = z
  .strictObject({
    name: line(255).openapi({ description: 'What the file is called where it comes from.' }),
    organisation: id<OrganisationId>()
      .nullable()
      .default(null)
      .openapi({ description: 'Whose it is; the first of your part unless said.' }),
    batch: z
      .uuid()
      .transform((text) => text.toLowerCase())
      .nullable()
      .default(null)
      .openapi({ description: 'Of files that are handed in together: a number that you make up.' }),
    keep: z
      .strictObject({ why: words(4000) })
      .nullable()
      .default(null)
      .openapi({ description: 'The file itself is to stay after it was read; and why.' }),
  })
  .openapi('NewVetting');

export function vettingRoutes(api: Api, { vetting }: Pick<Actions, 'vetting'>): void {
  const tag = 'vetting';
  const one = { 200: { description: 'As it is now.', schema: ShownVetting } };

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/vettings',
      name: 'announceVetting',
      tag,
      summary: 'Announce an app file, whose bytes then follow',
      deed: true,
      body: Announced,
      answers: {
        201: {
          description: 'Announced.',
          schema: ShownVetting,
          headers: { Location: 'Where it is.' },
        },
      },
      refusals: ['unknown-organisation', 'too-many-waiting'],
    },
    async ({ context, body }) =>
      reply(await vetting.announce(context, body), vettingShown, {
        status: 201,
        location: ({ id: of }) => `/api/vettings/${of}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/vettings',
      name: 'listVettings',
      tag,
      summary: 'App files that were handed in, the newest first',
      description:
        'Of the parts of the tree in which you have a role. Verdicts are of today under the policy; with a filter on them a page may be short while `next` goes on.',
      rate: 'costly',
      query: z.strictObject({
        state: several(VETTING_STATES).optional(),
        outcome: several(VETTING_OUTCOMES).optional(),
        answer: several(VETTING_ANSWERS).optional(),
        decision: several([
          'prohibited',
          'undetermined',
          'permitted',
          'not-assessed',
        ] as const).optional(),
        analyst: id<PersonId>().optional().openapi({ description: 'Who handed it in.' }),
        mine: flag().optional().openapi({ description: 'What you handed in yourself.' }),
        batch: z.uuid().optional(),
        policy: line(100).optional(),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: {
        200: {
          description: 'A page.',
          schema: z.object({ items: z.array(ShownVettingRow), next: z.string().nullable() }),
        },
      },
      refusals: ['unknown-policy', 'cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query }) => {
      const { state, outcome, answer, decision, analyst, mine, batch, policy = null } = query;
      const by = mine === true && context.person !== null ? context.person : analyst;
      const asked = {
        policy,
        ...(state === undefined ? {} : { states: state }),
        ...(outcome === undefined ? {} : { outcomes: outcome }),
        ...(answer === undefined ? {} : { answers: answer }),
        ...(decision === undefined ? {} : { decisions: decision }),
        ...(by === undefined ? {} : { person: by }),
        ...(batch === undefined ? {} : { batch: batch.toLowerCase() }),
      };
      const list = ['vettings', asked];
      const before = query.cursor === undefined ? null : readCursor(query.cursor, list, Place);
      if (before !== null && 'fault' in before) return problem(before.fault);
      const page = { before: before?.id ?? null, limit: query.limit ?? 50 };
      const told = await vetting.vettings(context, asked, page);
      if (!told.ok) return refusal(told);
      const { rows, next } = told.value;
      return Response.json({
        items: rows.map(vettingRowShown),
        next: next === null ? null : writeCursor(list, { id: next }),
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/vettings/batches/{batch}',
      name: 'readVettingBatch',
      tag,
      summary: 'How far files are that were handed in together',
      rate: 'costly',
      params: z.object({ batch: z.uuid().transform((text) => text.toLowerCase()) }),
      query: z.strictObject({ policy: line(100).optional() }),
      answers: { 200: { description: 'As they are now.', schema: ShownBatch } },
      refusals: ['unknown-policy'],
    },
    async ({ context, params, query: { policy = null } }) =>
      reply(await vetting.batch(context, params.batch, policy), batchShown),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/vettings/{vetting}',
      name: 'readVetting',
      tag,
      summary: 'One app file, with its report once it is read',
      description: '`spec/vet.md` says what is in a report. The verdict is of today.',
      params: Params,
      query: z.strictObject({
        policy: line(100).optional(),
        language: z.enum(LANGUAGES).optional(),
      }),
      answers: { 200: { description: 'It.', schema: ShownVettingRead } },
      refusals: ['unknown-vetting', 'unknown-policy'],
    },
    async ({ context, params, query: { policy = null, language = 'en' } }) =>
      reply(await vetting.read(context, params.vetting, { policy, language }), (read) =>
        vettingReadShown(read, language),
      ),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/vettings/{vetting}/cancel',
      name: 'cancelVetting',
      tag,
      summary: 'End an app file on its way; nothing of it is kept',
      deed: true,
      params: Params,
      answers: one,
      refusals: ['unknown-vetting', 'vetting-ended'],
    },
    async ({ context, params }) =>
      reply(await vetting.cancel(context, params.vetting), vettingShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/vettings/{vetting}/examine',
      name: 'examineAgain',
      tag,
      summary: 'Have a kept file read again, by the readers and signs of today',
      deed: true,
      params: Params,
      answers: one,
      refusals: ['unknown-vetting', 'vetting-ended', 'file-not-kept'],
    },
    async ({ context, params }) =>
      reply(await vetting.again(context, params.vetting), vettingShown),
  );

  endpoint(
    api,
    {
      method: 'delete',
      path: '/api/vettings/{vetting}',
      name: 'deleteVetting',
      tag,
      summary: 'Delete an app file with its report',
      description: 'What was signed on it stays, and so do its entries in the ledger.',
      params: Params,
      answers: { 204: { description: 'It is gone.' } },
      refusals: ['unknown-vetting'],
    },
    async ({ context, params }) => {
      const told = await vetting.remove(context, params.vetting);
      return told.ok ? new Response(null, { status: 204 }) : refusal(told);
    },
  );
}
