import type { OrganisationId } from '../../core/finding.ts';
import type { ExceptionServer } from '../exceptions/door.ts';
import type { Naming } from '../findings/read.ts';
import type { Context } from '../server.ts';
import { waitingBlocks } from './blocking.ts';
import { waitingApprovals, waitingChanges, waitingExceptions } from './decisions.ts';
import { waitingFindings } from './findings.ts';
import { mostPressingFirst, WAITING_PAGES, type Waiting, type WaitingPage } from './item.ts';

/** Where the person may do an operation; nowhere: an empty list. */
export type May = (operation: string) => Promise<readonly OrganisationId[]>;
export type Both = { readonly mine: readonly Waiting[]; readonly others: readonly Waiting[] };

export type WaitingRead = Both & {
  /** Of what waits for the person, by the page that it leads to. */
  readonly counts: Readonly<Record<WaitingPage, number>>;
};

/** All that waits for a person, and of what they may see all that waits for others. */
export async function readWaiting(
  server: ExceptionServer,
  context: Context,
  naming: Naming,
  may: May,
): Promise<WaitingRead> {
  const parts: readonly Both[] = [
    { mine: await waitingFindings(server, may), others: [] },
    await waitingChanges(server, context, may),
    await waitingExceptions(server, context, naming, may),
    await waitingApprovals(server, context, may),
    await waitingBlocks(server, may),
  ];
  const mine = mostPressingFirst(parts.flatMap((part) => part.mine));
  const count = (page: WaitingPage): number =>
    mine
      .filter((one) => one.page === page)
      .reduce((sum, one) => sum + (isHeap(one) ? one.count : 1), 0);
  return {
    mine,
    others: mostPressingFirst(parts.flatMap((part) => part.others)),
    counts: Object.fromEntries(
      WAITING_PAGES.map((page) => [page, count(page)]),
    ) as WaitingRead['counts'],
  };
}

/** Many things under one line; a plan or an exception is one, however many phones it is about. */
const isHeap = ({ target }: Waiting): boolean =>
  target.kind === 'findings' || target.kind === 'answers' || target.kind === 'outbox';
