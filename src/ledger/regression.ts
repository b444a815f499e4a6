import type { Checkpoint } from './checkpoint.ts';
import { sameHash } from './hash.ts';
import { count } from './words.ts';

/** A checkpoint that the database can't take back, and where it was kept. */
export type Witnessed = {
  readonly checkpoint: Checkpoint;
  /** `the file ledger-checkpoint.json`, `the operator`: for the message. */
  readonly where: string;
  /** When it was signed, where that is known. */
  readonly at: string | null;
};

/** The log as the database has it. */
export type Standing = {
  readonly origin: string;
  readonly size: number;
  /** `rootAt` over its tiles, at a size that it has. Throws where they are damaged. */
  readonly rootAt: (size: number) => Promise<Uint8Array>;
  /** When its last entry was made. */
  readonly last: string | null;
};

export type Regression =
  | { readonly kind: 'ok' }
  /** Signing on would give the lost places to other entries. */
  | {
      readonly kind: 'size-regression';
      readonly has: number;
      readonly signed: number;
      readonly message: string;
      readonly remedy: string;
    }
  | {
      readonly kind: 'histories-differ';
      readonly at: number;
      readonly message: string;
      readonly remedy: string;
    }
  | { readonly kind: 'other-log'; readonly message: string; readonly remedy: string };

/**
 * Whether this database may sign on: it must hold all that was ever signed. A database alone can't know (a restored backup is
 * whole in itself), so this needs a checkpoint kept outside it. The worst answer counts.
 */
export async function checkRegression(
  witnessed: readonly Witnessed[],
  log: Standing,
): Promise<Regression> {
  const stranger = witnessed.find(({ checkpoint }) => checkpoint.origin !== log.origin);
  if (stranger) return otherLog(stranger, log);
  for (const one of witnessed.toSorted((a, b) => a.checkpoint.size - b.checkpoint.size)) {
    const { size, root } = one.checkpoint;
    if (size > log.size) return regressed(one, log);
    if (!sameHash(await log.rootAt(size), root)) return differing(one, log);
  }
  return { kind: 'ok' };
}

function regressed({ checkpoint, where, at }: Witnessed, { size, last }: Standing): Regression {
  return {
    kind: 'size-regression',
    has: size,
    signed: checkpoint.size,
    message: `The database is older than what was signed: it has ${count(size)} entries${last === null ? '' : `, the last of ${last}`}, and a checkpoint over ${count(checkpoint.size)} entries was signed${at === null ? '' : ` at ${at}`} (${where}). Nothing is signed and nothing is written until this is settled.`,
    remedy: `Was a backup restored? Restore one that has at least ${count(checkpoint.size)} entries. If there is none, entries are lost: keep this database and that checkpoint as evidence, and begin a new log under another origin.`,
  };
}

function differing({ checkpoint, where, at }: Witnessed, { size }: Standing): Regression {
  return {
    kind: 'histories-differ',
    at: checkpoint.size,
    message: `The database tells another history than what was signed: its first ${count(checkpoint.size)} of ${count(size)} entries are not those of the checkpoint${at === null ? '' : ` signed at ${at}`} (${where}). Nothing is signed and nothing is written until this is settled.`,
    remedy:
      'Either a restored backup was written on before anybody noticed, or entries were changed. Export this ledger and verify it against every checkpoint that was kept: that says between which two it differs.',
  };
}

function otherLog({ checkpoint, where }: Witnessed, { origin }: Standing): Regression {
  return {
    kind: 'other-log',
    message: `This database holds the log ${origin}, and the checkpoint (${where}) is of the log ${checkpoint.origin}.`,
    remedy:
      'Point Grendel to the database that belongs to this checkpoint, or keep the checkpoint of this log there.',
  };
}
