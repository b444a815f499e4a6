import { dirname, join } from 'node:path';

/** Where what is shipped lies. */
export const ROOT = dirname(dirname(import.meta.dirname));
export const CATALOGUE = join(ROOT, 'catalogue');
export const POLICIES = join(ROOT, 'policies');
/** Who may do what. */
export const RIGHTS = join(ROOT, 'spec', 'rights.csv');
/** Beside the compile cache (`bin/grendel.js`), and as good to delete. */
export const KEPT = join(ROOT, 'node_modules', '.cache', 'grendel');
