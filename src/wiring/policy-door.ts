import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../cli/nearest.ts';
import { UserError } from '../cli/user-error.ts';
import type { PolicyDoor } from '../cli/world.ts';
import { asked, askedLater } from './asked.ts';
import { KEPT, POLICIES } from './places.ts';

/** Policies: a shipped one by its name, or a file of the user's. */
export const policies: PolicyDoor = {
  read: async (nameOrFile) => {
    const shipped = join(POLICIES, `${nameOrFile}.json`);
    const isName = /^[A-Za-z0-9-]+$/.test(nameOrFile);
    if (isName && existsSync(shipped)) {
      const { readShippedPolicy } = await import('../catalogue/shipped.ts');
      return askedLater(nameOrFile, () => readShippedPolicy(shipped, nameOrFile, KEPT));
    }
    const { readPolicy, listPolicies } = await import('../catalogue/policy.ts');
    if (existsSync(nameOrFile)) return asked(nameOrFile, () => readPolicy(nameOrFile));
    const names = listPolicies(POLICIES).map(({ id }) => id);
    const [meant] = nearest(nameOrFile, names);
    throw new UserError(
      `There is no policy ${nameOrFile}`,
      meant
        ? `Is ${meant} meant? There are ${names.join(', ')}.`
        : `There are ${names.join(', ')}, or give a file.`,
    );
  },
  all: async () => (await import('../catalogue/policy.ts')).listPolicies(POLICIES),
};
