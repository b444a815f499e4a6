import type { LedgerProblem } from './outcome.ts';
import { kindOf, wordsOf, type Code, type Facts } from './words.ts';

const MOST = 100;

type Noted = { readonly code: Code; facts: Facts };

/** Gathers what is wrong: as many as anybody reads, the rest counted. Neighbouring entries are one problem. */
export type Findings = {
  readonly note: (code: Code, facts: Facts) => void;
  readonly has: (kind: 'tampering' | 'obstacle') => boolean;
  readonly listed: (kind: 'tampering' | 'obstacle') => readonly LedgerProblem[];
  readonly more: () => number;
};

export function findings(): Findings {
  const noted: Record<'tampering' | 'obstacle', Noted[]> = { tampering: [], obstacle: [] };
  let more = 0;
  return {
    note: (code, facts) => {
      const list = noted[kindOf(code)];
      const last = list.at(-1);
      if (last && continues(last, code, facts)) last.facts = { ...last.facts, to: endOf(facts) };
      else if (list.length < MOST) list.push({ code, facts });
      else more++;
    },
    has: (kind) => noted[kind].length > 0,
    listed: (kind) => noted[kind].map(({ code, facts }) => problemOf(code, facts)),
    more: () => more,
  };
}

const MERGED: ReadonlySet<Code> = new Set([
  'entry-changed',
  'leaf-changed',
  'entry-or-leaf-changed',
  'entry-missing',
]);
const endOf = (facts: Facts): number => facts.to ?? facts.from ?? 0;
const continues = (last: Noted, code: Code, facts: Facts): boolean =>
  last.code === code && MERGED.has(code) && facts.from === endOf(last.facts) + 1;

function problemOf(code: Code, facts: Facts): LedgerProblem {
  const [message, remedy] = wordsOf(code, facts);
  const { file = null, from = null, to = from } = facts;
  return { code, file, from, to, message, remedy };
}
