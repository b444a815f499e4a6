import type { Language } from './language.ts';

/** Sentences that are rightly the same as in English: names, and words that both languages have. By page and key. */
export const SAME: Readonly<Record<string, readonly Language[]>> = {
  'app.title': ['nl', 'de'],
  'common.nav.menu': ['nl', 'fr'],
  'common.nav.exceptions': ['fr'],
  'common.nav.search': ['nl', 'de'],
  'common.none': ['nl', 'fr', 'de'],
  'common.platform.android': ['nl', 'fr', 'de'],
  'common.problem.code': ['nl'],
  'common.state.open': ['nl'],
  'common.terms.mdm.name': ['nl', 'fr', 'de'],
  'common.filters.label': ['nl'],
  'exceptions.title': ['fr'],
  'overview.organisation': ['de'],
};
