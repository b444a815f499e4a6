import { plusDays } from '../../core/day.ts';
import { adviseException } from '../../actions/exceptions/advise.ts';
import {
  approvalInReach,
  askApproval,
  decideApproval,
  listApprovals,
  withdrawApproval,
} from '../../actions/exceptions/approvals.ts';
import { askException } from '../../actions/exceptions/ask.ts';
import { decideException } from '../../actions/exceptions/decide.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import { exportRegister, exportReport } from '../../actions/exceptions/export.ts';
import { openException } from '../../actions/exceptions/file.ts';
import {
  listExceptions,
  readException,
  shownException,
  type ShownException,
} from '../../actions/exceptions/read.ts';
import type { StoredException } from '../../actions/exceptions/stored.ts';
import { takeBackException, withdrawException } from '../../actions/exceptions/withdraw.ts';
import type { Naming } from '../../actions/findings/read.ts';
import type { Rulebook } from '../../actions/rulebook.ts';
import { dayOf, done, refused, type Outcome } from '../../actions/server.ts';
import type { ExceptionActions } from '../../api/exception-actions.ts';

export type BoundToExceptions = {
  readonly server: ExceptionServer;
  readonly naming: () => Naming;
  readonly rulebook: () => Rulebook;
};

/** What the doors ask for about exceptions and approvals, bound to what it needs. */
export function bindExceptionActions({
  server,
  naming,
  rulebook,
}: BoundToExceptions): ExceptionActions {
  const shown = <Code extends string>(
    outcome: Outcome<StoredException, Code>,
  ): Outcome<ShownException, Code> =>
    outcome.ok ? { ...outcome, value: shownException(naming(), outcome.value) } : outcome;
  return {
    exceptions(context, { endingWithin, ...filter }, page) {
      const ending =
        endingWithin === undefined
          ? {}
          : { endingBefore: plusDays(dayOf(server.clock()), endingWithin + 1) };
      return listExceptions(server, context, naming(), { ...filter, ...ending }, page);
    },
    exception: (context, id) => readException(server, context, naming(), id),
    async openException(context, id) {
      const opened = await openException(server, context, id);
      if (!opened.ok) return opened;
      const file = opened.value;
      return done({ exception: shownException(naming(), file.exception), file });
    },
    askException: async (context, asked) => shown(await askException(server, context, asked)),
    adviseException: async (context, id, advice) =>
      shown(await adviseException(server, context, id, advice)),
    decideException: async (context, id, decision) =>
      shown(await decideException(server, context, id, decision)),
    withdrawException: async (context, id, { why }) =>
      shown(await withdrawException(server, context, id, why)),
    takeBackException: async (context, id, { why }) =>
      shown(await takeBackException(server, context, id, why)),
    exceptionRegister: (context) => exportRegister(server, context, naming()),
    exceptionReport: (context, to) => exportReport(server, context, naming(), to),

    approvals: (context, filter, page) => listApprovals(server, context, filter, page),
    async approval(context, id) {
      const one = await approvalInReach(server.store, context, id);
      return one ? done(one) : refused('unknown-approval');
    },
    askApproval: (context, asked) => askApproval(server, context, asked, rulebook()),
    decideApproval: (context, id, decision) => decideApproval(server, context, id, decision),
    withdrawApproval: (context, id, { why }) =>
      withdrawApproval(server, context, id, { why, own: false }),
    takeBackApproval: (context, id, { why }) =>
      withdrawApproval(server, context, id, { why, own: true }),
  };
}
