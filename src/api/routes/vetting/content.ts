import { z } from '@hono/zod-openapi';
import type { VettingId } from '../../../actions/vetting/stored.ts';
import { endpoint, type Api, type Asked, type NoFields } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { problem } from '../../problem.ts';
import type { ProblemCode } from '../../problems.ts';
import { reply } from '../../reply.ts';
import { ShownVetting, vettingShown } from '../../shown/vettings.ts';
import { bytesOf, UploadCut } from '../../upload.ts';
import type { Receiving } from '../inventories/content.ts';

const Params = z.object({ vetting: id<VettingId>() });
const CUT: Readonly<Record<UploadCut['why'], ProblemCode>> = {
  disconnected: 'upload-cut',
  'too-large': 'body-too-large',
  stalled: 'upload-stalled',
  stopping: 'stopping',
  cancelled: 'vetting-ended',
};
/** What is left of the body is not read: the connection can carry no other request. */
const CLOSE = { connection: 'close' };

export function vettingContentRoute(api: Api, receiving: Receiving): void {
  endpoint(
    api,
    {
      method: 'put',
      path: '/api/vettings/{vetting}/content',
      name: 'putVettingContent',
      tag: 'vetting',
      summary: 'Hand in the bytes of an announced app file',
      description:
        'APK, an archive of its parts, or IPA; the content type is not looked at. It streams, up to 2 GiB unless the operator set another bound. The answer comes when all of it is stored; it is read afterwards. What was cut off may come again.',
      takesBytes: true,
      params: Params,
      answers: { 200: { description: 'It waits to be read, or is.', schema: ShownVetting } },
      refusals: [
        'unknown-vetting',
        'vetting-not-announced',
        'vetting-ended',
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
  { actions, lifecycle, limits, metrics }: Receiving,
  { c, context, params }: Asked<typeof Params, NoFields, NoFields>,
): Promise<Response> {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > limits.appFileBytes) return problem('body-too-large', { headers: CLOSE });
  if (lifecycle.running.upload >= limits.uploads)
    return problem('too-many-uploads', { headers: { ...CLOSE, 'retry-after': '30' } });
  const ended = lifecycle.begin('upload');
  const content = bytesOf(c.env?.incoming ?? c.req.raw.body, {
    most: limits.appFileBytes,
    idleMs: limits.uploadIdleMs,
    cancelled: new AbortController().signal,
    lifecycle,
    count: metrics.receivedBytes,
  });
  try {
    const answer = await actions.vetting.receive(context, params.vetting, content);
    const response = reply(answer, vettingShown);
    if (!answer.ok) response.headers.set('connection', 'close');
    return response;
  } catch (error) {
    if (error instanceof UploadCut) return problem(CUT[error.why], { headers: CLOSE });
    throw error;
  } finally {
    await content.return();
    ended();
  }
}
