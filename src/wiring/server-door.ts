import { relative } from 'node:path';
import type { ServeOptions, Served, ServerDoor } from '../cli/server/door.ts';
import { UserError } from '../cli/user-error.ts';
import type { Sought } from '../actions/search.ts';
import type { Rules } from '../actions/rulebook.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { DatabaseRefused } from '../store/refused.ts';
import { changeKey, changeLedgerKey } from './change-keys.ts';
import { connect } from './client.ts';
import { KeyProblem } from './keys.ts';
import { mdmHosts } from './mdm/hosts.ts';
import { mailSettings, type MailEnvironment } from './notices/settings.ts';
import type { OpenSettings } from './open-server.ts';
import type { LoginEnvironment } from './people/settings.ts';
import { signInAt } from './people/sign-in-at.ts';
import { Refusal } from './refused.ts';
import { serve } from './serve.ts';
import { stopWithin } from './stop-within.ts';
import { work } from './work.ts';

/** What the environment says: `main.ts` reads it. */
export type ServerEnvironment = {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly url: string | null;
  readonly token: string | null;
  readonly ledgerKey: string | null;
  readonly ledgerOrigin: string | null;
  readonly witnesses: readonly string[];
  readonly logLevel: string;
  readonly logins: LoginEnvironment;
  readonly mail: MailEnvironment;
  readonly version: string;
  /** A secret by the name of its variable, from the environment or a file that it names. */
  readonly secret: (variable: string) => string | null;
  /** Hosts that MDMs may be at. */
  readonly mdmHosts: string | null;
  readonly rules: () => Promise<Rules>;
  readonly search: () => Promise<(catalogue: Catalogue, text: string) => readonly Sought[]>;
  /** Resolves when the process is asked to end. */
  readonly asked: () => Promise<void>;
};

export function serverDoor(env: ServerEnvironment): ServerDoor {
  return {
    connect: async (url) => connect({ folder: env.folder, url: url ?? env.url, token: env.token }),
    signIn: signInAt,
    serve: (options) => serveHere(env, options),
    work: () => workHere(env),
    exportTo: async (file, replace) => {
      const { exportTo } = await import('./transfer.ts');
      return exportTo(env, file, replace).catch(told);
    },
    importFrom: async (file) => {
      const { importFrom } = await import('./transfer.ts');
      return importFrom(env, file).catch(told);
    },
    changeKey: async (use) => orTold(() => changeKey(env.folder, use)),
    changeLedgerKey: async () => orTold(() => changeLedgerKey(env.folder, env.ledgerKey)),
  };
}

async function serveHere(env: ServerEnvironment, options: ServeOptions): Promise<Served> {
  const settings = await settingsOf(env, options);
  const asked = env.asked();
  const running = await serve({
    ...settings,
    port: options.port,
    host: options.host,
    logins: env.logins,
    version: env.version,
    search: await env.search(),
  }).catch(told);
  const here = (path: string): string => relative(process.cwd(), path) || '.';
  return {
    url: running.url,
    // Others read what a server for them prints, in logs: it says no secret.
    opens: isForThisMachine(env, options) ? `${running.url}/open/${running.newLink()}` : null,
    tokenFile: here(running.tokenFile),
    database: env.databaseUrl === null ? `embedded in ${here(env.folder)}` : 'on PostgreSQL',
    isNew: running.isNew,
    ended: asked.then(() => stopWithin(SERVER_STOPS, running.stop, giveUp)),
  };
}

const isForThisMachine = ({ logins }: ServerEnvironment, { host }: ServeOptions): boolean =>
  logins.publicUrl === null && (host === '127.0.0.1' || host === '::1' || host === 'localhost');

async function workHere(env: ServerEnvironment): Promise<{ readonly ended: Promise<void> }> {
  const settings = await settingsOf(env, { policy: 'nl', organisation: 'All organisations' });
  const asked = env.asked();
  const worker = await work(settings).catch(told);
  return { ended: asked.then(() => stopWithin(WORKER_STOPS, worker.stop, giveUp)) };
}

/** Uploads have 30 s of it, other requests 10, jobs 10; what is left is for what waits for its place in the ledger. */
const SERVER_STOPS = 70_000;
const WORKER_STOPS = 30_000;
const STOPPED_LATE = 1;

function giveUp(): void {
  process.stderr.write(
    'grendel: stopping takes too long, so it ends here. The next start goes on.\n',
  );
  process.exit(STOPPED_LATE);
}

async function settingsOf(
  env: ServerEnvironment,
  { policy: id, organisation }: Pick<ServeOptions, 'policy' | 'organisation'>,
): Promise<OpenSettings> {
  const { pino } = await import('pino');
  const rules = await env.rules();
  const policy = rules.policies.find((one) => one.id === id);
  const group = policy?.groups[0];
  if (!policy || !group)
    throw new UserError(
      `There is no policy ${id}`,
      `There are ${rules.policies.map((one) => one.id).join(', ')}.`,
    );
  return {
    folder: env.folder,
    databaseUrl: env.databaseUrl,
    rules,
    beginning: { name: organisation, policy: policy.id, group: group.id },
    origin: env.ledgerOrigin ?? DEFAULT_ORIGIN,
    ledgerKey: env.ledgerKey,
    witnesses: env.witnesses,
    secret: env.secret,
    mdmHosts: orTold(() => mdmHosts(env.mdmHosts)),
    mail: orTold(() => mailSettings(env.mail)),
    log: pino({ level: env.logLevel }, pino.destination(2)),
  };
}
/** Names a ledger that nobody has named: no host can ever be called so (RFC 2606). */
const DEFAULT_ORIGIN = 'grendel.invalid/ledger';

function orTold<T>(deed: () => T): T {
  try {
    return deed();
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): never {
  if (error instanceof Refusal) throw new UserError(error.message, error.remedy);
  if (error instanceof KeyProblem) throw new UserError(error.message);
  if (error instanceof DatabaseRefused) throw new UserError(error.message, error.remedy);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new UserError(
      'Another program answers on that port',
      'Say --port N, or --port 0 for any that is free.',
    );
  throw error;
}
