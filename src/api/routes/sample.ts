import { z } from '@hono/zod-openapi';
import { endpoint, type Api } from '../endpoint.ts';
import { problem } from '../problem.ts';

/** The invented fleet that comes with the program. */
export type SampleFiles = {
  readonly list: () => readonly { readonly name: string; readonly bytes: number }[];
  /** Null: there is none of that name. */
  readonly read: (name: string) => Uint8Array<ArrayBuffer> | null;
};
/** The organisation that an invented fleet goes into is called so: all pages say of it that it is invented. */
export const SAMPLE_ORGANISATION = 'Sample fleet (all of it invented)';

export function sampleRoutes(api: Api, sample: SampleFiles): void {
  const tag = 'service';
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/sample',
      name: 'listSampleFiles',
      tag,
      summary: 'The exports of an invented fleet, to try things with',
      answers: {
        200: {
          description: 'All.',
          schema: z.object({
            items: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
          }),
        },
      },
      refusals: [],
    },
    () => Response.json({ items: sample.list() }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/sample/{file}',
      name: 'readSampleFile',
      tag,
      summary: 'One of them, as an MDM would have written it',
      params: z.object({ file: z.string().max(200) }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
    },
    ({ params: { file } }) => {
      const bytes = sample.read(file);
      if (bytes === null) return problem('not-found');
      return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } });
    },
  );
}
