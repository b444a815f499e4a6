import type { SimulatedFleet } from '../../simulated/fleet.ts';
import { serveSimulator } from '../../simulated/serve.ts';
import { makeTraps, type SetTraps } from '../../simulated/traps.ts';
import { makeAuthority } from '../phones/identity.ts';
import { applePhone } from '../phones/phone.ts';
import { fakeNanomdm } from './server.ts';

/** A fake NanoMDM with simulated phones behind it, for demonstrations and load. */
export type SimulatedNanomdm = {
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Where its webhook sends to from now on. All phones enrol anew, so that who listens hears of each. */
  readonly sendTo: (address: string) => Promise<void>;
  /** Every phone that is on asks for commands until there are none. How many commands were answered. */
  readonly checkIn: () => Promise<number>;
  readonly traps: SetTraps;
  /** Changes made on phones so far. */
  readonly changes: () => number;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
};

const KEY = 'simulated';

/** `fleet`: iPhones; others are left out. `deliver`: how an event is sent; by HTTP unless a test gives its own. */
export async function simulatedNanomdm(options: {
  readonly fleet: SimulatedFleet;
  readonly traps?: SetTraps;
  readonly port?: number;
  readonly deliver?: (address: string, init: RequestInit) => Promise<unknown>;
}): Promise<SimulatedNanomdm> {
  const { fleet, traps = makeTraps(), deliver = fetch } = options;
  const authority = makeAuthority();
  let changes = 0;
  let listener: string | null = null;
  const server = fakeNanomdm({
    key: KEY,
    authority: authority.pem,
    webhookKey: KEY,
    now: fleet.now,
    webhook(body, headers) {
      if (listener !== null) void send(listener, body, headers);
    },
  });
  async function send(
    address: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    try {
      await deliver(address, { method: 'POST', body: Buffer.from(body), headers });
    } catch {
      // As NanoMDM does: an event that nobody takes is gone.
    }
  }
  const phones = [...fleet.phones()]
    .filter(({ platform }) => platform === 'ios')
    .map((phone) =>
      applePhone({
        phone,
        identity: authority.issue(phone.id),
        server: 'http://127.0.0.1/mdm',
        fetch: async (address, init) => server.answer(new Request(address, init)),
        deaf: () => traps.now().deaf === true,
        changed: () => {
          changes += 1;
        },
      }),
    );
  const served = await serveSimulator({
    vendor: 'NanoMDM',
    answer: server.answer,
    traps,
    now: fleet.now,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  return {
    url: served.url,
    settings: { url: served.url, push: 'no', 'kmfddm-url': served.url },
    secrets: { 'api-key': KEY, 'apply-api-key': KEY, 'webhook-key': KEY, 'kmfddm-api-key': KEY },
    async sendTo(address) {
      listener = address;
      for (const phone of phones) await phone.enrol();
    },
    async checkIn() {
      let answered = 0;
      for (const phone of phones) answered += (await phone.talk()) ?? 0;
      return answered;
    },
    traps,
    changes: () => changes,
    requests: served.requests,
    close: served.close,
  };
}
