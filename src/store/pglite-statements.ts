import { protocol, parse, type PGlite } from '@electric-sql/pglite';
import type { QueryResult } from 'kysely';
import { rowsFrom, type Column } from './pglite-rows.ts';

/** Runs one statement with its parameters. */
export type Statements = {
  readonly run: <R>(sql: string, parameters: readonly unknown[]) => Promise<QueryResult<R>>;
  /** After tables were changed: what was worked out for them before no longer holds. */
  readonly forget: () => Promise<void>;
};

/** Texts of ours are some hundred; a plan is some tens of kilobytes. */
const MOST = 250;
/**
 * Then it is planned anew: the embedded database counts rows only when it is vacuumed, and a plan for a table of ten rows would go on
 * for one of ten thousand.
 */
const USES = 100;

type Prepared = {
  readonly name: string;
  /** Of parameters, by OID. */
  readonly types: readonly number[];
  /** Of its rows: the database says so once. */
  readonly columns: readonly Column[];
  uses: number;
};
type Messages = Parameters<typeof parse.parseResults>[0];

/**
 * Statements that stay prepared. PGlite's own `query` parses and plans each anew, in five turns with the database (read in its 0.5.16,
 * 2026-11-27); here one that was asked before takes one turn, and mostly no planning. Only for whoever has the connection to
 * himself, as `pglite-dialect.ts` sees to.
 */
export function statementsOf(pglite: PGlite): Statements {
  const known = new Map<string, Prepared>();
  let made = 0;

  const say = (...messages: readonly Uint8Array[]): Promise<Messages> =>
    pglite.runExclusive(() => pglite.execProtocolStream(Buffer.concat(messages)));

  /** As `say`, unread: the memory that the database hands out is its own, and used again. */
  const answerTo = (...messages: readonly Uint8Array[]): Promise<Buffer> =>
    pglite.runExclusive(async () => {
      const parts: Buffer[] = [];
      await pglite.execProtocolRawStream(Buffer.concat(messages), {
        onRawData: (part) => void parts.push(Buffer.from(part)),
      });
      return Buffer.concat(parts);
    });

  async function close(sql: string, { name }: Prepared): Promise<void> {
    known.delete(sql);
    await say(protocol.serialize.close({ type: 'S', name }), protocol.serialize.sync());
  }

  async function prepare(sql: string): Promise<Prepared> {
    const before = known.get(sql);
    if (before !== undefined && before.uses < USES) {
      // Those that were asked longest ago are the first ones.
      known.delete(sql);
      known.set(sql, before);
      return before;
    }
    if (before !== undefined) await close(sql, before);
    const [oldest] = known;
    if (known.size >= MOST && oldest !== undefined) await close(...oldest);
    const name = `s${made++}`;
    const told = await say(
      protocol.serialize.parse({ name, text: sql }),
      protocol.serialize.describe({ type: 'S', name }),
      protocol.serialize.sync(),
    );
    const prepared: Prepared = {
      name,
      types: parse.parseDescribeStatementResults(told),
      columns: told.flatMap((message) =>
        'fields' in message && message.name === 'rowDescription'
          ? (message.fields as Column[])
          : [],
      ),
      uses: 0,
    };
    known.set(sql, prepared);
    return prepared;
  }

  return {
    async run<R>(sql: string, parameters: readonly unknown[]) {
      const prepared = await prepare(sql);
      prepared.uses++;
      const { name, types, columns } = prepared;
      const values = parameters.map((value, n) => textOf(pglite, types[n], value));
      const answer = await answerTo(
        protocol.serialize.bind({ statement: name, values }),
        protocol.serialize.execute({}),
        protocol.serialize.sync(),
      );
      const { rows, affected } = rowsFrom(answer, columns, pglite.parsers);
      return { rows: rows as R[], numAffectedRows: BigInt(affected) };
    },
    async forget() {
      for (const [sql, prepared] of known) await close(sql, prepared);
    },
  };
}

function textOf(pglite: PGlite, type: number | undefined, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const serialize = type === undefined ? undefined : pglite.serializers[type];
  return serialize === undefined ? String(value) : (serialize(value) as string);
}
