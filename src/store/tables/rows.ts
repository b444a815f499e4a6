import { sql, type RawBuilder } from 'kysely';

/**
 * Rows as one parameter, which both databases read alike: `from ${rowsOf(rows, 'n int, app text')}`. `columns` is SQL of
 * ours. Bytes go as hexadecimal text and come back by `decode(…, 'hex')`.
 */
export function rowsOf(rows: readonly object[], columns: string): RawBuilder<unknown> {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as given (${sql.raw(columns)})`;
}

/** An array as one parameter. */
export function arrayOf(values: readonly string[], type: 'uuid' | 'text'): RawBuilder<string[]> {
  return sql<string[]>`${`{${values.map(quoted).join(',')}}`}::${sql.raw(type)}[]`;
}

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

export function numbersOf(values: readonly number[]): RawBuilder<number[]> {
  return sql<number[]>`${`{${values.join(',')}}`}::bigint[]`;
}
