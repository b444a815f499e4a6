import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** So many of a connection: each keeps some tens of kilobytes of the server's memory, and nobody gives it back. */
const MOST = 200;
/** What is asked again and again. Writes have many rows each, or a text for each number of rows. */
const READS = /^\s*(select\b|with\b(?![^]*\b(insert|update|delete)\b))/i;

/**
 * The same pool, whose reads stay prepared at the server: to plan a page of findings takes as long as to read it (0.6 ms each, of
 * 300,000). PostgreSQL plans anew by itself where tables or their statistics change.
 */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const named = clients.get(client) ?? namedClient(client);
      clients.set(client, named);
      return named;
    },
    end: () => pool.end(),
  };
}

function namedClient(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST || !READS.test(text)) return known;
    const name = `grendel-${names.size}`;
    names.set(text, name);
    return name;
  };
  const query = (text: unknown, parameters: readonly unknown[] = []): unknown => {
    if (typeof text !== 'string') throw new TypeError('cursors are not asked for: read by pages');
    const values = [...parameters];
    // Without parameters it may be several statements, which can't be prepared.
    const name = values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? client.query(text, values) : client.query({ name, text, values });
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}
