import { heldAt, type Moment } from '../../core/changes/held.ts';
import { ruleSetOf, type RuleSet } from '../../core/changes/rule-set.ts';
import type { Content } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import type { ChangeDoor } from './door.ts';
import { hasOwnDays } from './period.ts';
import type { ChangesReading } from './store.ts';
import type { HeldChange, StoredChange } from './stored.ts';

export type RulesAt = { readonly rules: RuleSet; readonly held: readonly HeldChange[] };

/**
 * The rules of a moment, and the changes that they come from. `more`: changes that are not adopted, as if they were. Null: nothing was
 * written down then.
 */
export async function rulesAt(
  reading: Pick<ChangesReading, 'adopted' | 'document'>,
  { library }: Pick<ChangeDoor, 'library'>,
  moment: Moment,
  more: readonly HeldChange[] = [],
): Promise<RulesAt | null> {
  const held = heldAt([...(await reading.adopted()), ...more], moment);
  const contents: Content[] = [];
  for (const one of held) contents.push(await library.content(reading, one));
  const rules = ruleSetOf(contents);
  return rules === null ? null : { rules, held };
}

/** A proposal as if it were adopted, from a day on. */
export const asAdopted = (change: StoredChange, from: Day): HeldChange => ({
  ...change,
  from: hasOwnDays(change.kind) ? change.from : from,
  adopted: change.proposed,
  place: Number.MAX_SAFE_INTEGER,
});

/** The day on which a proposal would begin, were it adopted today. */
export const beginning = ({ from }: Pick<StoredChange, 'from'>, today: Day): Day =>
  from !== null && from > today ? from : today;
