import { z } from '@hono/zod-openapi';
import type { ConnectionId } from '../../../actions/mdm/stored.ts';
import type { FleetId } from '../../../core/finding.ts';
import type { Actions, Answered } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line } from '../../fields.ts';
import type { Connected } from '../../mdm-actions.ts';
import { problem } from '../../problem.ts';
import type { ProblemCode } from '../../problems.ts';
import { reply } from '../../reply.ts';
import { secretFile, secretVariable } from '../../secret-place.ts';
import { connectionShown, ShownConnection } from '../../shown/connections.ts';
import { mdmShown, ShownMdm } from '../../shown/mdms.ts';
import { languageOf, Said } from '../../told/language.ts';

const hours = () =>
  z
    .number()
    .int()
    .min(0)
    .max(24 * 30);
const NewConnection = z
  .strictObject({
    fleet: id<FleetId>(),
    mdm: line(100).openapi({ example: 'intune' }),
    settings: z
      .record(line(100), line(10_000))
      .default({})
      .openapi({ description: 'Addresses, tenants, groups. Never a secret: `GET /api/mdms`.' }),
    syncHours: hours()
      .default(24)
      .openapi({ description: 'Read the fleet every so many hours; 0: only when asked.' }),
    checkHours: hours()
      .default(24)
      .openapi({ description: 'Look for drift every so many hours; 0: only when asked.' }),
  })
  .openapi('NewConnection');
const ConnectionChange = z
  .strictObject({
    settings: z.record(line(100), line(10_000)).openapi({
      description: 'All that hold then. Addresses and the tenant stay as they are.',
    }),
    syncHours: hours(),
    checkHours: hours(),
  })
  .openapi('ConnectionChange');
const Params = z.object({ connection: id<ConnectionId>() });

export function connectionRoutes(api: Api, actions: Actions): void {
  const tag = 'connections';
  const one = { description: 'It.', schema: ShownConnection };

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/mdms',
      name: 'listMdms',
      tag,
      summary: 'MDMs that can be connected: what each can do, and what it asks for',
      query: Said,
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownMdm) }) } },
      refusals: [],
    },
    ({ query }) => {
      const items = actions.mdm.kinds().map((one) => mdmShown(one, languageOf(query)));
      return Response.json({ items });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections',
      name: 'listConnections',
      tag,
      summary: 'Fleets that are read from an MDM',
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownConnection) }) },
      },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await actions.mdm.connections(context)).map(connectionShown) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections',
      name: 'connect',
      tag,
      summary: 'Read a fleet from its MDM; nothing is asked of it yet',
      description:
        'No secret is taken: the connection says which are there, and where the server looks for those that are not.',
      deed: true,
      body: NewConnection,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: [
        'unknown-fleet',
        'unknown-mdm',
        'fleet-connected',
        'setting-missing',
        'setting-unknown',
        'setting-is-secret',
        'setting-too-long',
        'address-unfit',
        'address-not-allowed',
      ],
    },
    async ({ context, body }) => connected(await actions.mdm.connect(context, body), body.mdm),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections/{connection}',
      name: 'readConnection',
      tag,
      summary: 'One connection, and which of its secrets are there',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-connection'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.connection(context, params.connection), connectionShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/change',
      name: 'changeConnection',
      tag,
      summary: 'Read a fleet by other credentials, or at other hours; from the same MDM',
      description:
        'No secret is taken: put another into its place on the server, and the next request takes it.',
      deed: true,
      params: Params,
      body: ConnectionChange,
      answers: { 200: one },
      refusals: [
        'unknown-connection',
        'unknown-mdm',
        'setting-fixed',
        'setting-missing',
        'setting-unknown',
        'setting-is-secret',
        'setting-too-long',
        'apply-running',
      ],
    },
    async ({ context, params, body }) =>
      reply(await actions.mdm.changeConnection(context, params.connection, body), connectionShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/disconnect',
      name: 'disconnect',
      tag,
      summary: 'Read the fleet no longer',
      description: 'What was put into the MDM stays there: take it back first (`revert`).',
      deed: true,
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-connection', 'sync-running', 'apply-running'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.disconnect(context, params.connection), connectionShown),
  );
}

/** Whoever sent a secret is told where it belongs. */
function connected<Code extends ProblemCode>(
  answer: Answered<Connected, Code>,
  mdm: string,
): Response {
  const setting = answer.ok ? null : answer.facts['setting'];
  if (!answer.ok && answer.code === 'setting-is-secret' && typeof setting === 'string') {
    const facts = {
      setting,
      variable: secretVariable(mdm, setting),
      file: secretFile(mdm, setting),
    };
    return problem(answer.code, { facts });
  }
  return reply(answer, connectionShown, {
    status: 201,
    location: ({ id }) => `/api/connections/${id}`,
  });
}
