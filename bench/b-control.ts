import { buildGraph, CLASS, reach, type Relations } from '../src/core/graph.ts';
import { WHOLE } from '../src/core/share.ts';
import { seeded } from './seeded.ts';

/**
 * A register as large as GLEIF's (3.1 million entities; 0.6 million relations, and once 3 million), skewed as
 * registers are: few owners hold much. Shares as ranges, one in ten a control kind, cycles as they fall.
 */
export function register(entities: number, relations: number, seed: number): Relations {
  const random = seeded(seed);
  const skewed = (): number => Math.floor(entities * random() ** 3);
  const owner = new Uint32Array(relations);
  const asset = new Uint32Array(relations);
  const cls = new Uint8Array(relations);
  const min = new Uint32Array(relations);
  const max = new Uint32Array(relations);
  for (let i = 0; i < relations; i++) {
    owner[i] = skewed();
    asset[i] = Math.floor(entities * random());
    const kind = random();
    cls[i] = kind < 0.8 ? CLASS.shares : kind < 0.9 ? CLASS.votes : CLASS.control;
    const share = Math.floor(WHOLE * random());
    min[i] = cls[i] === CLASS.control ? WHOLE : share;
    max[i] =
      cls[i] === CLASS.control
        ? WHOLE
        : Math.min(WHOLE, share + Math.floor(WHOLE * random() * 0.2));
    if (random() < 0.2) min[i] = 0;
  }
  return { entities, owner, asset, class: cls, min, max };
}

/** Four territories' seeds: one entity in a hundred each. */
export function territories(entities: number, seed: number): readonly Uint8Array[] {
  return [1, 2, 3, 4].map((n) => {
    const random = seeded(seed + n);
    return Uint8Array.from({ length: entities }, () => (random() < 0.01 ? 1 : 0));
  });
}

/** Builds the graph and works out all four territories, certain and possible: what a catalogue update costs. */
export function control(relations: Relations, seeds: readonly Uint8Array[]): number {
  const graph = buildGraph(relations);
  const threshold = { share: WHOLE / 2, comparison: 'at-least' } as const;
  let under = 0;
  for (const mask of seeds) {
    for (const mode of ['certain', 'possible'] as const) {
      under += reach(graph, mask, mode, threshold).order.filter((order) => order !== 0).length;
    }
  }
  return under;
}
