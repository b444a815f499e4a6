import { join } from 'node:path';
import { readCatalogue } from '../src/catalogue/read.ts';
import { readPolicy } from '../src/catalogue/policy.ts';
import { assess } from '../src/core/assess.ts';
import { NO_DECISIONS } from '../src/core/situation.ts';
import type { Day } from '../src/core/day.ts';
import { explain } from '../src/core/explanation.ts';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');
const AT = '2026-11-26' as Day;

/**
 * (c) One verdict of the shipped catalogue with its explanation: all reasons and their chains. Every app is judged once by a fresh
 * assessment, so nothing is remembered; the fixed costs, ownership and control of the day, stand beside it.
 * `explain` does more: it also tries out what would change the verdict, by assessing anew for each statement.
 */
export async function verdict({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
  const policy = readPolicy(join(ROOT, 'policies', 'nl.json'));
  const rounds = Array.from({ length: quick ? 3 : 30 }, () => {
    const before = performance.now();
    const assessment = assess(catalogue, policy, AT);
    // The first verdict brings in what is worked out for all.
    const ready = performance.now();
    for (const { id } of catalogue.apps) assessment.verdict(id);
    const done = performance.now();
    return {
      fixed: ready - before,
      each: ((done - ready) * 1000) / catalogue.apps.length,
    };
  });
  const assessment = assess(catalogue, policy, AT);
  const explained = catalogue.apps.slice(0, quick ? 5 : 50).map(({ id }) => {
    const before = performance.now();
    explain(assessment, id, NO_DECISIONS);
    return performance.now() - before;
  });
  log(`c-verdict: ${catalogue.apps.length} apps`);
  return [
    {
      name: 'c-verdict, one app with its chains',
      value: median(rounds.map(({ each }) => each)),
      unit: 'µs',
      goal: quick ? null : { at: 'most', value: 50 },
      note: `${catalogue.apps.length} apps, policy nl`,
    },
    {
      name: 'c-verdict, ownership and control of a day',
      value: median(rounds.map(({ fixed }) => fixed)),
      unit: 'ms',
      goal: null,
      note: 'once for all apps',
    },
    {
      name: 'c-verdict, explain with what would change it',
      value: median(explained),
      unit: 'ms',
      goal: null,
      note: 'assesses anew for each statement it tries',
    },
  ];
}
