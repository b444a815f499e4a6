import { z } from '@hono/zod-openapi';
import type { ConnectionId } from '../../../actions/mdm/stored.ts';
import type { Actions } from '../../actions.ts';
import type { ApiLimits } from '../../deps.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import type { Lifecycle } from '../../lifecycle.ts';
import { problem } from '../../problem.ts';
import { readBytes } from '../../read-bytes.ts';
import { refusal } from '../../reply.ts';

/** Ours, and none of a connector's business. */
const KEPT_BACK = new Set(['authorization', 'cookie']);

/** For what an MDM sends by itself. It has no token: the connector knows it by the signature that it puts under each message. */
export function hearRoute(
  api: Api,
  actions: Actions,
  {
    lifecycle,
    limits,
  }: {
    readonly lifecycle: Lifecycle;
    readonly limits: Pick<ApiLimits, 'heardBytes' | 'heard' | 'jsonMs'>;
  },
): void {
  let reading = 0;
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/hear',
      name: 'hear',
      tag: 'connections',
      summary: 'For an MDM: what its devices answered (webhook)',
      description:
        'Takes no token but the signature of the MDM, made with a secret that only it and the server have. What is not so signed is refused.',
      open: true,
      takesBytes: true,
      params: z.object({ connection: id<ConnectionId>() }),
      answers: { 200: { description: 'Taken. What the body is then depends on the MDM.' } },
      refusals: [
        'signature-wrong',
        'message-unfit',
        'unknown-connection',
        'connection-is-deaf',
        'body-too-large',
        'body-too-slow',
        'upload-cut',
        'too-many-uploads',
        'mdm-fault',
      ],
    },
    async ({ c, params }) => {
      const length = Number(c.req.header('content-length') ?? 0);
      if (length > limits.heardBytes) return cut('body-too-large');
      // Whoever sends is known only when all is read, so that not many at once may make us keep much.
      if (reading >= limits.heard)
        return problem('too-many-uploads', { headers: { 'retry-after': '5' } });
      reading++;
      try {
        const within = { bytes: limits.heardBytes, milliseconds: limits.jsonMs };
        const stream = c.req.raw.body;
        const body = stream === null ? new Uint8Array() : await readBytes(stream, within);
        if (typeof body === 'string') return cut(body);
        const headers = Object.fromEntries(
          Object.entries(c.req.header()).filter(([name]) => !KEPT_BACK.has(name)),
        );
        const heard = await actions.mdm.hear(params.connection, { headers, body }, lifecycle.cut);
        return heard.ok ? answered(heard.value) : refusal(heard);
      } finally {
        reading--;
      }
    },
  );
}

const cut = (code: Parameters<typeof problem>[0]): Response =>
  problem(code, { headers: { connection: 'close' } });

type Heard = Extract<Awaited<ReturnType<Actions['mdm']['hear']>>, { readonly ok: true }>;

function answered({ status, type, body }: Heard['value']): Response {
  if (status === 401) return problem('signature-wrong');
  if (status === 413) return problem('body-too-large');
  if (status >= 400) return problem('message-unfit');
  const headers = type === null ? {} : { 'content-type': type };
  // Bytes of their own: a Response takes no view of memory that may be shared.
  return new Response(body === null ? null : new Uint8Array(body), { status, headers });
}
