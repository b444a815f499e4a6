import { holdsOf } from '../../actions/mdm/plans.ts';
import type { StoredPlan } from '../../actions/mdm/stored.ts';
import type { Naming } from '../../actions/findings/read.ts';
import type { Language } from '../../core/notices/rules.ts';
import { planIn, type Told } from '../../sentences/mdm/plan.ts';

/** A plan as it is read before it is applied, in one language. */
export const toldPlan = (plan: StoredPlan, naming: Naming, language: Language): readonly Told[] =>
  planIn(
    language,
    {
      document: plan.document,
      wanted: plan.wanted,
      canary: plan.rules.canary?.length ?? 0,
      limit: plan.limit,
      holds: holdsOf(plan),
    },
    naming,
  );
