import { z } from 'zod';
import { makeBudget } from '../http/budget.ts';
import { mdmHttp } from '../http/client.ts';
import { answered } from '../http/fault.ts';
import { manners, type Mannered } from '../http/manners.ts';
import { basic } from '../http/tokens.ts';
import { asPlist } from './commands.ts';
import type { Dict } from './plist.ts';

/** Ids of one request stand in its path; KMFDDM itself takes 30 for what proxies bear (v0.8.3, notifier/foss, read). */
export const IDS_AT_ONCE = 30;

/** `queued`: it lies in the queue, or did already. `refused`: it does not. */
export type Queued = 'queued' | 'refused';

const NOBODY = 'grendel-asks-whether-it-may';

export type NanomdmApi = {
  /** The same UUID is never queued twice. All ids must be enrolled where NanoMDM stores in SQL. */
  readonly enqueue: (
    ids: readonly string[],
    uuid: string,
    command: Dict,
    signal: AbortSignal,
  ) => Promise<Queued>;
  readonly push: (ids: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Throws where it does not answer; gives its clock, milliseconds since 1970. It asks for no key. */
  readonly alive: (signal: AbortSignal) => Promise<number | null>;
  /** Throws where it refuses the key. Nobody is called so, so nobody is woken. */
  readonly takesKey: (signal: AbortSignal) => Promise<void>;
};

const Told = z.object({ command_error: z.string().optional() });
const Result = z.object({
  command_uuid: z.string().optional(),
  command_error: z.string().optional(),
  status: z.record(z.string(), Told).optional(),
});

export function nanomdmApi(
  options: Mannered & {
    readonly base: string;
    readonly key: string;
    readonly push: boolean;
  },
): NanomdmApi {
  const http = mdmHttp({
    name: 'NanoMDM',
    base: options.base,
    budget: makeBudget([]),
    tokens: basic('nanomdm', options.key),
    ...manners(options),
  });
  const path = (ids: readonly string[]): string => ids.map(encodeURIComponent).join(',');
  return {
    async enqueue(ids, uuid, command, signal) {
      const answer = await http.json(
        {
          what: 'its queue of commands',
          method: 'PUT',
          path: `/v1/enqueue/${path(ids)}${options.push ? '' : '?nopush=1'}`,
          body: { type: 'application/xml', content: asPlist(uuid, command) },
          repeatable: true,
          // 207 and 500 tell of a failed push too, although the command is queued (v0.9.0, api/api.go, read).
          allow: [500],
        },
        signal,
      );
      return judged(answer, uuid);
    },
    async alive(signal) {
      const { serverTime } = await http.json({ what: 'its version', path: '/version' }, signal);
      return serverTime;
    },
    async takesKey(signal) {
      const path = `/v1/push/${NOBODY}`;
      // The push fails, as it is to nobody; what counts is that it was let in (401 comes before).
      await http.json({ what: 'a push to nobody', path, allow: [400, 404, 500] }, signal);
    },
    async push(ids, signal) {
      if (!options.push || ids.length === 0) return;
      await http.json({ what: 'a push', path: `/v1/push/${path(ids)}`, allow: [500] }, signal);
    },
  };
}

/**
 * `command_error` decides, and not the status. Stores refuse a UUID that they have: `command already exists` (filekv, inmem), a
 * duplicate key (MySQL, PostgreSQL; v0.9.0, storage, read). Errors of one id may stand under the command's UUID instead.
 */
function judged({ status, body }: { status: number; body: unknown }, uuid: string): Queued {
  const result = Result.safeParse(body);
  const errors = result.success
    ? [result.data, ...Object.values(result.data.status ?? {})].flatMap(
        (told) => told.command_error ?? [],
      )
    : [];
  // Without either it is not NanoMDM that answered, or not to this.
  if (errors.length === 0 && !(result.success && result.data.command_uuid === uuid))
    throw answered('NanoMDM', 'its queue of commands', status < 400 ? 500 : status, {}, null);
  return errors.every((error) => /already exists|duplicate/i.test(error)) ? 'queued' : 'refused';
}
