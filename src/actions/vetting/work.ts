import { laterBy } from '../../core/instant.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, done } from '../server.ts';
import type { VettingServer } from './door.ts';
import { reusable } from './reusable.ts';
import { saidOf } from './said.ts';
import type { Edition, StoredVetting } from './stored.ts';

/** Of which nobody says more for so long, another takes it up. */
const LEASE = 20_000;
const RENEWS_EVERY = 5_000;
/** A file under which processes die is given up: its result is that the reader stopped. */
const MOST_ATTEMPTS = 3;
const ORIGIN = 'job:vet-files';

/**
 * Reads files that wait, oldest first, as many at a time as the door says, in any number of processes. Killed at any moment, another takes
 * the file up. Gives how many were read. `milliseconds`: begins nothing after that.
 */
export async function vetFiles(
  server: VettingServer,
  signal: AbortSignal,
  milliseconds = 50_000,
): Promise<number> {
  const until = laterBy(server.clock(), milliseconds);
  const worked = Array.from({ length: server.vetting.atOnce }, () =>
    readSome(server, signal, until),
  );
  const counts = await Promise.allSettled(worked);
  let read = 0;
  for (const one of counts) {
    // One that meets a fault does not hold up the others.
    if (one.status === 'rejected') throw one.reason;
    read += one.value;
  }
  return read;
}

async function readSome(
  server: VettingServer,
  signal: AbortSignal,
  until: string,
): Promise<number> {
  const owner = server.newId();
  for (let read = 0; ; read++) {
    const at = server.clock();
    if (signal.aborted || Date.parse(at) >= Date.parse(until)) return read;
    const lease = { owner, at, until: laterBy(at, LEASE) };
    const one = await server.store.stage((tables) => tables.vetting.claim(lease));
    if (one === null) return read;
    await readOne(server, one, owner, signal);
  }
}

async function readOne(
  server: VettingServer,
  one: StoredVetting,
  owner: string,
  ending: AbortSignal,
): Promise<void> {
  const { sha256, size } = one;
  if (sha256 === null || size === null) throw new Error('an app file waits and was never received');
  const edition = await server.vetting.edition();
  if (one.attempts > MOST_ATTEMPTS)
    return settle(server, one, owner, edition, stoppedReading(sha256, size));
  const known = await server.store.vetting.examination(sha256, edition.id);
  if (known !== null && reusable(known.examined) && one.attempts === 1)
    return settle(server, one, owner, edition, known.examined);
  const held = holding(server, one, owner);
  try {
    const over = AbortSignal.any([ending, held.lost]);
    const examined = await server.vetting.examine(piecesOf(server, one), edition, over);
    if (examined !== null) return await settle(server, one, owner, edition, examined);
    // The process is about to end: another need not wait for the lease.
    await server.store.stage((tables) => tables.vetting.release(one.id, owner));
  } finally {
    held.end();
  }
}

/** Says again and again that the file is being read; `lost` tells that somebody ended it, or took it up instead. */
function holding({ store, clock }: VettingServer, { id }: StoredVetting, owner: string) {
  const lost = new AbortController();
  const timer = setInterval(() => {
    const lease = { owner, until: laterBy(clock(), LEASE) };
    store
      .stage((tables) => tables.vetting.renew(id, lease))
      .then((is) => is || lost.abort())
      // A database that is away for a moment is asked again; after the lease another takes it up.
      .catch(() => undefined);
  }, RENEWS_EVERY);
  return { lost: lost.signal, end: () => clearInterval(timer) };
}

async function* piecesOf(
  { store }: VettingServer,
  { id, pieces }: StoredVetting,
): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < pieces; number++) {
    const piece = await store.vetting.piece(id, number);
    // Cancelled meanwhile.
    if (piece === null) return;
    yield piece;
  }
}

/** Report and end of the file in one transaction. Whatever was ended meanwhile stays as it is. */
async function settle(
  server: VettingServer,
  { id, sha256, kept }: StoredVetting,
  owner: string,
  edition: Edition,
  examined: Examined,
): Promise<void> {
  await recorded<null, never>(server, BY_ITSELF, async (tables, at) => {
    const to = {
      state: 'examined',
      edition: edition.id,
      ended: at,
      owner: null,
      until: null,
    } as const;
    if (!(await tables.vetting.setVetting(id, ['reading'], to, owner)))
      return done({ value: null, said: [] });
    const { outcome, why } = examined;
    if (sha256 !== examined.sha256) throw new Error('another file was read than was received');
    await tables.vetting.addExamination({ sha256, edition, outcome, read: at, examined });
    if (kept === null) await tables.vetting.dropPieces(id);
    const details = { sha256, outcome, why, edition: edition.id, catalogue: edition.digest };
    return done({ value: null, said: [saidOf(id, 'examined', details, ORIGIN)] });
  });
}

function stoppedReading(sha256: string, size: number): Examined {
  return {
    sha256,
    size,
    outcome: 'not-readable',
    why: 'reader-stopped',
    told: null,
    whose: { kind: 'unknown' },
    evidence: [],
    findings: [
      {
        code: 'limit.crash',
        place: { entry: '', offset: null },
        phoneReads: null,
        toolsRead: null,
        facts: { error: 'killed', at: '' },
      },
    ],
  };
}
