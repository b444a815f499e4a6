import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Facts } from './facts.ts';
import type { FileFinding } from './file-finding.ts';
import type { Knowledge } from './knowledge.ts';
import type { Examined, Told, VettingWhy } from './report.ts';
import { whoseIs } from './whose.ts';

/** What a reader brings back: facts, or why there are none. */
export type Read = {
  readonly sha256: string;
  readonly size: number;
  readonly findings: readonly FileFinding[];
} & (
  | { readonly facts: Facts }
  | { readonly facts: null; readonly why: Exclude<VettingWhy, 'packed' | 'encrypted'> }
);

/**
 * All that is known of a file before any law is asked: plain JSON, made beside the reader since facts about classes can only be asked there. Packed and
 * encrypted code is its own outcome: that nothing was found in it says nothing.
 */
export function examine(read: Read, knowledge: Knowledge): Examined {
  const { sha256, size, findings, facts } = read;
  if (facts === null) {
    const nothing = { told: null, whose: { kind: 'unknown' }, evidence: [] } as const;
    return { sha256, size, outcome: 'not-readable', why: read.why, ...nothing, findings };
  }
  const evidence = evidenceOf(facts, knowledge);
  const why = whyNotAnalysable(facts, evidence);
  return {
    sha256,
    size,
    outcome: why === null ? 'analysed' : 'not-analysable',
    why,
    told: toldOf(facts),
    whose: whoseIs(facts, evidence, knowledge),
    evidence,
    findings,
  };
}

function whyNotAnalysable(
  { unread }: Facts,
  evidence: readonly Evidence[],
): 'packed' | 'encrypted' | null {
  const code = new Set(unread.filter(({ what }) => what === 'code').map(({ why }) => why));
  if (code.has('encrypted')) return 'encrypted';
  const isPacked = evidence.some(
    ({ signal, kind }) => signal === 'packer' && kind !== 'referenced-class' && kind !== 'host',
  );
  return isPacked || code.has('packed') ? 'packed' : null;
}

function toldOf(facts: Facts): Told {
  const { files: _, classes, ...said } = facts;
  return { ...said, classes: classes.reduce((sum, { defined }) => sum + defined, 0) };
}
