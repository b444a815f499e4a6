import { relative } from 'node:path';
import type { ServeOptions, Served, ServerDoor } from '../cli/server/door.ts';
import { UserError } from '../cli/user-error.ts';
import type { Candidate } from '../actions/explain.ts';
import type { Rules } from '../actions/rulebook.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { connect } from './client.ts';
import { KeyProblem } from './keys.ts';
import { serve, ServeRefused } from './serve.ts';

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
  readonly version: string;
  readonly rules: () => Promise<Rules>;
  readonly search: () => Promise<(catalogue: Catalogue, text: string) => readonly Candidate[]>;
  /** Resolves when the process is asked to end. */
  readonly asked: () => Promise<void>;
};

export function serverDoor(env: ServerEnvironment): ServerDoor {
  return {
    connect: async (url) => connect({ folder: env.folder, url: url ?? env.url, token: env.token }),
    serve: (options) => serveHere(env, options),
  };
}

async function serveHere(env: ServerEnvironment, options: ServeOptions): Promise<Served> {
  const { pino } = await import('pino');
  const rules = await env.rules();
  const policy = rules.policies.find(({ id }) => id === options.policy);
  const group = policy?.groups[0];
  if (!policy || !group)
    throw new UserError(
      `There is no policy ${options.policy}`,
      `There are ${rules.policies.map(({ id }) => id).join(', ')}.`,
    );
  const asked = env.asked();
  const running = await serve({
    folder: env.folder,
    databaseUrl: env.databaseUrl,
    port: options.port,
    version: env.version,
    rules,
    beginning: { name: options.organisation, policy: policy.id, group: group.id },
    origin: env.ledgerOrigin ?? 'grendel.invalid/ledger',
    ledgerKey: env.ledgerKey,
    witnesses: env.witnesses,
    search: await env.search(),
    log: pino({ level: env.logLevel }, pino.destination(2)),
  }).catch(told);
  const here = (path: string): string => relative(process.cwd(), path) || '.';
  return {
    url: running.url,
    tokenFile: here(running.tokenFile),
    database: env.databaseUrl === null ? `embedded in ${here(env.folder)}` : 'on PostgreSQL',
    isNew: running.isNew,
    ended: asked.then(() => running.stop()),
  };
}

function told(error: unknown): never {
  if (error instanceof ServeRefused) throw new UserError(error.message, error.remedy);
  if (error instanceof KeyProblem) throw new UserError(error.message);
  if (error instanceof Error && error.name === 'MigrationRefused')
    throw new UserError(error.message);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new UserError(
      'Another program answers on that port',
      'Say --port N, or --port 0 for any that is free.',
    );
  throw error;
}
