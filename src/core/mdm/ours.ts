import type { Look } from './look.ts';
import type { RestrictionKey } from './restriction.ts';

/** Nothing else is ever taken away: it carries our mark where it lies, or its key is one that only Grendel gives. */
export const isOurs = (key: RestrictionKey, look: Look): boolean =>
  /^(?:block|allow)\./.test(key) || look.restrictions.has(key);
