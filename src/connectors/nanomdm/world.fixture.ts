import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection, Connector } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import { memoryInProcess, simulatedConnection } from '../simulated/connection.ts';
import type { SimulatedFleet } from '../simulated/fleet.ts';
import { type Served, serveSimulator } from '../simulated/serve.ts';
import { makeTraps, type SetTraps } from '../simulated/traps.ts';
import { fakeNanomdm } from './fake/server.ts';
import { type Authority, type Identity, makeAuthority } from './phones/identity.ts';
import { type ApplePhone, applePhone } from './phones/phone.ts';

/** A real NanoMDM, as `.ci/nanomdm` starts it. */
export type RealServer = {
  readonly nanomdm: string;
  readonly kmfddm: string | null;
  readonly key: string;
  readonly webhookKey: string;
  /** Where it sends its webhook: this process must listen there. */
  readonly webhookPort: number;
  readonly authority: Authority;
};

/** Simulated phones, enrolled in a server, real or fake, and what it sends to a connector. */
export type World = {
  readonly phones: readonly ApplePhone[];
  readonly phone: (index: number) => ApplePhone;
  readonly connect: () => Connection;
  readonly traps: SetTraps;
  readonly served: Served;
  /** Phones talk until none has anything left to do, and all that the server sent has been heard. */
  readonly settle: (connector: Connector, which?: readonly ApplePhone[]) => Promise<void>;
  /** Lists of apps that came out of `hear` since it was last asked. */
  readonly lists: () => readonly Uint8Array[];
  readonly effects: () => number;
  readonly close: () => Promise<void>;
};

/** One for all fakes: making keys takes long. */
let shared: Authority | null = null;
/** By who issued them: a fake and a real server in one run trust different ones. */
const identities = new WeakMap<Authority, Map<string, Identity>>();
function identityOf(authority: Authority, id: string): Identity {
  const issued = identities.get(authority) ?? new Map<string, Identity>();
  identities.set(authority, issued);
  const identity = issued.get(id) ?? authority.issue(id);
  issued.set(id, identity);
  return identity;
}
const KEY = 'fake-api-key';
const WEBHOOK_KEY = 'fake-webhook-key';

export async function startWorld(fleet: SimulatedFleet, real: RealServer | null): Promise<World> {
  const authority = real?.authority ?? (shared ??= makeAuthority());
  const traps = makeTraps();
  const pending: { body: Uint8Array; headers: Record<string, string> }[] = [];
  let heard = 0;
  let sent = 0;
  let effects = 0;
  let lists: Uint8Array[] = [];

  const take = (body: Uint8Array, headers: Readonly<Record<string, string>>): void => {
    heard += 1;
    pending.push({ body, headers: { ...headers } });
  };
  const listener = real === null ? null : await listen(real.webhookPort, take);
  const fake =
    real === null
      ? fakeNanomdm({
          key: KEY,
          authority: authority.pem,
          webhookKey: WEBHOOK_KEY,
          webhook: take,
          now: fleet.now,
        })
      : null;
  const onward = async (base: string, request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? null : await request.arrayBuffer();
    const headers = new Headers(request.headers);
    for (const name of ['host', 'connection', 'content-length', 'transfer-encoding'])
      headers.delete(name);
    return fetch(base + pathname + search, { method: request.method, headers, body });
  };
  // The real servers stand behind the same door, so that the traps are set for them too.
  const answer = async (request: Request): Promise<Response> => {
    // Its version is told without a key, so no right is needed for it.
    const needsNone = /^\/(?:v1\/enqueue\/|version$)/;
    const reads = !needsNone.test(new URL(request.url).pathname);
    if (reads && traps.now().forbids?.includes('restrictions') === true)
      return new Response(null, { status: 403 });
    if (fake !== null || real === null)
      return fake?.answer(request) ?? Promise.reject(new Error('no server'));
    const own = /^\/v1\/(?:enqueue|push)\//.test(new URL(request.url).pathname);
    return onward(own ? real.nanomdm : (real.kmfddm ?? real.nanomdm), request);
  };
  const served = await serveSimulator({
    vendor: real === null ? 'NanoMDM' : 'a real NanoMDM',
    answer,
    traps,
    now: fleet.now,
  });

  const phones = [...fleet.phones()].map((phone) =>
    applePhone({
      phone,
      identity: identityOf(authority, phone.id),
      server: `${real?.nanomdm ?? 'http://fake'}/mdm`,
      async fetch(address, init) {
        sent += 1;
        return fake === null ? fetch(address, init) : fake.answer(new Request(address, init));
      },
      deaf: () => traps.now().deaf === true,
      changed: () => {
        effects += 1;
      },
    }),
  );

  async function drain(connector: Connector): Promise<void> {
    let waited = 0;
    const missing = (): number => sent - heard;
    while (missing() > 0 || pending.length > 0) {
      const event = pending.shift();
      if (event === undefined) {
        waited += 1;
        if (waited > 2000) throw new Error(`${missing()} events never came`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      const hearing = await connector.hear?.(event, new AbortController().signal);
      if (hearing?.answer.status !== 200) throw new Error('an event was not taken');
      if (hearing.content !== null) lists.push(hearing.content);
    }
  }

  async function settle(connector: Connector, which: readonly ApplePhone[] = phones) {
    await drain(connector);
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const answered = await inTurns(which, (phone) => phone.talk());
      await drain(connector);
      if (answered.every((count) => (count ?? 0) === 0)) return;
    }
    throw new Error('the phones come to no end');
  }

  const memory = memoryInProcess();
  let ticks = 0;
  const clock = (): Instant => new Date(fleet.now() + (ticks += 1)).toISOString() as Instant;
  const world: World = {
    phones,
    phone: (index) => {
      const phone = phones[index];
      if (phone === undefined) throw new RangeError(`there is no phone ${index}`);
      return phone;
    },
    connect: () => ({
      ...simulatedConnection(
        fleet,
        {
          url: served.url,
          push: 'no',
          ...(real === null || real.kmfddm !== null ? { 'kmfddm-url': served.url } : {}),
        },
        {
          'api-key': real?.key ?? KEY,
          'apply-api-key': real?.key ?? KEY,
          'webhook-key': real?.webhookKey ?? WEBHOOK_KEY,
          'kmfddm-api-key': real?.key ?? KEY,
        },
        memory,
      ),
      clock,
    }),
    traps,
    served,
    settle,
    lists: () => {
      const given = lists;
      lists = [];
      return given;
    },
    effects: () => effects,
    close: async () => {
      await served.close();
      await listener?.();
    },
  };
  return world;
}

/** Some at the same time, as phones are; none waits for the slowest. */
export async function inTurns<T, R>(
  all: readonly T[],
  work: (each: T) => Promise<R>,
  atOnce = 8,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return results;
}

async function listen(
  port: number,
  take: (body: Uint8Array, headers: Readonly<Record<string, string>>) => void,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      take(Buffer.concat(pieces), Object.fromEntries(headers) as Record<string, string>);
      response.end();
    });
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, '127.0.0.1', listening.resolve);
  await listening.promise;
  const closed = server as { readonly address: () => AddressInfo | string | null } & typeof server;
  return () =>
    new Promise((resolve) => {
      closed.close(() => resolve());
      closed.closeAllConnections();
    });
}
