import type { Check } from '../../actions/mdm/stored.ts';
import type { Language } from '../../core/notices/rules.ts';
import { checkIn, type ToldCheck } from '../../sentences/mdm/check.ts';

/** What was seen when it was looked whether a plan holds, in one language. */
export const toldCheck = ({ outcome, result }: Check, language: Language): readonly ToldCheck[] =>
  checkIn(language, { ...result, outcome });
