import type { ExceptionRules } from '../../core/policy.ts';
import { exceptionFormOf } from '../exceptions/ask.ts';
import type { ExceptionServer } from '../exceptions/door.ts';
import { done, refused, type Outcome } from '../server.ts';
import type { NoticeServer } from './door.ts';
import { noticeBehind } from './link.ts';
import { messageOf, type MessageData } from './message.ts';
import type { StoredAnswer } from './stored.ts';

/** What the holder of a link sees: all of theirs, named. */
export type HolderView = {
  readonly data: MessageData;
  /** Those that stand; `again`: they took the place of another. */
  readonly answers: readonly (StoredAnswer & { readonly again: boolean })[];
  readonly exceptions: Pick<ExceptionRules, 'grounds' | 'mitigations' | 'maxDays'>;
};

/** Reads, and nothing else: mail scanners open links, and no look of theirs may leave a mark. */
export async function viewNotice(
  server: NoticeServer & ExceptionServer,
  token: string,
): Promise<Outcome<HolderView, 'unknown-link'>> {
  const { store, clock } = server;
  const notice = await noticeBehind(server, store, token, clock());
  if (notice === null) return refused('unknown-link');
  const data = await messageOf(server, store, notice, { all: true });
  const findings = data.devices.flatMap(({ apps }) => apps.map(({ finding }) => finding.id));
  const answers = await store.notices.answers(findings);
  return done({
    data,
    answers: answers
      .filter(({ replaced }) => replaced === null)
      .map((one) => ({
        ...one,
        again: answers.some(
          ({ finding, replaced }) => finding === one.finding && replaced !== null,
        ),
      })),
    exceptions: await exceptionFormOf(server, store, notice.organisation),
  });
}
