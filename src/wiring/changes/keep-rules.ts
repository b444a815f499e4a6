import type { ChangeDoor } from '../../actions/changes/door.ts';
import { EDITION } from '../../actions/changes/edition.ts';
import { hasOwnDays } from '../../actions/changes/period.ts';
import { asAdopted, beginning, rulesAt } from '../../actions/changes/rules-at.ts';
import type { HeldChange } from '../../actions/changes/stored.ts';
import type { ProposedRules, Rules } from '../../actions/rulebook.ts';
import { dayOf } from '../../actions/server.ts';
import type { Store } from '../../actions/store.ts';
import type { Day } from '../../core/day.ts';
import type { Instant } from '../../core/inventory.ts';

export type KeptRules = {
  /** As they were when they were last read. */
  readonly rules: () => Rules;
  /** Reads them where another edition is in the database, or another day has come. Whoever waits for it sees all that was committed. */
  readonly refresh: () => Promise<void>;
  /** Whether they were read anew since this was last asked. */
  readonly takeNews: () => boolean;
};

/** The rules in force, in the memory of this process. They are asked for with each request, so nobody waits for a database. */
export async function keepRules(
  store: Store,
  door: Pick<ChangeDoor, 'library'>,
  clock: () => Instant,
): Promise<KeptRules> {
  let seen = { edition: await store.setting(EDITION), day: dayOf(clock()) };
  let kept = await readRules(store, door, seen);
  let isNews = false;
  let reading: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    const now = { edition: await store.setting(EDITION), day: dayOf(clock()) };
    if (now.edition === seen.edition && now.day === seen.day) return;
    kept = await readRules(store, door, now);
    seen = now;
    isNews = true;
  };
  return {
    rules: () => kept,
    refresh: () => (reading = reading.catch(() => {}).then(read)),
    takeNews() {
      const was = isNews;
      isNews = false;
      return was;
    },
  };
}

async function readRules(
  store: Store,
  door: Pick<ChangeDoor, 'library'>,
  { edition, day }: { readonly edition: unknown; readonly day: Day },
): Promise<Rules> {
  const now = await rulesAt(store.changes, door, { at: day, known: day });
  if (now === null) throw new Error('there are no rules in force');
  return {
    ...now.rules,
    edition: String(edition),
    proposed: await proposedRules(store, door, day),
  };
}

/** What is proposed, and what is adopted and has not begun: each with the rules of its day. */
async function proposedRules(
  store: Store,
  door: Pick<ChangeDoor, 'library'>,
  today: Day,
): Promise<readonly ProposedRules[]> {
  const open = await store.changes.changes(['proposed'], { before: null, limit: MOST_LOOKED_FOR });
  const coming = (await store.changes.adopted()).filter(
    ({ kind, from }) => !hasOwnDays(kind) && from !== null && from > today,
  );
  const proposed: ProposedRules[] = [];
  const add = async (one: HeldChange, from: Day, more: readonly HeldChange[]): Promise<void> => {
    const then = await rulesAt(store.changes, door, { at: from, known: today }, more);
    if (then !== null) proposed.push({ change: one.id, from, rules: then.rules });
  };
  for (const one of coming) await add(one, one.from ?? today, []);
  for (const one of open) {
    const held = asAdopted(one, beginning(one, today));
    await add(held, beginning(one, today), [held]);
  }
  return proposed;
}

/** An inventory is looked through for the newest of them; each costs a look at every verdict. */
const MOST_LOOKED_FOR = 20;
