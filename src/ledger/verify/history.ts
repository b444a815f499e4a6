import { sameHash } from '../hash.ts';
import { parseKept, type Kept } from '../kept.ts';
import { whoSigned, type Verifier } from '../note.ts';
import type { Findings } from './findings.ts';
import type { CheckedCheckpoint } from './outcome.ts';

/** A checkpoint that was kept outside the server, under the name that messages call it by. */
export type KeptFile = { readonly name: string; readonly bytes: Uint8Array };

type Named = Kept & { readonly name: string; readonly signed: boolean };

/** Those that can be compared with the log, smallest first; what is wrong with the others is noted. */
export function readKept(
  files: readonly KeptFile[],
  log: { readonly origin: string | null; readonly size: number },
  keys: { readonly known: readonly Verifier[]; readonly areGiven: boolean },
  { note }: Findings,
): readonly Named[] {
  const usable: Named[] = [];
  for (const { name, bytes } of files) {
    const kept = parseKept(bytes);
    if (!kept) {
      note('kept-unreadable', { file: name });
      continue;
    }
    const { origin, size } = kept.checkpoint;
    const signed = whoSigned(kept.note, keys.known).kind;
    // A key of the folder itself may have been made to collide with the true one's short id.
    if (signed === 'forged' && keys.areGiven) note('kept-forged', { file: name });
    else if (log.origin !== null && origin !== log.origin)
      note('other-log', { file: name, text: origin });
    else if (size > log.size) note('log-shorter', { file: name, n: log.size, to: size });
    else usable.push({ ...kept, name, signed: signed === 'signed' });
  }
  return usable.toSorted((a, b) => a.checkpoint.size - b.checkpoint.size);
}

/** Compares each with the root that the folder gives at its size. Between the last that agrees and the first that doesn't lies what was rewritten. */
export function compareHistory(
  kept: readonly Named[],
  roots: ReadonlyMap<number, readonly Uint8Array[]>,
  { note }: Findings,
): readonly CheckedCheckpoint[] {
  const checked = kept.map(({ name, signed, checkpoint: { size, root } }) => {
    const here = roots.get(size);
    const agrees = here?.some((one) => sameHash(one, root));
    const result =
      agrees === undefined
        ? ('not-compared' as const)
        : agrees
          ? ('same-history' as const)
          : ('differs' as const);
    return { name, size, result, signed };
  });
  const first = checked.find(({ result }) => result === 'differs');
  if (first) {
    const before = checked.filter((c) => c.result === 'same-history' && c.size < first.size);
    const from = before.at(-1)?.size ?? 0;
    note('history-differs', {
      file: first.name,
      n: from,
      from,
      to: Math.max(first.size - 1, from),
    });
  }
  return checked;
}
