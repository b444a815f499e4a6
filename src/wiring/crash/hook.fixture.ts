/**
 * Loaded into a server before its own code (`node --import`): the process kills itself at a certain message to its database,
 * as `kill -9` does. `?at=12` counts from the start of the process, a message `{ arm: 12 }` of the parent from there.
 * `moment` says on which side of that message: before it is sent, or after (on PostgreSQL it is on its way then).
 */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const asked = new URL(import.meta.url).searchParams;
const isAfter = asked.get('moment') === 'after';
let left = Number(asked.get('at') ?? Infinity);

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function aroundMessages<T extends object>(prototype: T, name: keyof T): void {
  const original = prototype[name] as (...values: unknown[]) => unknown;
  const counted = function (this: unknown, ...values: unknown[]): unknown {
    left--;
    if (left <= 0 && !isAfter) die();
    const result = original.apply(this, values);
    if (left <= 0) die();
    return result;
  };
  prototype[name] = counted as T[keyof T];
}
aroundMessages(PGlite.prototype, 'execProtocolRawSync');
aroundMessages(pg.Client.prototype, 'query');

process.on('message', ({ arm }: { readonly arm: number }) => {
  left = arm;
});
process.channel?.unref();
