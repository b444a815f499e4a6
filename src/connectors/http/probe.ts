import { MdmFault, type Probed } from '../../actions/mdm/connector.ts';
import { REMEDY } from './fault.ts';

/** Something that is asked for to see whether it may be. */
export type Trial = Pick<Probed, 'use' | 'what' | 'right'> & {
  /** Null: it can't be tried without changing something. */
  readonly ask:
    | ((signal: AbortSignal) => Promise<Partial<Pick<Probed, 'serverTime' | 'count'>>>)
    | null;
};

/**
 * Asks for each thing in turn; the first of each use is the sign-in, and where that fails the rest of that use would say no more.
 * What an MDM answers is part of what is said; whatever else is wrong is thrown.
 */
export async function probed(
  trials: readonly Trial[],
  signal: AbortSignal,
): Promise<readonly Probed[]> {
  const said: Probed[] = [];
  const closed = new Set<Trial['use']>();
  for (const { use, what, right, ask } of trials) {
    if (closed.has(use)) continue;
    const patience = AbortSignal.timeout(PATIENCE);
    const plain = { use, what, right, tried: ask !== null, serverTime: null, count: null };
    try {
      said.push({ ...plain, fault: null, ...(await ask?.(AbortSignal.any([signal, patience]))) });
    } catch (error) {
      const late = patience.aborted && !signal.aborted;
      const fault = late ? tooLate(what) : error;
      if (!(fault instanceof MdmFault)) throw fault;
      said.push({ ...plain, fault });
      if (fault.kind === 'unauthorised' || fault.kind === 'unavailable') closed.add(use);
    }
  }
  return said;
}

/** A person waits for it. */
const PATIENCE = 15_000;
const tooLate = (what: string): MdmFault =>
  new MdmFault(
    'unavailable',
    `It did not answer within ${PATIENCE / 1000} seconds when asked for ${what}.`,
    REMEDY.unavailable,
  );
