import { z } from '@hono/zod-openapi';
import { endpoint, type Api } from '../endpoint.ts';
import { shownInstant } from '../fields.ts';
import { problem } from '../problem.ts';

/** The invented fleet that comes with the program: an export of each MDM, from two weeks. */
export type SampleFiles = {
  readonly list: () => readonly SampleFile[];
  /** Null: there is none of that name. */
  readonly read: (week: string, name: string) => Uint8Array<ArrayBuffer> | null;
};
type SampleFile = {
  readonly week: string;
  readonly name: string;
  readonly bytes: number;
  /** When it would have been made, for those that do not say. */
  readonly moment: string;
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
            items: z.array(
              z.object({
                week: z.string(),
                name: z.string(),
                bytes: z.number().int(),
                moment: shownInstant(),
              }),
            ),
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
      path: '/api/sample/{week}/{file}',
      name: 'readSampleFile',
      tag,
      summary: 'One of them, as an MDM would have written it',
      params: z.object({ week: z.string().max(20), file: z.string().max(200) }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
    },
    ({ params: { week, file } }) => {
      const bytes = sample.read(week, file);
      if (bytes === null) return problem('not-found');
      return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } });
    },
  );
}
