import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from './place-of.ts';
import { isOpened } from './name.ts';

/** Entries that Android opens by name get a finding each, up to so many of a kind. */
const MOST_EACH = 8;

type Oddity = Omit<FileFinding, 'place' | 'facts'> & { readonly facts?: FileFinding['facts'] };

/**
 * Findings about entries, gathered: one each for what Android opens by name, one with a count and the first example for all others, since 65,000 entries may
 * have the same oddity. `tell` reports them.
 */
export const gather = (report: (finding: FileFinding) => void) => {
  const each = new Map<string, number>();
  const others = new Map<string, { first: FileFinding; count: number }>();
  return {
    add: (name: string, { facts = {}, ...oddity }: Oddity): void => {
      const kind = `${oddity.code} ${String(facts['kind'] ?? '')}`;
      const finding = { ...oddity, place: placeOf(name), facts };
      const soFar = each.get(kind) ?? 0;
      if (isOpened(name) && soFar < MOST_EACH) {
        each.set(kind, soFar + 1);
        report(finding);
        return;
      }
      const group = others.get(kind);
      if (group) group.count++;
      else others.set(kind, { first: finding, count: 1 });
    },
    tell: (): void => {
      for (const { first, count } of others.values())
        report({ ...first, facts: { ...first.facts, entries: count } });
    },
  };
};
