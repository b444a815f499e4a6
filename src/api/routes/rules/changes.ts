import { z } from '@hono/zod-openapi';
import type { Draft } from '../../../actions/changes/door.ts';
import { CHANGE_STATES, type ChangeId } from '../../../core/changes/change.ts';
import { isDay } from '../../../core/day.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, line, several, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import {
  changeReadShown,
  changeShown,
  heldShown,
  previewShown,
  ShownChange,
  ShownChangeRead,
  ShownHeld,
  ShownPreview,
} from '../../shown/changes.ts';

const dayText = () =>
  z
    .string()
    .max(10)
    .refine(isDay, 'Has to be a day, as in 2027-03-01.')
    .openapi({ format: 'date' });
const WHY = { description: 'The reasons. The ledger keeps a commitment to them.' };
const Wanted = {
  why: words(4000).openapi(WHY),
  from: dayText().nullable().default(null),
  until: dayText()
    .nullable()
    .default(null)
    .openapi({ description: 'Up to, not including: a temporary measure has one.' }),
};
const Document = z.record(z.string().max(100), z.unknown());
const NewPolicy = z
  .strictObject({
    document: Document.openapi({ description: 'The whole policy, as `spec/policy.md` has it.' }),
    ...Wanted,
  })
  .openapi('PolicyProposal');
const NewListing = z
  .strictObject({
    document: Document.openapi({ description: 'A listing, as `docs/changes.md` has it.' }),
    ...Wanted,
  })
  .openapi('ListingProposal');
const NewClearance = z
  .strictObject({
    document: Document.openapi({
      description: 'A clearance, as `spec/decisions.md` has it, with its days.',
    }),
    why: words(4000).openapi(WHY),
  })
  .openapi('ClearanceProposal');
const NewFinding = z
  .strictObject({
    document: Document.openapi({
      description:
        'A finding, as `spec/decisions.md` has it, with its days; `newApp` describes an app that the catalogue does not have.',
    }),
    why: words(4000).openapi(WHY),
  })
  .openapi('FindingProposal');
const Params = z.object({ change: id<ChangeId>() });
const Place = z.strictObject({ id: id<ChangeId>() });

export function changeRoutes(api: Api, actions: Actions): void {
  const tag = 'changes';
  const made = {
    201: { description: 'Proposed.', schema: ShownChange, headers: { Location: 'Where it is.' } },
  };
  const at = {
    status: 201,
    location: (one: { readonly id: ChangeId }) => `/api/changes/${one.id}`,
  };
  const refusals = [
    'person-needed',
    'document-unfit',
    'change-exists',
    'change-in-past',
    'change-ends-first',
  ] as const;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/changes',
      name: 'listChanges',
      tag,
      summary: 'Changes of the rules, the newest first',
      description: 'Those that concern a part of the tree in which you have a role.',
      query: z.strictObject({
        state: several(CHANGE_STATES).optional(),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: {
        200: {
          description: 'A page.',
          schema: z.object({ items: z.array(ShownChange), next: z.string().nullable() }),
        },
      },
      refusals: ['cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query: { state = CHANGE_STATES, cursor, limit = 50 } }) => {
      const list = ['changes', ...state];
      const place = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (place !== null && 'fault' in place) return problem(place.fault);
      const page = { before: place?.id ?? null, limit };
      const { rows, next } = await actions.changes.changes(context, state, page);
      return Response.json({
        items: rows.map(changeShown),
        next: next === null ? null : writeCursor(list, { id: next }),
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/changes/{change}',
      name: 'readChange',
      tag,
      summary: 'One change: what it says, whom it binds, and what they said of it',
      params: Params,
      answers: { 200: { description: 'It.', schema: ShownChangeRead } },
      refusals: ['unknown-change'],
    },
    async ({ context, params }) =>
      reply(await actions.changes.change(context, params.change), changeReadShown),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/changes/{change}/preview',
      name: 'previewChange',
      tag,
      summary: 'What a proposal would do',
      description:
        'Exact over what is stored. What is not stored is counted with the next inventory, five devices and more, and none is named or kept.',
      rate: 'costly',
      params: Params,
      answers: { 200: { description: 'As it is now.', schema: ShownPreview } },
      refusals: ['unknown-change', 'change-decided'],
    },
    async ({ context, params }) =>
      reply(await actions.changes.preview(context, params.change), previewShown),
  );

  const proposal = (kind: 'policy' | 'listing') =>
    ({
      method: 'post',
      path: `/api/changes/${kind}`,
      name: kind === 'policy' ? 'proposePolicy' : 'proposeListing',
      tag,
      summary: `Propose a ${kind === 'policy' ? 'policy' : 'listing by hand'}`,
      description:
        'Nothing holds by it, and nothing is looked for by it but counts, until another person adopts it.',
      deed: true,
      answers: made,
    }) as const;
  const drafted = (kind: Extract<Draft, { json: unknown }>['kind'], json: unknown): Draft => ({
    kind,
    json,
  });

  endpoint(
    api,
    {
      ...proposal('policy'),
      body: NewPolicy,
      refusals: [...refusals, 'unknown-policy', 'group-assigned'],
    },
    async ({ context, body: { document, ...rest } }) =>
      reply(
        await actions.changes.propose(context, { ...rest, draft: drafted('policy', document) }),
        changeShown,
        at,
      ),
  );

  endpoint(
    api,
    { ...proposal('listing'), body: NewListing, refusals: [...refusals, 'unknown-policy'] },
    async ({ context, body: { document, ...rest } }) =>
      reply(
        await actions.changes.propose(context, { ...rest, draft: drafted('listing', document) }),
        changeShown,
        at,
      ),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/clearance',
      name: 'proposeClearance',
      tag,
      summary: 'Propose that an app may be used after all',
      description:
        'It outweighs what was derived, never an adopted listing by name. An authority decides.',
      deed: true,
      body: NewClearance,
      answers: made,
      refusals,
    },
    async ({ context, body: { document, why } }) => {
      const draft = drafted('clearance', document);
      const asked = { draft, why, from: null, until: null };
      return reply(await actions.changes.propose(context, asked), changeShown, at);
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/finding',
      name: 'proposeFinding',
      tag,
      summary: 'Propose what an analyst found of an app',
      description: 'An authority signs it. From a vetted file it is proposed with its report.',
      deed: true,
      body: NewFinding,
      answers: made,
      refusals,
    },
    async ({ context, body: { document, why } }) => {
      const draft = drafted('finding', document);
      const asked = { draft, why, from: null, until: null };
      return reply(await actions.changes.propose(context, asked), changeShown, at);
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/{change}/end',
      name: 'proposeEnd',
      tag,
      summary: 'Propose that an adopted change ends',
      description: 'From then on holds what held before it.',
      deed: true,
      params: Params,
      body: z.strictObject({ why: words(4000).openapi(WHY), from: Wanted.from }),
      answers: made,
      refusals: [...refusals, 'unknown-change', 'group-assigned'],
    },
    async ({ context, params, body }) => {
      const draft: Draft = { kind: 'end', change: params.change };
      const asked = { draft, until: null, ...body };
      return reply(await actions.changes.propose(context, asked), changeShown, at);
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/rules',
      name: 'readRules',
      tag,
      summary: 'What held on a day',
      description:
        'The policy of an organisation, listings by hand, clearances and the catalogue of that day, as the server knew them then or on a later day; with an app, its verdict.',
      query: z.strictObject({
        at: dayText(),
        known: dayText().optional().openapi({
          description: 'As it was known on this day; on the day itself unless said.',
        }),
        app: line(100)
          .transform((text) => text as AppId)
          .optional(),
        organisation: id<OrganisationId>().optional(),
      }),
      answers: { 200: { description: 'What held.', schema: ShownHeld } },
      refusals: ['unknown-organisation', 'unknown-app', 'rules-not-recorded', 'known-in-future'],
    },
    async ({ context, query: { at: on, known = null, app = null, organisation = null } }) =>
      reply(await actions.changes.held(context, { at: on, known, app, organisation }), heldShown),
  );
}
