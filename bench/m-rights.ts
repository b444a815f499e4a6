import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOrganisationWithin } from '../src/actions/scope.ts';
import type { Tree } from '../src/actions/store.ts';
import { rightsIn } from '../src/api/rights-table.ts';
import type { OrganisationId } from '../src/core/finding.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { ROLES, scopeFor, type Grant } from '../src/core/rights.ts';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * (m) What rights add to one request: the table is looked up for whoever asks, and one thing is looked up in the kept tree of 3,000
 * organisations, which all that has a scope does at least once. Reading the tree anew, once a second, is not in it.
 */
export async function rights({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const table = rightsIn(readFileSync(join(ROOT, 'spec', 'rights.csv'), 'utf8'));
  const operations = [...table.keys()];
  const tree = governmentOf(3000);
  const ids = [...tree.organisations.keys()];
  const kept = Promise.resolve(tree);
  const reading = { tree: () => kept };
  const requests = quick ? 2_000 : 200_000;
  const figures: Figure[] = [];
  for (const many of [1, 10, 100]) {
    const grants = Array.from({ length: many }, (_, n): Grant => ({
      role: ROLES[n % ROLES.length] ?? 'auditor',
      organisation: ids[(n * 7919) % ids.length] ?? ('' as OrganisationId),
    }));
    const who = { grants, operations: null };
    let allowed = 0;
    let within = 0;
    const rounds: number[] = [];
    for (let round = 0; round < (quick ? 1 : 7); round++) {
      const before = performance.now();
      for (let n = 0; n < requests; n++) {
        const { tops } = await reading.tree();
        const scope = scopeFor(who, operations[n % operations.length] ?? '', table, tops);
        if (scope === null) continue;
        allowed++;
        const id = ids[n % ids.length] ?? ('' as OrganisationId);
        if (await isOrganisationWithin(reading, { scope }, id)) within++;
      }
      rounds.push(((performance.now() - before) * 1000) / requests);
    }
    // Else it would have measured how fast everybody is refused.
    if (allowed === 0 || within === 0) throw new Error('nobody may do anything');
    figures.push({
      name: `m-rights, one request of somebody with ${many} grants`,
      value: median(rounds),
      unit: 'µs',
      goal: quick ? null : { at: 'most', value: 20 },
      note: `${operations.length} operations, ${ids.length} organisations`,
    });
  }
  log(`m-rights: ${requests} requests a round`);
  return figures;
}

/** Ministries with services with units: four steps deep at most. */
function governmentOf(count: number): Tree {
  const all: Organisation[] = [];
  for (let n = 0; n < count; n++) {
    const id = `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as OrganisationId;
    const above = n === 0 ? undefined : all[Math.floor((n - 1) / 15)];
    const path = [...(above?.path ?? []), id];
    all.push({ id, parent: above?.id ?? null, name: `Organisation ${n}`, path });
  }
  return {
    organisations: new Map(all.map((one) => [one.id, one])),
    tops: all.slice(0, 1).map(({ id }) => id),
    fleets: [],
  };
}
