import type { ConnectionId, PlanId } from '../../actions/mdm/stored.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Deed } from '../../api/mdm-doing.ts';

type Running = {
  readonly doing: Deed;
  readonly plan: PlanId | null;
  readonly since: Instant;
  readonly answer: Promise<unknown>;
};

/** What this process is at with MDMs on behalf of people who wait, so that others see it and nobody begins the same twice. */
export function newDoings(clock: () => Instant) {
  const running = new Map<ConnectionId, Running>();
  return {
    of: (connection: ConnectionId): Omit<Running, 'answer'> | null =>
      running.get(connection) ?? null,
    /** Whoever asks for the same while it runs gets its answer: so it may be left, and come back to. */
    async during<T>(
      connection: ConnectionId,
      doing: Deed,
      plan: PlanId | null,
      work: () => Promise<T>,
    ): Promise<T> {
      const there = running.get(connection);
      const joins = doing === 'verify' && there?.doing === doing && there.plan === plan;
      // The same work gives the same kind of answer.
      if (joins) return there.answer as Promise<T>;
      const answer = work();
      const one: Running = { doing, plan, since: clock(), answer };
      if (there === undefined) running.set(connection, one);
      try {
        return await answer;
      } finally {
        if (running.get(connection) === one) running.delete(connection);
      }
    },
  };
}
