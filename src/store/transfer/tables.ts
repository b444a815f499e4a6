import { sql } from 'kysely';
import type { Db } from '../schema.ts';

/** What the database itself says of one of its tables. */
export type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** SQL expressions by which its rows have an order, none like another. */
  readonly key: readonly Column[];
  /** Numbered by the database. */
  readonly identity: string | null;
};
type Column = { readonly name: string; readonly type: string };

/** The steps that were taken stand in the header of an export. */
const LEFT_OUT = 'migration';
/** INVARIANT: a row comes after those of its own table that it refers to. */
const BEFORE_THE_KEY: Readonly<Record<string, Column>> = {
  organisation: { name: 'cardinality(path)', type: 'integer' },
};

/**
 * All tables of ours, those that others refer to first. They are asked for, not listed: so none is forgotten that a later migration
 * makes. The job queue has a schema of its own and stays: what it holds is done again from what is here.
 */
export async function tablesOf(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Omit<Table, 'key'> & { readonly primary: readonly Column[] }>`
    select class.relname as name,
      (select json_agg(json_build_object('name', quote_ident(attname), 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select json_agg(json_build_object('name', quote_ident(attname), 'type', format_type(atttypid, atttypmod))
          order by array_position(indkey::int2[], attnum))
        from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
        where indrelid = class.oid and indisprimary) as primary,
      (select attname from pg_attribute where attrelid = class.oid and attidentity <> '') as identity
    from pg_class as class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> ${LEFT_OUT}
    order by relname`.execute(db);
  const tables = rows.map(({ primary, ...table }) => {
    const first = BEFORE_THE_KEY[table.name];
    return { ...table, key: first ? [first, ...primary] : primary };
  });
  return referredFirst(tables, await references(db));
}

type Reference = { readonly from: string; readonly to: string };

async function references(db: Db): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select referring.relname as from, referred.relname as to
    from pg_constraint
    join pg_class as referring on referring.oid = conrelid
    join pg_class as referred on referred.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid <> confrelid`.execute(
    db,
  );
  return rows;
}

function referredFirst(
  tables: readonly Table[],
  references: readonly Reference[],
): readonly Table[] {
  const placed: Table[] = [];
  const isPlaced = (name: string): boolean => placed.some((one) => one.name === name);
  while (placed.length < tables.length) {
    const next = tables.find(
      ({ name }) =>
        !isPlaced(name) && references.every(({ from, to }) => from !== name || isPlaced(to)),
    );
    if (!next) throw new Error('tables refer to each other in a circle');
    placed.push(next);
  }
  return placed;
}

/** Whether nothing was ever written to it. */
export async function isEmpty(db: Db, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
}
