import type { Basis } from '../../core/statements.ts';

/** What has a source: a statement, a listing, an identifier. */
type Sourced = { readonly source: string; readonly basis: Basis; readonly at?: string };

type CitedSource = {
  readonly number: number;
  readonly address: string;
  readonly basis: Basis;
  /** Places in the catalogue that rest on it: `interests.csv:12`. */
  readonly places: readonly string[];
};

/** Numbers sources in the order in which the explanation comes to them; the same address keeps its number. */
export type Sources = {
  /** `[2]`; empty where the statement has no source. */
  cite(from: Sourced): string;
  all(): readonly CitedSource[];
};

export function numberedSources(): Sources {
  const cited = new Map<string, { number: number; basis: Basis; places: Set<string> }>();
  return {
    cite: ({ source, basis, at }) => {
      if (source === '') return '';
      const known = cited.get(source) ?? { number: cited.size + 1, basis, places: new Set() };
      cited.set(source, known);
      // Read for one statement is read: the address was opened.
      if (basis === 'read') known.basis = 'read';
      if (at) known.places.add(at);
      return `[${known.number}]`;
    },
    all: () =>
      [...cited].map(([address, { number, basis, places }]) => ({
        number,
        address,
        basis,
        places: [...places],
      })),
  };
}
