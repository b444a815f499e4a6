import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Check, Plan } from '../queries.ts';
import { isEmpty, totalOf } from '../stand.ts';

/** The plan in a sentence: how many phones of how many, and where it stands. */
export function useAnswer(plan: Plan, check: Check | null, phones: number | null): string {
  const { answer } = useWords(blockingWords).plan;
  const { number, day } = useFormats();
  const touched = number(plan.touches);
  const what = isEmpty(plan)
    ? answer.nothing
    : plan.kind === 'revert'
      ? answer.reverts(touched, plan.touches === 1)
      : phones === null || phones < plan.touches
        ? answer.does(touched, plan.touches === 1)
        : answer.doesOf(touched, number(phones));
  return [what, stands()].filter(Boolean).join(' ');

  function stands(): string {
    if (plan.state === 'reverted') return answer.reverted;
    if (plan.state === 'running') return answer.running;
    if (plan.state === 'failed') return answer.failed;
    if (plan.state === 'stopped') return answer.stopped;
    if (plan.state === 'made')
      return isEmpty(plan) ? '' : plan.holds.length > 0 ? answer.held : answer.made;
    if (plan.kind === 'revert') return answer.done;
    if (check === null) return answer.unproven;
    if (check.outcome === 'held') return answer.holds[check.heldBy ?? 'assigned'](day(check.at));
    if (check.outcome === 'differs') return answer.differs;
    if (check.outcome === 'unread') return answer.unread;
    const wanted = totalOf(check, 'wanted');
    const answered = totalOf(check, 'proven') + totalOf(check, 'reported');
    return answer.pending(number(answered), number(wanted));
  }
}
