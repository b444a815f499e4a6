import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { InventoryId } from '../../../core/finding.ts';
import type { ApiEnv } from '../../access-log.ts';
import type { Actions } from '../../actions.ts';
import type { ApiLimits } from '../../deps.ts';
import { endpoint, type Api, type Asked, type NoFields } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import type { Lifecycle } from '../../lifecycle.ts';
import type { ApiMetrics } from '../../metrics.ts';
import { problem } from '../../problem.ts';
import type { ProblemCode } from '../../problems.ts';
import type { Uploads } from '../../progress.ts';
import { reply } from '../../reply.ts';
import { inventoryShown, ShownInventory } from '../../shown/inventories.ts';
import { bytesOf, UploadCut } from '../../upload.ts';

const Params = z.object({ inventory: id<InventoryId>() });
const CUT: Readonly<Record<UploadCut['why'], ProblemCode>> = {
  disconnected: 'upload-cut',
  'too-large': 'body-too-large',
  stalled: 'upload-stalled',
  stopping: 'stopping',
  cancelled: 'inventory-ended',
};
/** What is left of the body is not read: the connection can carry no other request. */
const CLOSE = { connection: 'close' };

export type Receiving = {
  readonly actions: Actions;
  readonly uploads: Uploads;
  readonly lifecycle: Lifecycle;
  readonly limits: ApiLimits;
  readonly metrics: ApiMetrics;
  /** For faults after an answer has begun. */
  readonly fault: (c: HonoContext<ApiEnv>, error: unknown) => void;
};

export function contentRoute(api: Api, receiving: Receiving): void {
  endpoint(
    api,
    {
      method: 'put',
      path: '/api/inventories/{inventory}/content',
      name: 'putInventoryContent',
      tag: 'inventories',
      summary: 'Hand in the bytes of an announced export, as the MDM wrote them',
      description:
        'CSV, XLSX or JSON, also in ZIP or gzip; the content type is not looked at. It streams, whatever its size. ' +
        'The answer comes when it is published, held, refused or unchanged: `state` and `problems` say which. ' +
        'It is taken whole or not at all.',
      takesBytes: true,
      params: Params,
      answers: { 200: { description: 'The inventory as it ended.', schema: ShownInventory } },
      refusals: [
        'unknown-inventory',
        'unknown-fleet',
        'inventory-not-announced',
        'inventory-ended',
        'body-too-large',
        'too-many-uploads',
        'upload-cut',
        'upload-stalled',
      ],
    },
    (asked) => receive(receiving, asked),
  );
}

async function receive(
  { actions, uploads, lifecycle, limits, metrics }: Receiving,
  { c, context, params }: Asked<typeof Params, NoFields, NoFields>,
): Promise<Response> {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > limits.uploadBytes) return problem('body-too-large', { headers: CLOSE });
  if (lifecycle.running.upload >= limits.uploads)
    return problem('too-many-uploads', { headers: { ...CLOSE, 'retry-after': '30' } });
  const ended = lifecycle.begin('upload');
  const upload = uploads.begin(params.inventory);
  const content = bytesOf(c.env?.incoming ?? c.req.raw.body, {
    most: limits.uploadBytes,
    idleMs: limits.uploadIdleMs,
    cancelled: upload.signal,
    lifecycle,
    count: metrics.receivedBytes,
  });
  try {
    const answer = await actions.receiveInventory(context, params.inventory, content, upload);
    const response = reply(answer, inventoryShown);
    if (!answer.ok) response.headers.set('connection', 'close');
    return response;
  } catch (error) {
    if (error instanceof UploadCut) return problem(CUT[error.why], { headers: CLOSE });
    throw error;
  } finally {
    await content.return();
    upload.end();
    ended();
  }
}
