import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Listing } from '../core/catalogue.ts';
import { isAdopted } from '../core/listings.ts';
import type { Adoption, Policy } from '../core/policy.ts';
import { PolicyFile } from './policy-file.ts';
import { PolicyProblem, problemsOf } from './policy-problem.ts';

/** Reads one policy file (`spec/policy.md`). Throws `PolicyProblem`, and nothing else. */
export function readPolicy(file: string): Policy {
  return parsePolicy(parseJson(readText(file), file), file);
}

/**
 * Checks what JSON says and turns it into the core's type: percentages become shares.
 * `name` stands in the messages, most often the file's. Throws `PolicyProblem` with all problems at once.
 */
export function parsePolicy(json: unknown, name: string): Policy {
  const parsed = PolicyFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new PolicyProblem(name, problemsOf(parsed.error.issues, json));
}

/** All policies of a folder, by id. A policy is asked for by its id, so the file must be called after it. */
export function listPolicies(dir: string): readonly Policy[] {
  return jsonFilesIn(dir).map((file) => {
    const path = join(dir, file);
    const policy = readPolicy(path);
    if (`${policy.id}.json` !== file)
      throw new PolicyProblem(path, [
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
    throw new PolicyProblem(dir, [whole('cannot be listed', 'give a folder of policy files')]);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new PolicyProblem(file, [
      whole('cannot be read', 'check that it exists and that you may read it'),
    ]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const place = /line \d+ column \d+/.exec(String(error))?.[0];
    throw new PolicyProblem(file, [
      whole(
        place ? `is no JSON, from ${place} on` : 'is no JSON',
        'look there for a comma, bracket or quotation mark too many or too few',
      ),
    ]);
  }
}

const whole = (problem: string, remedy: string) => ({ member: '', problem, remedy });
