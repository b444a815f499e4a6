import { join } from 'node:path';
import { listPolicies } from '../src/catalogue/policy.ts';
import { readCatalogue } from '../src/catalogue/read.ts';
import { rulebookOf, type Rules } from '../src/actions/rulebook.ts';
import type { Day } from '../src/core/day.ts';
import { NO_DECISIONS } from '../src/core/situation.ts';
import type { AppId } from '../src/core/statements.ts';

const ROOT = join(import.meta.dirname, '..');
export const POLICY = 'nl';

/** The catalogue and the policies that come with the program. */
export function shippedRules(): Rules {
  const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
  return { catalogue, policies: listPolicies(join(ROOT, 'policies')), decisions: NO_DECISIONS };
}

export const today = (): Day => new Date().toISOString().slice(0, 10) as Day;

/** Apps that the policy prohibits and that lists may name: those of love life, faith or health can't be filtered by. */
export function prohibitedApps(rules: Rules): readonly AppId[] {
  const prohibited = rulebookOf(rules, today()).apps([POLICY], 'prohibited');
  return rules.catalogue.apps.flatMap(({ id, sensitive }) =>
    prohibited.has(id) && sensitive === '' ? [id] : [],
  );
}
