import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { codeOf } from './lost.ts';
import type { Database } from './open.ts';
import { withNamedStatements } from './named-statements.ts';
import { DatabaseRefused } from './refused.ts';
import type { Schema } from './schema.ts';
import { PARSERS, SESSION } from './values.ts';

const POOL = 10;
/** A statement that takes longer has lost its index; whoever waits for it is better told so. */
const STATEMENT_TIMEOUT = 60_000;
/** A worker that hangs or is cut off from the network must not keep its locks. */
const IDLE_IN_TRANSACTION_TIMEOUT = 60_000;
const CONNECT_TIMEOUT = 10_000;
/** The oldest PostgreSQL that its makers still mend (postgresql.org/support/versioning, read 2026-11-26) and that the tests run on. */
const OLDEST_MAJOR = 15;

export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL,
    application_name: 'grendel',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    keepAlive: true,
    // Not as start-up options: those of the URL would replace them.
    onConnect: async (client) => {
      await client.query(SESSION);
    },
    types: { getTypeParser: (oid, format) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format) },
  });
  // A connection that breaks is replaced, and whoever was using it learns it from the next statement. Without listeners for both, the
  // ones at rest and those in use, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await check(pool, place);
  } catch (error) {
    await pool.end();
    throw error instanceof DatabaseRefused ? error : unreachable(error, place);
  }
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: withNamedStatements(pool) }),
  });
  return { db, boss: { url }, kind: 'postgres', close: () => db.destroy() };
}

/** `user@host:5432/name`, as the driver understands the URL and its defaults. */
function placeOf(url: string): string {
  try {
    const { user, host, port, database } = new pg.Client({ connectionString: url });
    return `${user ?? ''}@${host}:${port}/${database ?? ''}`;
  } catch {
    // The driver's own message repeats the URL, and a password with it.
    throw new DatabaseRefused(
      'The address of the database is none that can be read',
      'Write it as postgresql://USER:PASSWORD@HOST:5432/NAME, with %-escapes for signs such as @ and / in the password.',
    );
  }
}

async function check(pool: pg.Pool, place: string): Promise<void> {
  const { rows } = await pool.query<{
    version: number;
    encoding: string;
    standby: boolean;
    creates: boolean;
  }>(`select current_setting('server_version_num')::int as version,
             current_setting('server_encoding') as encoding,
             pg_is_in_recovery() as standby,
             coalesce(has_schema_privilege(current_schema(), 'create'), false) as creates`);
  const [server] = rows;
  if (!server) throw new Error('the database said nothing of itself');
  const refuse = (message: string, remedy: string): never => {
    throw new DatabaseRefused(`${place}: ${message}`, remedy);
  };
  const major = Math.trunc(server.version / 10_000);
  if (major < OLDEST_MAJOR)
    refuse(`this is PostgreSQL ${major}`, `Grendel needs ${OLDEST_MAJOR} or newer.`);
  if (server.encoding !== 'UTF8')
    refuse(
      `this database keeps text as ${server.encoding}`,
      "Make one with: create database NAME encoding 'UTF8' template template0.",
    );
  if (server.standby)
    refuse(
      'this server only follows another one',
      'Give the address of the one that takes writes.',
    );
  if (!server.creates)
    refuse(
      'this user may not make tables here',
      'Make the user the owner of the database: alter database NAME owner to USER.',
    );
}

/** By SQLSTATE (PostgreSQL 18, appendix A) or the operating system's code. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: ['no PostgreSQL answers there', 'Is it running, and is the address right?'],
  ENOENT: ['there is no such socket', 'Is PostgreSQL running, and is the address right?'],
  ENOTFOUND: ['there is no machine of that name', 'Check the host in the address.'],
  EAI_AGAIN: ['the name of the machine could not be looked up', 'Check the host and the network.'],
  ETIMEDOUT: ['no answer in time', 'Check the host, the port and the firewall between.'],
  ECONNRESET: ['the connection was cut', 'Look into the log of PostgreSQL.'],
  '28P01': ['the password is wrong', 'Check user and password in the address.'],
  '28000': ['this user may not connect', 'Check the user in the address, and pg_hba.conf.'],
  '3D000': ['there is no such database', 'Make it first: create database NAME.'],
  '42501': ['this user may not do that', 'Make the user the owner of the database.'],
  '53300': [
    'it has no connection left',
    'Raise max_connections, or stop what does not need to run.',
  ],
  '57P03': ['it is still starting, or shutting down', 'Try again in a moment.'],
};

function unreachable(error: unknown, place: string): DatabaseRefused {
  const code = codeOf(error);
  const [reason, remedy] = REASONS[code ?? ''] ?? [
    `it can't be used (${code ?? 'no answer in time'})`,
    'Check the address, and look into the log of PostgreSQL.',
  ];
  return new DatabaseRefused(`${place}: ${reason}`, remedy);
}
