import { z } from '@hono/zod-openapi';
import type { DriftRow } from '../../../actions/mdm/read-drift.ts';
import { PLAN_STATES, type ConnectionId, type PlanId } from '../../../actions/mdm/stored.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, shownId, shownInstant } from '../../fields.ts';
import { DEEDS, type Doing } from '../../mdm-doing.ts';
import { refusal, reply } from '../../reply.ts';
import { followed, type StreamEvent } from '../../streams.ts';
import type { Receiving } from '../../receiving.ts';

const OUTCOMES = ['held', 'pending', 'differs', 'unread'] as const;
const count = () => z.number().int();
const ShownDoing = z
  .object({
    connection: shownId(),
    doing: z.enum(DEEDS).nullable().openapi({
      description: 'What somebody waits for; null: nothing, in the process that answers.',
    }),
    plan: shownId().nullable(),
    since: shownInstant().nullable(),
    asked: z
      .object({ what: z.string(), at: shownInstant() })
      .nullable()
      .openapi({ description: 'What the MDM was asked for last.' }),
    state: z.enum(PLAN_STATES).nullable().openapi({ description: 'Of the plan.' }),
    steps: z
      .object({ waiting: count(), begun: count(), sent: count(), done: count(), failed: count() })
      .nullable(),
    check: z
      .object({ id: shownId(), outcome: z.enum(OUTCOMES), at: shownInstant() })
      .nullable()
      .openapi({ description: 'The latest look of the plan.' }),
  })
  .openapi('Doing');
const doingShown = (one: Doing): z.infer<typeof ShownDoing> => ({
  connection: one.connection,
  doing: one.doing,
  plan: one.plan,
  since: one.since,
  asked: one.asked && { ...one.asked },
  state: one.state,
  steps: one.steps && { ...one.steps },
  check: one.check && { id: one.check.id, outcome: one.check.outcome, at: one.check.at },
});

const ShownDrift = z
  .object({
    connection: shownId(),
    fleet: shownId(),
    fleetName: z.string(),
    mdm: z.string(),
    plan: shownId().nullable().openapi({ description: 'In force; null: nothing was put there.' }),
    devices: count().openapi({ description: 'That the plan is for.' }),
    heldAt: shownInstant().nullable(),
    checkedAt: shownInstant().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    differ: count().openapi({ description: 'Devices for which something is to be done again.' }),
    kinds: z.array(
      z.object({
        what: z.enum(['removed', 'changed', 'reach', 'lost', 'conflict']),
        times: count(),
        devices: count().nullable(),
      }),
    ),
  })
  .openapi('Drift');
const driftShown = (row: DriftRow): z.infer<typeof ShownDrift> => ({
  ...row,
  kinds: row.kinds.map((one) => ({ ...one })),
});

/** Nothing is done just now, and perhaps in a moment: whoever asks for a look opens the stream at the same time. A look is a second. */
const IDLE_LOOKS = 3;

/** What is being done with MDMs, and what of it still lies there. */
export function doingRoutes(api: Api, receiving: Receiving): void {
  const { mdm } = receiving.actions;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections/{connection}/doing',
      name: 'readDoing',
      tag: 'plans',
      summary: 'What is being done with an MDM now, since when, and what it was asked for last',
      description:
        'A look goes on when nobody waits for it any more; asked for again meanwhile, the same answers.',
      params: z.object({ connection: id<ConnectionId>() }),
      answers: { 200: { description: 'It.', schema: ShownDoing } },
      refusals: ['unknown-connection'],
    },
    async ({ context, params }) => reply(await mdm.doing(context, params.connection), doingShown),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/plans/{plan}/events',
      name: 'followPlan',
      tag: 'plans',
      summary: 'Follow a plan as server-sent events',
      description:
        '`progress` when something has changed, then `end` when nothing of it is done any more for some seconds.',
      params: z.object({ plan: id<PlanId>() }),
      answers: {
        200: { description: 'A stream of events.', type: 'text/event-stream' },
        204: { description: 'The end was seen before.' },
      },
      refusals: ['unknown-plan', 'too-many-streams'],
    },
    async ({ c, context, params }) => {
      const first = await mdm.doingOf(context, params.plan);
      if (!first.ok) return refusal(first);
      let idle = 0;
      const eventOf = (one: Doing): StreamEvent => {
        const isIdle = one.doing === null && one.state !== 'running';
        idle = isIdle ? idle + 1 : 0;
        const isOver = idle > IDLE_LOOKS;
        const data = JSON.stringify(doingShown(one));
        return { event: isOver ? 'end' : 'progress', id: idOf(one), data };
      };
      return followed(receiving, c, eventOf(first.value), {
        async look() {
          const now = await mdm.doingOf(context, params.plan);
          return now.ok ? eventOf(now.value) : null;
        },
        changed: () => undefined,
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/drift',
      name: 'readDrift',
      tag: 'plans',
      summary: 'Whether what was put into each MDM still lies there, what differs first',
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownDrift) }) },
      },
      refusals: [],
    },
    async ({ context }) => Response.json({ items: (await mdm.driftRows(context)).map(driftShown) }),
  );
}

const idOf = ({ doing, asked, state, steps, check }: Doing): string =>
  [doing, state, asked?.at ?? '', ...Object.values(steps ?? {}), check?.id ?? ''].join('.');
