import type { VettingServer } from '../../actions/vetting/door.ts';
import { announceVetting, type Announced } from '../../actions/vetting/announce.ts';
import { receiveFile } from '../../actions/vetting/receive.ts';
import type { VettingId } from '../../actions/vetting/stored.ts';
import { vetFiles } from '../../actions/vetting/work.ts';
import type { Context } from '../../actions/server.ts';
import type { FactsCase } from '../../core/vetting/facts.fixture.ts';
import type { Entry } from '../../ledger/entry.ts';
import { newRulesWorld } from '../changes/world.fixture.ts';
import type { Database } from '../../store/open.ts';
import { bindVettingActions } from './actions.ts';
import { fakeVettingDoor, type FakeVettingDoor } from './fake-door.fixture.ts';

export const NEVER = new AbortController().signal;
/** Text of a file that the fake reader takes for an app. */
export const appFile = (facts: FactsCase): string => JSON.stringify(facts);

/** Rules as servers have them, and app files on them; what reads a file is the test's. */
export async function newVettingWorld(
  { db }: Pick<Database, 'db'>,
  door: FakeVettingDoor = fakeVettingDoor(),
) {
  const world = await newRulesWorld({ db });
  const server: VettingServer = { ...world.server, vetting: door };
  const actions = bindVettingActions({
    server,
    door: world.rules.door,
    decided: world.look,
    stir: () => undefined,
    policyAsked: async (asked) => asked ?? 'nl',
  });
  const announce = async (more: Partial<Announced> = {}, by: Context = world.ann) => {
    const asked = { name: 'app.apk', organisation: null, batch: null, keep: null, ...more };
    const told = await announceVetting(server, by, asked);
    if (!told.ok) throw new Error(told.code);
    return told.value.id;
  };
  const receive = (id: VettingId, text: string, by = world.ann) =>
    receiveFile(server, by, id, chunksOf(text));
  return {
    ...world,
    server,
    door,
    actions,
    announce,
    receive,
    /** An inventory, where `handIn` is of app files. */
    inventory: (phones: Parameters<typeof world.handIn>[1], moment: string) =>
      world.handIn(moment, phones),
    work: (signal = NEVER) => vetFiles(server, signal),
    async handIn(text: string, more: Partial<Announced> = {}, by: Context = world.ann) {
      const id = await announce(more, by);
      const told = await receive(id, text, by);
      if (!told.ok) throw new Error(told.code);
      return told.value;
    },
    async one(id: VettingId) {
      const found = await server.store.vetting.vetting(id);
      if (found === null) throw new Error('there is no such app file');
      return found;
    },
    pieces: async (): Promise<number> =>
      (await db.selectFrom('vetting_piece').select('number').execute()).length,
    async told(): Promise<readonly Entry[]> {
      const waiting = await server.store.sequence((log) => log.waiting(10_000));
      return (waiting ?? [])
        .map(({ entry }) => JSON.parse(entry) as Entry)
        .filter(({ action }) => action.startsWith('vetting.'));
    },
  };
}

/** In chunks as they come over a line. */
export async function* chunksOf(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
