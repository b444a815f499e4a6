import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Shipped } from '../actions/changes/shipped.ts';
import { found, type Beginning } from '../actions/found.ts';
import type { Rules } from '../actions/rulebook.ts';
import { sequence, type HistoryLost, type Sequencer } from '../actions/sequence.ts';
import type { ExceptionServer } from '../actions/exceptions/door.ts';
import type { MdmServer } from '../actions/mdm/door.ts';
import type { NoticeServer } from '../actions/notices/door.ts';
import type { Server } from '../actions/server.ts';
import type { VettingServer } from '../actions/vetting/door.ts';
import type { Store } from '../actions/store.ts';
import type { Instant } from '../core/inventory.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { readHolder } from '../store/lock.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase, type Database, type Where } from '../store/open.ts';
import { createStore, MANY_AT_ONCE } from '../store/store.ts';
import { faultOf } from '../api/access-log.ts';
import { startBackground } from './background.ts';
import type { BoundToChanges } from './changes/actions.ts';
import { openRules, watchRules, type OpenRules } from './changes/open-rules.ts';
import { shippedDocuments } from './changes/shipped.ts';
import { countedStore } from './counted-store.ts';
import { foldWith } from './fold.ts';
import { holdKeys } from './held-keys.ts';
import { loadLedgerKeys, type LedgerKeys } from './keys.ts';
import { ledgerDoor } from './ledger-door.ts';
import { mdmDoor } from './mdm/door.ts';
import { secretsIn, type Secrets } from './mdm/secrets.ts';
import { newMetrics } from './metrics.ts';
import { noticeDoor, writingOf } from './notices/door.ts';
import type { Writing } from './notices/render.ts';
import { NO_MAIL, type MailSettings } from './notices/settings.ts';
import { takeKeys } from './record-keys.ts';
import { Refusal } from './refused.ts';
import { checkHistory, sequencerOf } from './sequencer.ts';
import { newTidying } from './tidying.ts';
import { vettingDoor } from './vetting/door.ts';

export type OpenSettings = {
  /** Keys, tokens, the lock, what is kept of the ledger; and the database, where no URL is given. */
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly rules: Rules;
  /** The documents of these rules; nothing: those of the folders that the program comes with. */
  readonly shipped?: readonly Shipped[];
  readonly beginning: Beginning;
  readonly origin: string;
  /** `PRIVATE+KEY+…`; null: from its file in the folder. */
  readonly ledgerKey: string | null;
  /** Further files with a checkpoint of this ledger that are kept elsewhere. */
  readonly witnesses: readonly string[];
  /** A secret of a connection by the name of its variable; null where there is none. */
  readonly secret: (variable: string) => string | null;
  /** Hosts that MDMs may be at, as they stand in the environment; nothing: those alone that files in the folder name. */
  readonly mdmHosts?: string | null;
  /** Nothing: no mail server, and messages lie in the outbox. */
  readonly mail?: MailSettings;
  readonly log: Logger;
};

/** With all that any of the actions needs from outside. */
type WholeServer = MdmServer & NoticeServer & ExceptionServer & VettingServer;

export type Opened = {
  readonly server: WholeServer;
  /** What texts to holders are written with. */
  readonly writing: Writing;
  readonly changes: BoundToChanges;
  readonly secrets: Secrets;
  /** As they are now: a change of keys comes while it runs. */
  readonly keys: () => KeyRing;
  readonly ledgerKeys: LedgerKeys;
  readonly register: Registry;
  /** False from when the database was found to lack what was signed. */
  readonly isWhole: () => boolean;
  readonly isNew: boolean;
  /** Somebody asked for something: what makes others wait is put off. */
  readonly stirred: () => void;
  /** Names this process to others, while it is at something. */
  readonly owner: string;
  /** Something was begun that goes on by itself. */
  readonly stir: () => void;
  /** Ends what runs by itself, places what waits, and closes the database. */
  readonly close: () => Promise<void>;
};

/** Opens everything but the doors, in its order, and starts what runs by itself. Throws `Refusal` where something is not sound. */
export async function openServer(settings: OpenSettings): Promise<Opened> {
  const { folder, databaseUrl } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const where: Where =
    databaseUrl === null
      ? { kind: 'embedded', folder: join(folder, 'database') }
      : { kind: 'postgres', url: databaseUrl };
  const database = await openDatabase(where);
  try {
    return await openOn(database, settings);
  } catch (error) {
    // What is not closed would hold the process back, and what it wrote could be lost.
    await database.close();
    throw error;
  }
}

async function openOn(database: Database, settings: OpenSettings): Promise<Opened> {
  const { folder, log, rules } = settings;
  await migrate(database.db);
  const metrics = newMetrics();
  const store = countedStore(storeOn(database), metrics);
  metrics.watchWaiting(store.log);
  const isNew = (await store.organisations()).length === 0;
  const keyFile = join(folder, 'keys.json');
  const { keys, stock } = holdKeys(keyFile, isNew);
  const state = await store.log.state();
  const origin = state?.origin ?? settings.origin;
  const ledgerKeys = loadLedgerKeys(join(folder, 'ledger.key'), settings.ledgerKey, {
    origin,
    checkpoint: state?.checkpoint ?? null,
  });
  const keptFile = join(folder, 'ledger-checkpoint.json');
  const history = await checkHistory(store.log, origin, [keptFile, ...settings.witnesses]);
  if (history.kind !== 'ok') throw new Refusal(history.message, history.remedy);

  const clock = (): Instant => new Date().toISOString() as Instant;
  const secrets = secretsIn(folder, settings.secret, settings.mdmHosts ?? null);
  // Until it is known what is in force, what the program comes with stands in the entries of the beginning.
  let open: OpenRules | null = null;
  const parts = {
    keys,
    rules: () => open?.rules() ?? rules,
    clock,
    mail: settings.mail ?? NO_MAIL,
    ownUrl: () => readHolder(folder)?.url ?? null,
  };
  const notices = noticeDoor(parts);
  const server: WholeServer = {
    store,
    clock,
    newId: randomUUIDv7,
    rules: () => open?.rules() ?? rules,
    ledger: ledgerDoor(keys, () => (open?.rules() ?? rules).catalogue.version),
    fold: foldWith(keys),
    mdm: mdmDoor({ keys, secrets, clock }),
    notices,
    vetting: vettingDoor({ store, rules: () => open?.rules() ?? rules }),
    openContact: notices.openContact,
    openText: notices.words,
  };
  await takeKeys(server, stock, keyFile);
  await found(server, settings.beginning);
  const inForce = (open = await openRules(
    server,
    settings.shipped ?? shippedDocuments(rules),
    rules,
  ));
  const { signers } = ledgerKeys;
  const sequencer = metrics.counting(sequencerOf({ signers, keptFile, clock }));
  const ledger = guarded(server, sequencer, log);
  const tidying = newTidying(() => performance.now());
  const owner = randomUUID();
  const background = await startBackground({
    server,
    stock,
    database,
    metrics,
    log,
    tidying,
    owner,
    placeEntries: ledger.run,
  });
  const watch = watchRules(server, inForce, (error) => {
    metrics.jobFailed('watch-rules');
    log.error({ job: 'watch-rules', ...faultOf(error) }, 'job failed');
  });
  return {
    server,
    writing: writingOf(parts),
    changes: {
      server,
      door: inForce.door,
      decided: () => inForce.refresh().then(watch.now),
    },
    secrets,
    keys,
    register: metrics.register,
    ledgerKeys,
    isWhole: () => ledger.lost === null,
    isNew,
    stirred: tidying.stirred,
    owner,
    stir: background.stir,
    async close() {
      await watch.stop();
      await background.stop();
      await ledger.run();
      await store.close();
    },
  };
}

const storeOn = ({ db, kind }: Database): Store =>
  kind === 'postgres' ? createStore(db, MANY_AT_ONCE) : createStore(db);

/** Places and signs; says once, and loudly, when it may not go on. */
function guarded(server: Server, sequencer: Sequencer, log: Logger) {
  const ledger: { lost: HistoryLost | null; readonly run: () => Promise<void> } = {
    lost: null,
    async run() {
      const lost = await sequence(server, sequencer);
      if (lost !== null && lost.message !== ledger.lost?.message) log.fatal(lost, 'ledger refused');
      ledger.lost = lost;
    },
  };
  return ledger;
}
