import { z } from '@hono/zod-openapi';
import { isDay } from '../../../core/day.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { words } from '../../fields.ts';
import { misfits } from '../../input-errors.ts';
import { problem } from '../../problem.ts';
import { readJson } from '../../read-json.ts';
import { reply } from '../../reply.ts';
import { changeShown, ShownChange } from '../../shown/changes.ts';

/** The shipped pack is under 2 MB, and base64 makes a third more of it. */
const LIMITS = { bytes: 32 * 1024 * 1024, depth: 3, milliseconds: 60_000 };

const day = () =>
  z.string().max(10).refine(isDay, 'Has to be a day, as in 2027-03-01.').nullable().default(null);
const NewCatalogue = z.strictObject({
  why: words(4000),
  from: day(),
  until: day(),
  files: z.record(z.string().max(100), z.base64()),
});

/** Too large for the limits of other requests, so it reads its body itself. */
export function changeCatalogueRoute(api: Api, actions: Actions): void {
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/catalogue',
      name: 'proposeCatalogue',
      tag: 'changes',
      summary: 'Propose a whole catalogue',
      description:
        'JSON: `why`, `from` and `until` as of a policy; `files`: the tables of `spec/catalogue.md` by the names of their files, in base64. It is checked whole: with an error in it nothing of it is taken.',
      rate: 'costly',
      takesBytes: true,
      answers: {
        201: {
          description: 'Proposed.',
          schema: ShownChange,
          headers: { Location: 'Where it is.' },
        },
      },
      refusals: [
        'person-needed',
        'document-unfit',
        'change-exists',
        'change-in-past',
        'change-ends-first',
        'body-malformed',
        'body-too-large',
        'body-too-deep',
        'body-too-slow',
        'media-type-unsupported',
        'input-unfit',
      ],
    },
    async ({ c, context }) => {
      const read = await readJson(c.req.raw, LIMITS);
      if (!read.ok) return problem(read.code, { headers: { connection: 'close' } });
      const parsed = NewCatalogue.safeParse(read.value ?? {});
      if (!parsed.success) {
        const errors = misfits('body', parsed.error.issues, Object.keys(NewCatalogue.shape));
        return problem('input-unfit', { errors });
      }
      const { files, ...rest } = parsed.data;
      const bytes = Object.entries(files).map(
        ([name, text]) => [name, Buffer.from(text, 'base64')] as const,
      );
      const draft = { kind: 'catalogue', files: new Map(bytes) } as const;
      return reply(await actions.changes.propose(context, { ...rest, draft }), changeShown, {
        status: 201,
        location: (one) => `/api/changes/${one.id}`,
      });
    },
  );
}
