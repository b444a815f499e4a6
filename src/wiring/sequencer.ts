import { existsSync, readFileSync } from 'node:fs';
import type { HistoryLost, Sequencer } from '../actions/sequence.ts';
import type { LogReading, LogState } from '../actions/store.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { replaceFile } from '../ledger/folder.ts';
import { integrate, newLog, signCheckpoint } from '../ledger/integrate.ts';
import { keptText, parseKept } from '../ledger/kept.ts';
import { parseNote, type Signer } from '../ledger/note.ts';
import { rootAt } from '../ledger/proof.ts';
import { tilesAt } from '../ledger/reading.ts';
import { EMPTY_EDGE, edgeFrom } from '../ledger/tree.ts';
import { checkRegression, type Regression, type Witnessed } from '../ledger/regression.ts';
import { KeyProblem } from './keys.ts';

export type SequencerParts = {
  /** The current key first; while a key is being changed, the one before it signs too. */
  readonly signers: readonly [Signer, ...Signer[]];
  /** Where the last checkpoint is kept outside the database. */
  readonly keptFile: string;
  readonly clock: () => string;
};

/**
 * Places entries and signs. What is signed is kept outside before it is given out, and looked at before anything is placed or
 * signed: a database that was put back under a running server is noticed too.
 */
export function sequencerOf({ signers, keptFile, clock }: SequencerParts): Sequencer {
  const [signer, ...others] = signers;
  const lost = async (log: LogReading): Promise<HistoryLost | null> => {
    const history = await checkHistory(log, signer.name, [keptFile], 'edge');
    return history.kind === 'ok' ? null : history;
  };
  return {
    async place(tables, limit) {
      const waiting = await tables.waiting(limit);
      if (waiting.length === 0) return 0;
      const refusal = await lost(tables.log);
      if (refusal) return refusal;
      const state = (await tables.state()) ?? newLog(signer.name);
      await tables.integrate(integrate(state, waiting));
      return waiting.length;
    },
    async sign(tables) {
      const state = await tables.state();
      if (state === null || signedSize(state) === state.size) return 'nothing-new';
      const refusal = await lost(tables.log);
      if (refusal) return refusal;
      const checkpoint = signCheckpoint(state, signer, ...others);
      await replaceFile(keptFile, keptText(checkpoint, clock()));
      await tables.setCheckpoint(checkpoint);
      return 'signed';
    },
  };
}

function signedSize({ checkpoint }: LogState): number | null {
  const note = checkpoint === null ? null : parseNote(checkpoint);
  return (note && parseCheckpoint(note.text)?.size) ?? null;
}

/** One that is there and can't be read is no reason to do without it: somebody may have emptied it on purpose. */
function readKept(file: string): Witnessed | null {
  if (!existsSync(file)) return null;
  const kept = parseKept(readFileSync(file));
  if (!kept)
    throw new KeyProblem(
      `${file}: this is no checkpoint of a ledger. Put the one back that was there, or one that was kept elsewhere.`,
    );
  return { checkpoint: kept.checkpoint, where: file, at: kept.at };
}

/**
 * Whether the database still holds all that was ever signed: what it says of itself, and what these files say. `edge`: goes by its
 * own word for the unfinished tiles, which is as good for telling another database and needs next to no reading.
 */
export async function checkHistory(
  log: LogReading,
  origin: string,
  files: readonly string[],
  by: 'tiles' | 'edge' = 'tiles',
): Promise<Regression> {
  const state = await log.state();
  const size = state?.size ?? 0;
  const edge = state !== null && by === 'edge' ? edgeFrom(size, state.frontier) : null;
  const read = tilesAt(log, size, edge ?? EMPTY_EDGE);
  const own = state?.checkpoint ? parseKept(Buffer.from(state.checkpoint)) : null;
  const witnessed = [
    ...(own ? [{ checkpoint: own.checkpoint, where: 'the database itself', at: own.at }] : []),
    ...files.flatMap((file) => readKept(file) ?? []),
  ];
  return checkRegression(witnessed, {
    origin: state?.origin ?? origin,
    size,
    rootAt: (at) => rootAt(read, at),
    last: null,
  });
}
