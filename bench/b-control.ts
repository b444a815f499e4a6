import { buildGraph, CLASS, reach, type Relations } from '../src/core/graph.ts';
import { WHOLE } from '../src/core/share.ts';
import { median } from './child.ts';
import { controlByDuckDb } from './b-control-duckdb.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { seeded } from './seeded.ts';

const ENTITIES = 3_100_000;
const ROUNDS = 5;
const THRESHOLD = { share: WHOLE / 2, comparison: 'at-least' } as const;

/**
 * (b) Control over a register as large as GLEIF's: building the graph, then four territories, certain and possible, which is
 * what a change of the catalogue costs. The peer works out one of the eight fixed points in SQL, round by round, over tables that are
 * already loaded; the same eighth of ours, with the graph built, is held against it. Both must find the same entities.
 */
export async function control({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [relations, goal] of [
    [600_000, 0.5],
    [3_000_000, 2],
  ] as const) {
    const size = quick ? ENTITIES / 100 : ENTITIES;
    const register = registerOf(size, quick ? relations / 100 : relations, 7);
    const seeds = territories(size, 7);
    const times = Array.from({ length: quick ? 1 : ROUNDS }, () => all(register, seeds));
    const name = `b-control ${relations / 1e6} M relations`;
    figures.push({
      name,
      value: median(times),
      unit: 's',
      goal: quick ? null : { at: 'most', value: goal },
      note: `${(size / 1e6).toFixed(1)} M entities, graph and eight fixed points`,
    });
    figures.push(await againstDuckDb(name, register, seeds[0] ?? new Uint8Array()));
    log(`${name}: done`);
  }
  return figures;
}

function all(register: Relations, seeds: readonly Uint8Array[]): number {
  const before = performance.now();
  const graph = buildGraph(register);
  for (const mask of seeds) {
    reach(graph, mask, 'certain', THRESHOLD);
    reach(graph, mask, 'possible', THRESHOLD);
  }
  return (performance.now() - before) / 1000;
}

async function againstDuckDb(
  name: string,
  register: Relations,
  seeds: Uint8Array,
): Promise<Figure> {
  const graph = buildGraph(register);
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now();
    reach(graph, seeds, 'certain', THRESHOLD);
    return (performance.now() - before) / 1000;
  });
  const { order } = reach(graph, seeds, 'certain', THRESHOLD);
  let under = 0;
  for (let e = 0; e < register.entities; e++) {
    const node = graph.node[e] ?? 0;
    if (node === 0 ? seeds[e] !== 0 : order[node - 1] !== 0) under++;
  }
  const peer = await controlByDuckDb(register, seeds, THRESHOLD.share);
  if (peer.under !== under) throw new Error(`${name}: ${under} under, DuckDB says ${peer.under}`);
  return {
    name: `${name}, against DuckDB`,
    value: peer.seconds / median(times),
    unit: 'x',
    goal: null,
    note: `one fixed point, ${under} under; DuckDB ${peer.version}: ${peer.seconds.toFixed(2)} s in ${peer.rounds} rounds`,
  };
}

/** Skewed as registers are: few owners hold much. One in ten a control kind, one in five not certain, cycles as they fall. */
function registerOf(entities: number, relations: number, seed: number): Relations {
  const random = seeded(seed);
  const owner = new Uint32Array(relations);
  const asset = new Uint32Array(relations);
  const cls = new Uint8Array(relations);
  const min = new Uint32Array(relations);
  const max = new Uint32Array(relations);
  for (let i = 0; i < relations; i++) {
    owner[i] = Math.floor(entities * random() ** 3);
    asset[i] = Math.floor(entities * random());
    const kind = random();
    const isControl = kind >= 0.9;
    cls[i] = isControl ? CLASS.control : kind < 0.8 ? CLASS.shares : CLASS.votes;
    const share = Math.floor(WHOLE * random());
    min[i] = random() < 0.2 ? 0 : isControl ? WHOLE : share;
    max[i] = isControl ? WHOLE : Math.min(WHOLE, share + Math.floor(WHOLE * random() * 0.2));
  }
  return { entities, owner, asset, class: cls, min, max };
}

/** Four territories' seeds: one entity in a hundred each. */
function territories(entities: number, seed: number): readonly Uint8Array[] {
  return [1, 2, 3, 4].map((n) => {
    const random = seeded(seed + n);
    return Uint8Array.from({ length: entities }, () => (random() < 0.01 ? 1 : 0));
  });
}
