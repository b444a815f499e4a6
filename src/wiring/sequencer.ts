import { existsSync, readFileSync } from 'node:fs';
import type { Sequencer } from '../actions/sequence.ts';
import type { LogReading, LogState } from '../actions/store.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { replaceFile } from '../ledger/folder.ts';
import { integrate, newLog, signCheckpoint } from '../ledger/integrate.ts';
import { keptText, parseKept } from '../ledger/kept.ts';
import { parseNote, type Signer } from '../ledger/note.ts';
import { rootAt } from '../ledger/proof.ts';
import { tilesAt } from '../ledger/reading.ts';
import { checkRegression, type Regression, type Witnessed } from '../ledger/regression.ts';

export type SequencerParts = {
  readonly signer: Signer;
  /** Where the last checkpoint is kept outside the database. */
  readonly keptFile: string;
  readonly clock: () => string;
};

/** Places entries and signs. What is signed is kept outside before it is given out, so that no restored backup can deny it. */
export function sequencerOf({ signer, keptFile, clock }: SequencerParts): Sequencer {
  return {
    async integrate(log, limit) {
      const waiting = await log.waiting(limit);
      if (waiting.length === 0) return 0;
      const state = (await log.state()) ?? newLog(signer.name);
      await log.integrate(integrate(state, waiting));
      return waiting.length;
    },
    async sign(log) {
      const state = await log.state();
      if (state === null || signedSize(state) === state.size) return 'nothing-new';
      const kept = readKept(keptFile);
      if (kept && kept.checkpoint.size > state.size) return 'refused';
      const checkpoint = signCheckpoint(state, signer);
      await replaceFile(keptFile, keptText(checkpoint, clock()));
      await log.setCheckpoint(checkpoint);
      return 'signed';
    },
  };
}

function signedSize({ checkpoint }: LogState): number | null {
  const note = checkpoint === null ? null : parseNote(checkpoint);
  return (note && parseCheckpoint(note.text)?.size) ?? null;
}

function readKept(file: string): Witnessed | null {
  if (!existsSync(file)) return null;
  const kept = parseKept(readFileSync(file));
  return kept && { checkpoint: kept.checkpoint, where: file, at: kept.at };
}

/** Whether the database still holds all that was ever signed: asked at the start, before anything is written. */
export async function checkHistory(
  log: LogReading,
  origin: string,
  files: readonly string[],
): Promise<Regression> {
  const state = await log.state();
  const size = state?.size ?? 0;
  const witnessed = files.flatMap((file) => readKept(file) ?? []);
  return checkRegression(witnessed, {
    origin: state?.origin ?? origin,
    size,
    rootAt: (at) => rootAt(tilesAt(log, size), at),
    last: null,
  });
}
