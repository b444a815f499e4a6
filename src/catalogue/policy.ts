import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Listing } from '../core/catalogue.ts';
import { isAdopted } from '../core/listings.ts';
import type { Adoption, Policy } from '../core/policy.ts';
import { readJson } from './json-file.ts';
import { PolicyFile } from './policy-file.ts';
import { FileProblem, problemsOf } from './file-problem.ts';

/** Reads one policy file (`spec/policy.md`). Throws `FileProblem`, and nothing else. */
export function readPolicy(file: string): Policy {
  return parsePolicy(readJson(file), file);
}

/**
 * Checks what JSON says and turns it into the core's type: percentages become shares.
 * `name` stands in the messages, most often the file's. Throws `FileProblem` with all problems at once.
 */
export function parsePolicy(json: unknown, name: string): Policy {
  const parsed = PolicyFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new FileProblem(name, problemsOf(parsed.error.issues, json, 'spec/policy.md'));
}

/** All policies of a folder, by id. A policy is asked for by its id, so the file must be called after it. */
export function listPolicies(dir: string): readonly Policy[] {
  return jsonFilesIn(dir).map((file) => {
    const path = join(dir, file);
    const policy = readPolicy(path);
    if (`${policy.id}.json` !== file)
      throw new FileProblem(path, [
        {
          member: 'id',
          problem: `does not agree with the name of the file, which is ${basename(file, '.json')}`,
          remedy: 'rename the file or change the id',
        },
      ]);
    return policy;
  });
}

/** Adoptions that bind nothing: a misspelt instrument would otherwise free what it prohibits. */
export function unmatchedAdoptions(
  policy: Policy,
  listings: readonly Listing[],
): readonly Adoption[] {
  return policy.adopts.filter((adoption) => {
    const alone = { ...policy, adopts: [adoption] };
    return !listings.some((listing) => isAdopted(alone, listing));
  });
}

function jsonFilesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .toSorted();
  } catch {
    throw new FileProblem(dir, [whole('cannot be listed', 'give a folder of policy files')]);
  }
}

const whole = (problem: string, remedy: string) => ({ member: '', problem, remedy });
