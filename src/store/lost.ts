/**
 * By SQLSTATE (PostgreSQL 18, appendix A), beside the class of connection exceptions (08): stopped by an administrator, by a crash
 * of another, not yet started, no connection left, idle for too long. And by the operating system's word.
 */
const LOST = new Set(
  '57P01 57P02 57P03 53300 25P03 57P05 ECONNREFUSED ECONNRESET EPIPE ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH'.split(
    ' ',
  ),
);
/** The driver has no codes for these (pg 8.23.1 `client.js`, Kysely 0.29.9 `postgres-driver.js`, read 2026-11-27). */
const LOST_BY_WORD =
  /^(Connection terminated( unexpectedly)?|Client (has encountered a connection error|was closed) and is not queryable|Postgres connection has been discarded)$/;
/** Waited for long enough already (pg-pool 3.14.0 `index.js`, read 2026-11-27). */
const LATE =
  /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** `lost`: the connection is gone, another may do. `late`: none came in time. Null: an error of another kind. */
export function lossOf(error: unknown): 'lost' | 'late' | null {
  const code = codeOf(error);
  if (code === 'ETIMEDOUT') return 'late';
  if (code !== null) return LOST.has(code) || /^08[0-9A-Z]{3}$/.test(code) ? 'lost' : null;
  const message = error instanceof Error ? error.message : '';
  if (LATE.test(message)) return 'late';
  return LOST_BY_WORD.test(message) ? 'lost' : null;
}

/** SQLSTATE, or the operating system's word. */
export function codeOf(error: unknown): string | null {
  // Several addresses of one name were tried, each with its own error.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
