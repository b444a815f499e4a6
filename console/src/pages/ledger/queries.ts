import { queryOptions } from '@tanstack/react-query';
import { api, got, refusedBy } from '../../api/client.ts';
import { Unreachable } from '../../api/problem.ts';
import { pages } from '../../api/queries.ts';
import { ROOT } from '../../api/root.ts';
import { checkLog, type Checked } from './check/check-log.ts';
import { entriesIn, tilePath, WIDTH, type LogEntry } from './check/entries.ts';
import { remember, remembered, type Remembered } from './check/remembered.ts';

/** What came of checking the log here, and what it was compared with. */
export type LogChecked = Checked & {
  readonly keys: string;
  readonly compared: 'nothing' | 'remembered' | 'pasted';
  /** What this browser knew before. */
  readonly before: Remembered | null;
};

/** Asks for checkpoint and key, and checks both in the browser: against what somebody pasted, else against what this browser saw before. */
export const checkedLog = (pasted: string | null) =>
  queryOptions({
    queryKey: ['ledger', 'checked', pasted],
    async queryFn({ signal }): Promise<LogChecked> {
      const [note, keys] = await Promise.all([
        got(api.GET('/api/ledger/checkpoint', { parseAs: 'text', signal })),
        got(api.GET('/api/ledger/key', { parseAs: 'text', signal })),
      ]);
      const before = remembered();
      const checked = await checkLog({
        note,
        keys,
        earlier: pasted ?? before?.note ?? null,
        known: before?.key ?? null,
        proof: async (from, to) =>
          (
            await got(
              api.GET('/api/ledger/proofs/consistency', {
                params: { query: { from, to } },
                signal,
              }),
            )
          ).proof,
      });
      // GUARD: only what fits what was known before may take its place.
      if (checked.outcome === 'holds' && pasted === null)
        remember({ note, key: keys, at: new Date().toISOString() });
      const compared = pasted !== null ? 'pasted' : before ? 'remembered' : 'nothing';
      return { ...checked, keys, compared, before };
    },
    // A checkpoint is signed every few seconds; what was checked holds for what was shown.
    staleTime: 60_000,
  });

async function bundle(
  number: number,
  width: number,
  signal: AbortSignal | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = `${ROOT}/api/ledger/tile/entries/${tilePath(number, width)}`;
  const answer = await fetch(path, { credentials: 'same-origin', signal }).catch(
    (error: unknown) => {
      throw signal?.aborted ? error : new Unreachable(error);
    },
  );
  if (!answer.ok) throw refusedBy(await answer.json().catch(() => null), answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The entries of one tile of a log of so many, in their order. */
export async function entriesOfTile(
  number: number,
  size: number,
  signal: AbortSignal | null = null,
): Promise<readonly LogEntry[]> {
  const first = number * WIDTH;
  return entriesIn(await bundle(number, Math.min(WIDTH, size - first), signal), first);
}

/** All entries, newest first, tile by tile. */
export const entries = (size: number) =>
  pages(['ledger', 'entries', size], async (cursor, signal) => {
    const number = cursor === undefined ? Math.floor((size - 1) / WIDTH) : Number(cursor);
    if (size === 0) return { items: [], next: null };
    const items = (await entriesOfTile(number, size, signal)).toReversed();
    return { items, next: number > 0 ? String(number - 1) : null };
  });

/** One entry by its place, with its neighbours of the same tile. */
export const entryAt = (index: number, size: number) =>
  queryOptions({
    queryKey: ['ledger', 'entry', index, size],
    async queryFn({ signal }) {
      const all = await entriesOfTile(Math.floor(index / WIDTH), size, signal);
      const at = index % WIDTH;
      return {
        entry: all[at] ?? null,
        beside: [all[at - 1], all[at + 1]].flatMap((one) => one ?? []),
      };
    },
    staleTime: Infinity,
  });

export const inclusion = (index: number, size: number) =>
  queryOptions({
    queryKey: ['ledger', 'inclusion', index, size],
    queryFn: ({ signal }) =>
      got(api.GET('/api/ledger/proofs/inclusion', { params: { query: { index, size } }, signal })),
    staleTime: Infinity,
  });
