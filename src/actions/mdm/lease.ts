import { laterBy } from '../../core/instant.ts';
import type { MdmServer } from './door.ts';
import type { Lease } from './store.ts';

/** Nothing was heard of whoever is at it for so long: another takes it up. */
const LASTS = 90_000;
const PROLONGED_EVERY = 30_000;

export function leaseFor({ clock }: MdmServer, owner: string): Lease {
  const at = clock();
  return { owner, at, until: laterBy(at, LASTS) };
}

/** Another has it now, since this one was silent for too long, or what it was for has ended. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor() {
    super('another has taken the work up, or it has ended');
  }
}

/** Works with a signal that aborts when the lease can't be prolonged any more, or when the caller's does. */
export async function holding<T>(
  server: MdmServer,
  prolong: () => Promise<boolean>,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const lost = new AbortController();
  const beating = (async () => {
    while (!over.signal.aborted) {
      await server.mdm.wait(PROLONGED_EVERY, over.signal).catch(() => {});
      if (over.signal.aborted) return;
      // A database that is away for a moment is asked again at the next beat; the lease lasts for three.
      if (!(await prolong().catch(() => true))) lost.abort(new LeaseLost());
    }
  })();
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    over.abort();
    await beating;
  }
}
