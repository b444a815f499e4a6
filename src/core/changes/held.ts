import { holdsAt, type Day } from '../day.ts';
import type { Adopted } from './change.ts';

/** What held on day `at`, as far as it was known on day `known` (both at their end). */
export type Moment = { readonly at: Day; readonly known: Day };

/**
 * The changes that hold at a moment, in the order in which they were adopted, one for each subject. Of several policies of one id
 * the one that began last holds, and when it ends, again the one before it. A catalogue is knowledge and no law: of a day gone by
 * it says what is known now, so the one of the later of the two days counts.
 */
export function heldAt<One extends Adopted>(
  adopted: readonly One[],
  { at, known }: Moment,
): readonly One[] {
  const learnt = adopted.filter((one) => dayOf(one) <= known);
  const ends = endsOf(learnt);
  const bySubject = Map.groupBy(
    learnt.filter((one) => {
      if (one.kind === 'end') return false;
      const day = one.kind === 'catalogue' && known > at ? known : at;
      return holdsAt({ from: one.from, to: earlier(one.until, ends.get(one.id) ?? null) }, day);
    }),
    ({ kind, subject }) => `${kind}\t${subject}`,
  );
  return [...bySubject.values()]
    .flatMap((of) => of.toSorted(lastFirst).slice(0, 1))
    .toSorted((a, b) => a.place - b.place);
}

/** The day on which each change is ended by another. */
function endsOf(adopted: readonly Adopted[]): ReadonlyMap<string, Day> {
  const ends = new Map<string, Day>();
  for (const { kind, subject, from } of adopted) {
    if (kind !== 'end' || from === null) continue;
    ends.set(subject, earlier(ends.get(subject) ?? null, from) ?? from);
  }
  return ends;
}

/** Null is never. */
const earlier = (a: Day | null, b: Day | null): Day | null =>
  a === null || (b !== null && b < a) ? b : a;

const dayOf = ({ adopted }: Adopted): string => adopted.slice(0, 10);

/** What was so from the beginning began before all else. */
function lastFirst(a: Adopted, b: Adopted): number {
  const [x, y] = [a.from ?? '', b.from ?? ''];
  return x === y ? b.place - a.place : x < y ? 1 : -1;
}
