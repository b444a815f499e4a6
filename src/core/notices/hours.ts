import type { Day } from '../day.ts';
import { isLater } from '../instant.ts';
import type { Instant } from '../inventory.ts';
import { plusDays } from '../day.ts';
import type { NoticeClock } from './clock.ts';

/** One policy's clock at one instant, worked out once for all of its findings. */
export type Hours = {
  readonly clock: NoticeClock;
  readonly today: Day;
  /** When today began. */
  readonly began: Instant;
  readonly isOpen: boolean;
  /** When a message may be made that may not be made now; null: never. */
  readonly opens: Instant | null;
  readonly opensTomorrow: Instant | null;
};

export function hoursAt(clock: NoticeClock, at: Instant): Hours {
  const today = clock.dayOf(at);
  return {
    clock,
    today,
    began: clock.startOf(today),
    isOpen: clock.isOpen(at),
    opens: clock.nextOpen(at),
    opensTomorrow: clock.opensFrom(plusDays(today, 1)),
  };
}

export function isToday({ began }: Hours, at: Instant): boolean {
  return !isLater(began, at);
}

export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return isLater(a, b) ? b : a;
}
