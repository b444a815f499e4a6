import { z } from '@hono/zod-openapi';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';

const ShownKey = z
  .object({
    use: z.enum(['pseudonym', 'sealing']),
    number: z.number().int(),
    print: z
      .string()
      .openapi({ description: 'Fingerprint: 16 hexadecimal digits. Never the key.' }),
    standing: z.enum(['current', 'retiring', 'dropped']),
    since: z.iso.datetime(),
    dropped: z.iso.datetime().nullable(),
    neededBy: z.array(
      z.object({
        what: z.enum(['device', 'holder', 'link', 'contact', 'opening', 'memory', 'memory-name']),
        count: z.number().int(),
      }),
    ),
  })
  .openapi('Key');

export function keyRoutes(api: Api, actions: Actions): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/keys',
      name: 'listKeys',
      tag: 'service',
      summary: 'Fingerprints of the keys of pseudonyms and seals, and what still needs which',
      description:
        'No request changes a key: whoever may write the key file does that, with `grendel keys change`.',
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownKey) }) } },
      refusals: [],
    },
    async ({ context }) => {
      const keys = await actions.keys(context);
      const items = keys.map(({ use, number, print, standing, since, dropped, neededBy }) => ({
        use,
        number,
        print,
        standing,
        since,
        dropped,
        neededBy,
      }));
      return Response.json({ items });
    },
  );
}
