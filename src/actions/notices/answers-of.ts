import type { FindingId } from '../../core/finding.ts';
import { inScope } from '../findings/read.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { NoticeServer } from './door.ts';
import type { StoredAnswer } from './stored.ts';

/** `text`: what they wrote; null where they wrote nothing, it was erased, or it was not asked for. */
export type ReadAnswer = StoredAnswer & { readonly text: string | null };

/** What the holder answered about a finding, oldest first. With their words, the look is an entry in the ledger before it is shown. */
export async function answersOf(
  server: NoticeServer,
  context: Context,
  finding: FindingId,
  { named }: { readonly named: boolean },
): Promise<Outcome<readonly ReadAnswer[], 'unknown-finding'>> {
  const { store, notices } = server;
  if ((await inScope(store, finding, context.scope)) === null) return refused('unknown-finding');
  const answers = await store.notices.answers([finding]);
  const commitments = named ? answers.flatMap(({ words }) => words ?? []) : [];
  if (commitments.length > 0)
    await recorded<null, never>(server, { ...context, idempotency: null }, async () => {
      const object = `finding:${finding}`;
      const said = { action: 'finding.answers-read', object, result: 'shown', origin: 'request' };
      return done({ value: null, said: [{ ...said, details: { answers: answers.length } }] });
    });
  const openings = new Map(
    (await store.log.openings(commitments)).map(({ commitment, sealed }) => [
      commitment,
      notices.words(commitment, sealed),
    ]),
  );
  return done(
    answers.map((one) => ({ ...one, text: (one.words && openings.get(one.words)) ?? null })),
  );
}
