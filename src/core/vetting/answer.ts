import type { Vetted, VettingAnswer } from './report.ts';

/** How vetting ends, as a process's exit code. Several files end as the first of `found`, `not-readable`, the unsure, that one of them has. */
export const VETTING_EXIT_CODES: Readonly<Record<VettingAnswer, 0 | 1 | 2 | 3>> = {
  'nothing-found': 0,
  found: 1,
  'not-readable': 2,
  'nothing-found-in-what-could-be-read': 3,
};

/** `nothing-found` is said only of a file that was read to its end and leaves nothing open; it never says that an app is good. */
export function answerOf({
  outcome,
  verdict,
  whose,
  open,
}: Pick<Vetted, 'outcome' | 'verdict' | 'whose' | 'open'>): VettingAnswer {
  if (outcome === 'not-readable') return 'not-readable';
  const isReason = verdict !== null && verdict.decision !== 'permitted';
  const isPose = ['other-signer', 'fork', 'namesake'].includes(whose.kind);
  if (isReason || isPose) return 'found';
  return open.length > 0 ? 'nothing-found-in-what-could-be-read' : 'nothing-found';
}

/** The worst first. */
export const VETTING_ANSWERS = [
  'found',
  'not-readable',
  'nothing-found-in-what-could-be-read',
  'nothing-found',
] as const satisfies readonly VettingAnswer[];

/** One answer for many files; none at all is none that could be read. */
export const answerOfAll = (answers: readonly VettingAnswer[]): VettingAnswer =>
  VETTING_ANSWERS.find((answer) => answers.includes(answer)) ?? 'not-readable';
