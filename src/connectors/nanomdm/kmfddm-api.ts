import { z } from 'zod';
import { makeBudget } from '../http/budget.ts';
import { type Ask, mdmHttp } from '../http/client.ts';
import { failed } from '../http/fault.ts';
import { manners, type Mannered } from '../http/manners.ts';
import { basic } from '../http/tokens.ts';

/** What KMFDDM holds of a declaration's fate on a device. `current`: the device has the newest that KMFDDM has. */
export type DeclarationStatus = z.infer<typeof Status>;
const Status = z.object({
  identifier: z.string(),
  active: z.boolean(),
  valid: z.string(),
  current: z.boolean(),
  status_received: z.string().nullish(),
  reasons: z.unknown().optional(),
});
const Names = z.array(z.string()).nullable();
const Statuses = z.record(z.string(), z.array(Status).nullable()).nullable();

export type KmfddmApi = {
  readonly putDeclaration: (declaration: object, signal: AbortSignal) => Promise<void>;
  readonly addToSet: (set: string, declaration: string, signal: AbortSignal) => Promise<void>;
  readonly setsOf: (id: string, signal: AbortSignal) => Promise<readonly string[]>;
  readonly addSet: (id: string, set: string, signal: AbortSignal) => Promise<void>;
  readonly takeSet: (id: string, set: string, signal: AbortSignal) => Promise<void>;
  readonly sets: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly declarationsOf: (set: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** Takes the set apart and deletes its declarations. */
  readonly dropSet: (set: string, signal: AbortSignal) => Promise<void>;
  /** Of each device that ever sent a status; those that did not are not in it. */
  readonly statusOf: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, readonly DeclarationStatus[]>>;
};

/** KMFDDM v0.8.3, docs/openapi.yaml (read). All that changes says the whole state, so it may be sent again. */
export function kmfddmApi(
  options: Mannered & { readonly base: string; readonly key: string },
): KmfddmApi {
  const http = mdmHttp({
    name: 'KMFDDM',
    base: options.base,
    budget: makeBudget([]),
    tokens: basic('kmfddm', options.key),
    ...manners(options),
  });
  const q = encodeURIComponent;
  // `nonotify`: the command that makes a device look is ours, so that it keeps its place among the device's steps.
  const change = async (
    ask: Pick<Ask, 'path' | 'json' | 'what'> & { readonly method: 'PUT' | 'DELETE' },
    signal: AbortSignal,
  ): Promise<void> => {
    const path = `${ask.path}${ask.path.includes('?') ? '&' : '?'}nonotify=1`;
    const sent = await http.bytes({ ...ask, path, repeatable: true }, signal);
    for await (const _ of sent.body); // its words are of no use, but an answer must be read
  };
  const names = async (path: string, signal: AbortSignal): Promise<readonly string[]> =>
    understood(Names, (await http.json({ what: 'a list of names', path }, signal)).body) ?? [];

  const declarationsOf = (set: string, signal: AbortSignal) =>
    names(`/v1/set-declarations/${q(set)}`, signal);
  return {
    putDeclaration: (declaration, signal) =>
      change(
        { what: 'a declaration', method: 'PUT', path: '/v1/declarations', json: declaration },
        signal,
      ),
    addToSet: (set, declaration, signal) =>
      change(
        {
          what: 'a set of declarations',
          method: 'PUT',
          path: `/v1/set-declarations/${q(set)}?declaration=${q(declaration)}`,
        },
        signal,
      ),
    setsOf: (id, signal) => names(`/v1/enrollment-sets/${q(id)}`, signal),
    addSet: (id, set, signal) =>
      change(
        {
          what: "a device's sets",
          method: 'PUT',
          path: `/v1/enrollment-sets/${q(id)}?set=${q(set)}`,
        },
        signal,
      ),
    takeSet: (id, set, signal) =>
      change(
        {
          what: "a device's sets",
          method: 'DELETE',
          path: `/v1/enrollment-sets/${q(id)}?set=${q(set)}`,
        },
        signal,
      ),
    sets: (signal) => names('/v1/sets', signal),
    declarationsOf,
    async dropSet(set, signal) {
      for (const declaration of await declarationsOf(set, signal)) {
        await change(
          {
            what: 'a set of declarations',
            method: 'DELETE',
            path: `/v1/set-declarations/${q(set)}?declaration=${q(declaration)}`,
          },
          signal,
        );
        await change(
          { what: 'a declaration', method: 'DELETE', path: `/v1/declarations/${q(declaration)}` },
          signal,
        );
      }
    },
    async statusOf(ids, signal) {
      const path = `/v1/declaration-status/${ids.map(q).join(',')}`;
      const { body } = await http.json({ what: 'the status of declarations', path }, signal);
      return new Map(
        Object.entries(understood(Statuses, body) ?? {}).map(([id, list]) => [id, list ?? []]),
      );
    },
  };
}

/** Zod's own message names members, among them ids of devices. */
function understood<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw failed('KMFDDM', 'what it holds', 'unexpected', 'gave an answer of another shape');
}
