import { z } from '@hono/zod-openapi';
import type { VettingId } from '../../../actions/vetting/stored.ts';
import { endpoint, type Api, type Asked, type NoFields } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { receive, type Receiving } from '../../receiving.ts';
import { reply } from '../../reply.ts';
import { ShownVetting, vettingShown } from '../../shown/vettings.ts';

const Params = z.object({ vetting: id<VettingId>() });
/** Nobody cancels it on its way. */
const NEVER = { signal: new AbortController().signal, end: () => {} };

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
    (asked) => take(receiving, asked),
  );
}

const take = (
  receiving: Receiving,
  { c, context, params }: Asked<typeof Params, NoFields, NoFields>,
): Promise<Response> =>
  receive(
    receiving,
    c,
    { most: receiving.limits.appFileBytes, begin: () => NEVER, whenCancelled: 'vetting-ended' },
    async (content) => {
      const answer = await receiving.actions.vetting.receive(context, params.vetting, content);
      return { isTaken: answer.ok, response: reply(answer, vettingShown) };
    },
  );
