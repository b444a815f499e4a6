import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../actions/explain.ts';
import { endInterrupted } from '../actions/inventories/recover.ts';
import { reassess } from '../actions/reassess.ts';
import { rulebookOf } from '../actions/rulebook.ts';
import { dayOf } from '../actions/server.ts';
import { oneToken } from '../api/authenticate.ts';
import { createApi } from '../api/create-api.ts';
import { newLifecycle } from '../api/lifecycle.ts';
import { serveApi } from '../api/serve.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Opening } from '../ledger/commitment.ts';
import { openContact } from '../privacy/contact.ts';
import { openSealed } from '../privacy/seal.ts';
import { lockFolder, type Lock } from '../store/lock.ts';
import { bindActions } from './actions.ts';
import { openServer, type Opened, type OpenSettings } from './open-server.ts';
import { Refusal } from './refused.ts';

export type ServeSettings = OpenSettings & {
  readonly port: number;
  readonly version: string;
  readonly search: (catalogue: Catalogue, text: string) => readonly Candidate[];
};

export type Running = {
  readonly isNew: boolean;
  readonly url: string;
  readonly tokenFile: string;
  readonly stop: () => Promise<void>;
};

/** Takes the folder, opens everything, and answers requests when all of it is sound. */
export async function serve(settings: ServeSettings): Promise<Running> {
  const lock = takeFolder(settings.folder);
  try {
    return await serveLocked(settings, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function takeFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const locked = lockFolder(folder);
  if (locked.ok) return locked.lock;
  const { pid, url } = locked.holder ?? { pid: null, url: null };
  const who = pid === null ? '' : ` (process ${pid}${url === null ? '' : `, ${url}`})`;
  throw new Refusal(
    `${folder}: another Grendel runs on this folder${who}`,
    'Stop it first, or give this one a folder of its own with GRENDEL_DATA.',
  );
}

async function serveLocked(settings: ServeSettings, lock: Lock): Promise<Running> {
  const { folder, log, port, version } = settings;
  const opened = await openServer(settings);
  const { server, isNew } = opened;
  await endInterrupted(server, () => false);
  await reassess(server, rulebookOf(server.rules(), dayOf(server.clock())));
  const lifecycle = newLifecycle();
  const token = randomBytes(32).toString('base64url');
  const app = createApi({
    actions: bindActions(boundTo(opened, settings)),
    authenticate: oneToken(token, 'local-token'),
    lifecycle,
    register: opened.register,
    log,
    version,
  });
  const serving = await serveApi({ app, lifecycle, port }).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
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
      await opened.close();
      lock.release();
    },
  };
}

function boundTo({ server, keys, ledgerKeys, isWhole }: Opened, { search }: ServeSettings) {
  return {
    server,
    isWhole,
    verifierKeys: ledgerKeys.verifiers.join('\n'),
    search: ({ catalogue }: { readonly catalogue: Catalogue }, text: string) =>
      search(catalogue, text),
    openContact: (sealed: Uint8Array, fleet: string) => {
      const opened = openContact(keys().sealing, fleet, sealed);
      return opened.ok ? { device: opened.contact.name, holder: opened.contact.holder } : null;
    },
    unseal: (commitment: string, sealed: Uint8Array) => {
      const opened = openSealed(keys().sealing, { table: 'opening', row: commitment }, sealed);
      return opened.ok ? { commitment, ...(opened.value as Opening) } : null;
    },
    isMigrated: async () => {
      await server.store.log.state();
      return true;
    },
  };
}
