import { WEIGHTS, type Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import { hostSigns } from './host-signs.ts';
import { identitySigns } from './identity-signs.ts';
import { keySigns } from './developer-keys.ts';
import { kitSigns } from './kit-signs.ts';
import type { Knowledge } from './knowledge.ts';
import { matchersOf } from './matchers.ts';
import { compare, comparePlaces } from './sightings.ts';

/** GUARD: a file may name thousands of known things; what is beyond says nothing new. The heaviest are kept. */
const MOST = 2000;

/** What a file says about whose it is and whose code is inside, in an order of its own: the heaviest first. */
export function evidenceOf(facts: Facts, knowledge: Knowledge): readonly Evidence[] {
  const matchers = matchersOf(knowledge);
  return [
    ...identitySigns(facts, matchers),
    ...kitSigns(facts, matchers),
    ...hostSigns(facts, matchers),
    ...keySigns(facts, matchers),
  ]
    .toSorted(byWeight)
    .slice(0, MOST);
}

const byWeight = (a: Evidence, b: Evidence): number =>
  WEIGHTS.indexOf(b.weight) - WEIGHTS.indexOf(a.weight) ||
  compare(a.signal, b.signal) ||
  compare(a.kind, b.kind) ||
  compare(a.row?.id ?? '', b.row?.id ?? '') ||
  compare(a.value, b.value) ||
  compare(a.app ?? '', b.app ?? '') ||
  comparePlaces(a.place, b.place);
