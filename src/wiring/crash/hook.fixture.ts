/**
 * Loaded into a server before its own code (`node --import`): the process kills itself, as `kill -9` does, at a certain statement
 * to its database. `?at=12` counts from the start of the process, a message `{ arm: 12 }` of the parent from there; with
 * `of=commit` only commits of what wrote something count, with `of=turn` only those of what changed the state of an inventory. `moment` says where in that statement: before it is sent; once it was
 * carried out and, alone, is not committed yet (on PostgreSQL: while it is on its way); or when it has come back.
 */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const asked = new URL(import.meta.url).searchParams;
const moment = asked.get('moment');
const WRITES = /^\s*(insert|update|delete)\b/i;
const TURNS = /^update "inventory" set "state"/;
const marks = new Map([
  ['commit', WRITES],
  ['turn', TURNS],
]).get(asked.get('of') ?? '');
let left = Number(asked.get('at') ?? Infinity);

function dieIf(now: boolean): void {
  if (left <= 0 && now) process.kill(process.pid, 'SIGKILL');
}

/** Connections whose transaction has done so. */
const marked = new WeakSet<object>();

/** Gives whether the statement counts; at one that does not, nobody dies. */
function counts(connection: object, text: string): boolean {
  if (marks) {
    if (/^\s*begin\b/i.test(text)) marked.delete(connection);
    if (marks.test(text)) marked.add(connection);
    if (!/^\s*commit\b/i.test(text) || !marked.delete(connection)) return false;
  }
  left--;
  return true;
}

/** First bytes of PostgreSQL's messages: a statement is Parse … Execute, Sync, or one Query. */
const [PARSE, QUERY, EXECUTE, SYNC] = [0x50, 0x51, 0x45, 0x53];
const { execProtocolRawSync } = PGlite.prototype;
let isCounted = false;
PGlite.prototype.execProtocolRawSync = function (message: Uint8Array): Uint8Array {
  const kind = message[0];
  if (kind === PARSE || kind === QUERY) {
    // Kind and length, then texts that end in a zero; a Parse names its statement before.
    const texts = Buffer.from(message).toString('latin1', 5).split('\0');
    isCounted = counts(this, texts[kind === PARSE ? 1 : 0] ?? '');
    dieIf(isCounted && moment === 'before');
  }
  const answer = execProtocolRawSync.call(this, message);
  dieIf(isCounted && moment === 'middle' && (kind === EXECUTE || kind === QUERY));
  dieIf(isCounted && (kind === SYNC || kind === QUERY));
  return answer;
};

const prototype = pg.Client.prototype as { query: (...values: unknown[]) => unknown };
const { query } = prototype;
prototype.query = function (this: pg.Client, ...values: unknown[]): unknown {
  const isOurs = counts(this, typeof values[0] === 'string' ? values[0] : '');
  dieIf(isOurs && moment === 'before');
  const answer = query.apply(this, values);
  dieIf(isOurs && moment === 'middle');
  if (isOurs && answer instanceof Promise)
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
