import { laterBy } from '../../core/instant.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, done } from '../server.ts';
import type { VettingServer } from './door.ts';
import { interrupt } from './receive.ts';
import { saidOf } from './said.ts';

const ORIGIN = 'job:tidy-vettings';
const DAY = 86_400_000;
const SOME = 100;

/** What a crash or a broken line has left: uploads of which nobody takes bytes any more, and files that never came. */
export async function tidyVettings(server: VettingServer): Promise<number> {
  const at = server.clock();
  const of = { at, announced: laterBy(at, -DAY) };
  let tidied = 0;
  for (const { id, state } of await server.store.vetting.abandoned(of, SOME)) {
    if (state === 'receiving') await interrupt(server, id, null, ORIGIN);
    else await cancelled(server, id);
    tidied += 1;
  }
  return tidied;
}

async function cancelled(server: VettingServer, id: Parameters<typeof saidOf>[0]): Promise<void> {
  await recorded<null, never>(server, BY_ITSELF, async (tables, at) => {
    const to = { state: 'cancelled', ended: at, kept: null } as const;
    const was = await tables.vetting.setVetting(id, ['announced', 'interrupted'], to);
    return done({ value: null, said: was ? [saidOf(id, 'cancelled', {}, ORIGIN)] : [] });
  });
}
