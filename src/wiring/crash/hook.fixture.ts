/**
 * Loaded into a server before its own code (`node --import`): the process kills itself, as `kill -9` does, at a certain statement
 * to its database. `?at=12` counts from the start of the process, a message `{ arm: 12 }` of the parent from there. `moment` says
 * where in that statement: before it is sent; once it was carried out and, alone, is not committed yet (on PostgreSQL: while it
 * is on its way); or when it has come back.
 */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const asked = new URL(import.meta.url).searchParams;
const moment = asked.get('moment');
let left = Number(asked.get('at') ?? Infinity);

function dieIf(now: boolean): void {
  if (left <= 0 && now) process.kill(process.pid, 'SIGKILL');
}

/** First bytes of PostgreSQL's messages: a statement is Parse … Execute, Sync, or one Query. */
const [PARSE, QUERY, EXECUTE, SYNC] = [0x50, 0x51, 0x45, 0x53];
const { execProtocolRawSync } = PGlite.prototype;
PGlite.prototype.execProtocolRawSync = function (message: Uint8Array): Uint8Array {
  const kind = message[0];
  if (kind === PARSE || kind === QUERY) {
    left--;
    dieIf(moment === 'before');
  }
  const answer = execProtocolRawSync.call(this, message);
  dieIf(moment === 'middle' && (kind === EXECUTE || kind === QUERY));
  dieIf(kind === SYNC || kind === QUERY);
  return answer;
};

const prototype = pg.Client.prototype as { query: (...values: unknown[]) => unknown };
const { query } = prototype;
prototype.query = function (...values: unknown[]): unknown {
  left--;
  dieIf(moment === 'before');
  const answer = query.apply(this, values);
  dieIf(moment === 'middle');
  if (answer instanceof Promise)
    return answer.then((result: unknown) => {
      dieIf(true);
      return result;
    });
  return answer;
};

process.on('message', ({ arm }: { readonly arm: number }) => {
  left = arm;
});
process.channel?.unref();
