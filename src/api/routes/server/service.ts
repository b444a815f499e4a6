import { z } from '@hono/zod-openapi';
import type { Registry } from 'prom-client';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';

export function serviceRoutes(api: Api, actions: Actions, register: Registry): void {
  const tag = 'service';
  const Ready = z.object({
    ready: z.boolean(),
    database: z.boolean(),
    migrations: z.boolean(),
    ledger: z.boolean(),
  });

  endpoint(
    api,
    {
      method: 'get',
      path: '/healthz',
      name: 'health',
      tag,
      summary: 'Whether the process is alive',
      open: true,
      answers: { 200: { description: 'It is.', schema: z.object({ alive: z.literal(true) }) } },
      refusals: [],
    },
    () => Response.json({ alive: true }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/readyz',
      name: 'readiness',
      tag,
      summary:
        'Whether it can do its work: the database answers, its migrations are done, it holds all that the ledger signed',
      open: true,
      answers: {
        200: { description: 'It can.', schema: Ready },
        503: { description: 'Not now.', schema: Ready },
      },
      refusals: [],
    },
    async () => {
      const { database, migrations, ledger } = await actions.readiness();
      const ready = database && migrations && ledger;
      const told = { ready, database, migrations, ledger };
      return Response.json(told, { status: ready ? 200 : 503 });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/metrics',
      name: 'metrics',
      tag,
      summary: 'Prometheus metrics; no label holds an id',
      answers: { 200: { description: 'Prometheus text.', type: 'text/plain' } },
      refusals: [],
    },
    async () =>
      new Response(await register.metrics(), {
        headers: { 'content-type': register.contentType },
      }),
  );
}
