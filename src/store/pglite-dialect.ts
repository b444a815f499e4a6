import { setImmediate as turn } from 'node:timers/promises';
import type { PGlite, Results, Transaction } from '@electric-sql/pglite';
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { statementsOf, type Statements } from './pglite-statements.ts';

/**
 * Kysely on PGlite, one user of its single connection at a time. Kysely's own dialect lets a query of one caller run inside the
 * open transaction of another (its driver hands the same connection to all; read in kysely 0.29.9, 2026-11-26): rows that were
 * never committed would be read, and writes of others rolled back.
 */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => driverOf(pglite),
  };
}

type Connection = DatabaseConnection & {
  begin: () => Promise<void>;
  /** Resolves when the transaction has ended. */
  end: (how: 'commit' | 'rollback') => Promise<void>;
};

function driverOf(pglite: PGlite): Driver {
  let last: Promise<void> = Promise.resolve();
  const statements = statementsOf(pglite);
  const releases = new WeakMap<DatabaseConnection, () => void>();
  const plain = async (connection: DatabaseConnection, sql: string): Promise<void> => {
    await connection.executeQuery({ sql, parameters: [] } as unknown as CompiledQuery);
  };
  return {
    init: () => pglite.waitReady,
    async acquireConnection() {
      const before = last;
      const mine = Promise.withResolvers<void>();
      last = mine.promise;
      await before;
      // PGlite answers within the turn of the event loop in which it is asked: without this, one who asks again and again would
      // keep everybody else's sockets and timers waiting for seconds (measured while an export of 20,000 devices was published).
      await turn();
      const connection = connectionOf(pglite, statements);
      releases.set(connection, mine.resolve);
      return connection;
    },
    releaseConnection: async (connection) => releases.get(connection)?.(),
    beginTransaction: (connection) => (connection as Connection).begin(),
    commitTransaction: (connection) => (connection as Connection).end('commit'),
    rollbackTransaction: (connection) => (connection as Connection).end('rollback'),
    savepoint: (connection, name) => plain(connection, `savepoint "${name}"`),
    rollbackToSavepoint: (connection, name) => plain(connection, `rollback to savepoint "${name}"`),
    releaseSavepoint: (connection, name) => plain(connection, `release savepoint "${name}"`),
    destroy: async () => {
      await last;
      if (!pglite.closed) await pglite.close();
    },
  };
}

class RolledBack extends Error {}

/** What may be prepared, and holds no second statement. */
const ONE_STATEMENT = /^\s*(select|insert|update|delete|with)\b[^;]*$/i;
/** What changes no table. */
const CONTROL = /^\s*(savepoint|rollback|release|set)\b[^;]*$/i;

function connectionOf(pglite: PGlite, statements: Statements): Connection {
  let transaction: Transaction | null = null;
  let ended: Promise<void> = Promise.resolve();
  let finish: (how: 'commit' | 'rollback') => void = () => {};
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (parameters.length > 0 || ONE_STATEMENT.test(sql)) return statements.run(sql, parameters);
      // Without parameters it may be several statements (a migration is), as it may with pg.
      const on = transaction ?? pglite;
      if (!CONTROL.test(sql)) await statements.forget();
      const { rows = [], affectedRows } =
        ((await on.exec(sql)).at(-1) as Results<R> | undefined) ?? {};
      return affectedRows === undefined
        ? { rows }
        : { rows, numAffectedRows: BigInt(affectedRows) };
    },
    streamQuery: () => {
      throw new Error('PGlite has no cursors: read by pages');
    },
    // PGlite's own exclusive mode, since the job queue uses the same instance without this driver.
    async begin() {
      const begun = Promise.withResolvers<void>();
      const told = new Promise<'commit' | 'rollback'>((resolve) => (finish = resolve));
      ended = pglite
        .transaction(async (tx) => {
          transaction = tx;
          begun.resolve();
          if ((await told) === 'rollback') throw new RolledBack();
        })
        .catch((error: unknown) => {
          begun.reject(error);
          if (!(error instanceof RolledBack)) throw error;
        });
      ended.catch(() => {});
      await begun.promise;
    },
    async end(how) {
      finish(how);
      transaction = null;
      await ended;
    },
  };
}
