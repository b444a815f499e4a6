import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sought } from '../actions/search.ts';
import { endInterrupted } from '../actions/inventories/recover.ts';
import { LOCAL_OPERATOR, operatorSessionBegun } from '../actions/people/operator-session.ts';
import { sweepSessions } from '../actions/people/sessions.ts';
import { reassess } from '../actions/reassess.ts';
import { resumeSampleMdm } from '../actions/sample/connect-mdm.ts';
import { rulebookOf } from '../actions/rulebook.ts';
import { dayOf } from '../actions/server.ts';
import { operatorToken } from '../api/authenticate.ts';
import { faultOf } from '../api/access-log.ts';
import { createApi } from '../api/create-api.ts';
import { LOOPBACK } from '../api/deps.ts';
import { newLifecycle } from '../api/lifecycle.ts';
import { rightsIn } from '../api/rights-table.ts';
import { serveApi } from '../api/serve.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { readHolder, type Lock } from '../store/lock.ts';
import { bindActions } from './actions.ts';
import { every } from './beat.ts';
import { openConsole } from './console/open-console.ts';
import { openServer, type Opened, type OpenSettings } from './open-server.ts';
import { openers } from './openers.ts';
import { loginServer } from './people/login-server.ts';
import { newOperatorDoor } from './people/operator-door.ts';
import { secretMaker } from './people/secrets.ts';
import {
  hostAllowed,
  hostsAnswered,
  loginSettings,
  NO_LOGINS,
  type LoginEnvironment,
  type LoginSettings,
} from './people/settings.ts';
import { whoseToken } from './people/who.ts';
import { RIGHTS } from './places.ts';
import { sampleDoor } from './sample/door.ts';
import { takeFolder } from './take-folder.ts';

export type ServeSettings = OpenSettings & {
  readonly port: number;
  /** Where it listens: this machine alone, unless something that speaks TLS stands before it. */
  readonly host?: string;
  readonly logins?: LoginEnvironment;
  readonly version: string;
  readonly search: (catalogue: Catalogue, text: string) => readonly Sought[];
};

export type Running = {
  readonly isNew: boolean;
  readonly url: string;
  readonly tokenFile: string;
  /** Signs a browser in, once, as whoever started the server. */
  readonly newLink: () => string;
  readonly stop: () => Promise<void>;
};

/** Takes the folder, opens everything, and answers requests when all of it is sound. */
export async function serve(settings: ServeSettings): Promise<Running> {
  const { host = '127.0.0.1' } = settings;
  const logins = loginSettings(settings.logins ?? NO_LOGINS);
  hostAllowed(host, logins);
  const lock = takeFolder(settings.folder);
  try {
    return await serveLocked({ ...settings, host, logins }, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

type Settings = Omit<ServeSettings, 'host' | 'logins'> & {
  readonly host: string;
  readonly logins: LoginSettings;
};

async function serveLocked(settings: Settings, lock: Lock): Promise<Running> {
  const opened = await openServer(settings);
  try {
    return await answer(opened, settings, lock);
  } catch (error) {
    // INVARIANT: the folder is let go only when nothing of ours uses it any more.
    await opened.close();
    throw error;
  }
}

const TIDIED_EVERY = 60_000;
/** What has ended opens nothing already. */
const SWEPT_EVERY = 600_000;

async function answer(opened: Opened, settings: Settings, lock: Lock): Promise<Running> {
  const { server, isNew } = opened;
  await endInterrupted(server, () => false);
  await reassess(server, rulebookOf(server.rules(), dayOf(server.clock())));
  const lifecycle = newLifecycle(opened.stirred);
  const receiving = new Set<string>();
  const token = randomBytes(32).toString('base64url');
  const operator = operatorToken(token, () => server.store.topOrganisations());
  const operators = newOperatorDoor({
    now: Date.now,
    begun: () => operatorSessionBegun(server, LOCAL_OPERATOR),
  });
  const sample = sampleDoor({
    server,
    changes: opened.changes,
    stir: opened.stir,
    ownUrl: () => readHolder(settings.folder)?.url ?? null,
  });
  const sampleServer = { ...server, secrets: secretMaker, sample };
  let loading: Promise<void> = Promise.resolve();
  const actions = bindActions({
    ...boundTo(opened, settings, lifecycle.stopping),
    receiving,
    sample: {
      server: sampleServer,
      stopping: lifecycle.stopping,
      log: settings.log,
      begun: (load) => (loading = load),
    },
  });
  const console = openConsole(settings.log);
  const app = createApi({
    actions: { ...actions, people: operators.endedBy(actions.people) },
    authenticate: operators.within(whoseToken({ ...server, secrets: secretMaker }, operator), () =>
      operator(token),
    ),
    rights: rightsIn(readFileSync(RIGHTS, 'utf8')),
    tops: () => server.store.topOrganisations(),
    lifecycle,
    register: opened.register,
    log: settings.log,
    version: settings.version,
    hosts: hostsAnswered(settings.host, settings.logins, LOOPBACK),
    publicUrl: settings.logins.publicUrl,
    hasLogin: settings.logins.oidc !== null,
    console,
    operators,
  });
  const tokenFile = join(settings.folder, 'token');
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  const serving = await serveApi({ app, lifecycle, port: settings.port, host: settings.host });
  lock.tell({ url: serving.url, tokenFile });
  // A port that somebody else took is a fault of that connection, and not of the start.
  await resumeSampleMdm(sampleServer).catch((error: unknown) =>
    settings.log.error({ job: 'resume-sample-mdm', ...faultOf(error) }, 'job failed'),
  );
  // A database that went away in the middle of an upload: when it is there again, what will never go on is ended.
  const tidy = every(
    TIDIED_EVERY,
    () => endInterrupted(server, (id) => receiving.has(id)),
    (error) => settings.log.error({ job: 'end-interrupted', ...faultOf(error) }, 'job failed'),
  );
  const sweep = every(
    SWEPT_EVERY,
    () => sweepSessions(server),
    (error) => settings.log.error({ job: 'sweep-sessions', ...faultOf(error) }, 'job failed'),
  );
  return {
    isNew,
    url: serving.url,
    tokenFile,
    newLink: () => operators.newLink().link,
    async stop() {
      await tidy.stop();
      await sweep.stop();
      await serving.stop();
      await lifecycle.idle('upload');
      await loading;
      await sample.close();
      await opened.close();
      lock.release();
    },
  };
}

function boundTo(opened: Opened, { search, logins }: Settings, stopping: AbortSignal) {
  const { server, writing, secrets, keys, ledgerKeys, isWhole, owner, stir } = opened;
  const open = openers(keys);
  return {
    server,
    notices: { server, writing },
    isWhole,
    verifierKeys: ledgerKeys.verifiers.join('\n'),
    search: ({ catalogue }: { readonly catalogue: Catalogue }, text: string) =>
      search(catalogue, text),
    openContact: open.contact,
    unseal: (commitment: string, sealed: Uint8Array) => {
      const opening = open.opening(commitment, sealed);
      return opening === null ? null : { commitment, ...opening };
    },
    mdm: { server, secrets, owner, stir, stopping },
    people: {
      server: { ...server, secrets: secretMaker },
      login: logins.oidc === null ? null : loginServer(logins.oidc, () => performance.now()),
      keys,
    },
    changes: opened.changes,
    vetting: { server, stir },
    isMigrated: async () => {
      await server.store.log.state();
      return true;
    },
  };
}
