import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Candidate } from '../actions/explain.ts';
import { found } from '../actions/found.ts';
import { endInterrupted, sweep } from '../actions/inventories/recover.ts';
import { reassess } from '../actions/reassess.ts';
import { rulebookOf, type Rules } from '../actions/rulebook.ts';
import { sequence } from '../actions/sequence.ts';
import { dayOf, type Server } from '../actions/server.ts';
import { oneToken } from '../api/authenticate.ts';
import { createApi } from '../api/create-api.ts';
import { newLifecycle } from '../api/lifecycle.ts';
import { serveApi } from '../api/serve.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Instant } from '../core/inventory.ts';
import type { Opening } from '../ledger/commitment.ts';
import { verifierText } from '../ledger/note.ts';
import { openContact } from '../privacy/contact.ts';
import { openSealed } from '../privacy/seal.ts';
import { lockFolder } from '../store/lock.ts';
import { migrate, migrations } from '../store/migrate.ts';
import { openDatabase } from '../store/open.ts';
import { createStore } from '../store/store.ts';
import { bindActions } from './actions.ts';
import { foldWith } from './fold.ts';
import { loadKeys, loadSigner } from './keys.ts';
import { ledgerDoor } from './ledger-door.ts';
import { checkHistory, sequencerOf } from './sequencer.ts';

export type ServeSettings = {
  /** Keys, tokens, the lock, what is kept of the ledger; and the database, where no URL is given. */
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly version: string;
  readonly rules: Rules;
  readonly beginning: { readonly name: string; readonly policy: string; readonly group: string };
  readonly origin: string;
  /** `PRIVATE+KEY+…`; null: from its file in the folder. */
  readonly ledgerKey: string | null;
  /** Further files with a checkpoint of this ledger that are kept elsewhere. */
  readonly witnesses: readonly string[];
  readonly search: (catalogue: Catalogue, text: string) => readonly Candidate[];
  readonly log: Logger;
};

/** Why the server can't run, in words for whoever starts it. */
export class ServeRefused extends Error {
  override readonly name = 'ServeRefused';
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

export type Running = {
  readonly isNew: boolean;
  readonly url: string;
  readonly tokenFile: string;
  readonly stop: () => Promise<void>;
};

/** Between two looks at what waits for its place in the ledger. */
const BEAT = 1000;

/** Opens everything in its order, and answers requests when all of it is sound. */
export async function serve(settings: ServeSettings): Promise<Running> {
  const { folder, log } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const locked = lockFolder(folder);
  if (!locked.ok) {
    const { pid, url } = locked.holder ?? { pid: null, url: null };
    throw new ServeRefused(
      `${folder}: another Grendel runs on this folder${pid === null ? '' : ` (process ${pid}${url === null ? '' : `, ${url}`})`}.`,
      'Stop it first, or give this one a folder of its own with GRENDEL_DATA.',
    );
  }
  const { lock } = locked;
  const data = join(folder, 'database');
  const database = await openDatabase(
    settings.databaseUrl === null
      ? { kind: 'embedded', folder: data }
      : { kind: 'postgres', url: settings.databaseUrl },
  );
  await migrate(database.db);
  const store = createStore(database.db);
  const isNew = (await store.organisations()).length === 0;
  const keys = loadKeys(join(folder, 'keys.json'), isNew);
  const state = await store.log.state();
  const origin = state?.origin ?? settings.origin;
  const signer = loadSigner(join(folder, 'ledger.key'), settings.ledgerKey, origin);
  const keptFile = join(folder, 'ledger-checkpoint.json');
  const history = await checkHistory(store.log, origin, [keptFile, ...settings.witnesses]);
  if (history.kind !== 'ok') throw new ServeRefused(history.message, history.remedy);

  const clock = (): Instant => new Date().toISOString() as Instant;
  const { rules } = settings;
  const server: Server = {
    store,
    clock,
    newId: randomUUIDv7,
    rules: () => rules,
    ledger: ledgerDoor(
      () => keys,
      () => rules.catalogue.version,
    ),
    fold: foldWith(() => keys),
  };
  await found(server, settings.beginning);
  await endInterrupted(server, () => false);
  await reassess(server, rulebookOf(rules, dayOf(clock())));

  const sequencer = sequencerOf({ signer, keptFile, clock });
  const upkeep = every(BEAT, log, async () => {
    await sequence(server, sequencer);
    await sweep(server);
  });

  const steps = migrations().length;
  const register = new Registry();
  const lifecycle = newLifecycle();
  const token = randomBytes(32).toString('base64url');
  const app = createApi({
    actions: bindActions({
      server,
      verifierKey: verifierText(signer),
      search: ({ catalogue }, text) => settings.search(catalogue, text),
      openContact: (sealed, fleet) => {
        const opened = openContact(keys.sealing, fleet, sealed);
        return opened.ok ? { device: opened.contact.name, holder: opened.contact.holder } : null;
      },
      unseal: (commitment, sealed) => {
        const context = { table: 'opening', row: commitment };
        const opened = openSealed(keys.sealing, context, sealed);
        return opened.ok ? { commitment, ...(opened.value as Opening) } : null;
      },
      isMigrated: async () => {
        await store.log.state();
        return steps > 0;
      },
    }),
    authenticate: oneToken(token, 'local-token'),
    lifecycle,
    register,
    log,
    version: settings.version,
  });
  const serving = await serveApi({ app, lifecycle, port: settings.port });
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  lock.tell({ url: serving.url, tokenFile });
  return {
    isNew,
    url: serving.url,
    tokenFile,
    async stop() {
      await serving.stop();
      await lifecycle.idle('upload');
      await upkeep.stop();
      await sequence(server, sequencer);
      await store.close();
      lock.release();
    },
  };
}

/** Does something again and again, never twice at once; a fault is logged and the next beat tries again. */
function every(
  milliseconds: number,
  log: Logger,
  work: () => Promise<unknown>,
): { readonly stop: () => Promise<void> } {
  let stopped = false;
  const beat = Promise.withResolvers<void>();
  const loop = (async () => {
    while (!stopped) {
      try {
        await work();
      } catch (error) {
        log.error({ fault: error instanceof Error ? error.name : typeof error }, 'upkeep failed');
      }
      await Promise.race([
        new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
        beat.promise,
      ]);
    }
  })();
  return {
    async stop() {
      stopped = true;
      beat.resolve();
      await loop;
    },
  };
}
