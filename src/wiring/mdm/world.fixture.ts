import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { pseudonymsIn } from '../../privacy/pseudonym.ts';
import { openSealed, seal } from '../../privacy/seal.ts';
import { newGovernment, told, ANN, type Phone } from '../government.fixture.ts';
import type { Store } from '../../actions/store.ts';
import { connect } from '../../actions/mdm/connections.ts';
import type { MdmServer } from '../../actions/mdm/door.ts';
import {
  fakeMdm,
  fakeRestriction,
  type FakeMdm,
  type FakeOptions,
  type FakePhone,
} from '../../actions/mdm/fake-connector.fixture.ts';

export type MdmWorld = Awaited<ReturnType<typeof newMdmWorld>>;
export const NEVER = new AbortController().signal;

/** A government whose fleet is read from an MDM of tests. */
export async function newMdmWorld(
  options: Partial<Omit<FakeOptions, 'clock' | 'content'>> & { readonly phones?: number } = {},
) {
  const state = await newGovernment();
  const keys = newKeyRing();
  let now = Date.parse('2026-11-26T10:00:00.000Z');
  const clock = (): Instant => new Date(now).toISOString() as Instant;
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    state.setClock(clock());
  };
  const asTold = ([id, { apps }]: readonly [string, FakePhone]): Phone => ({ id, apps });
  const fake = fakeMdm({
    ...options,
    clock,
    content: (phones) => told({ phones: phones.map(asTold), moment: clock() }),
  });
  const inHex = (aliases: ReturnType<ReturnType<typeof pseudonymsIn>>) =>
    aliases.map(({ key, pseudonym }) => ({ key, name: pseudonym.toHex() })) as never;
  const door: MdmServer['mdm'] = {
    kind: (mdm) => (mdm === 'fake' ? fake.kind : null),
    barred: async () => null,
    connector: () => fake.connector,
    trial: () => fake.connector,
    secretPlace: (_, name) => ({ given: true, variable: null, file: `secrets/fake/${name}` }),
    asking: () => ({ what: 'the list of devices', at: now }),
    names: (fleet) => (ref: DeviceRef) =>
      inHex(state.pseudonyms(fleet)({ key: ref, serial: null })),
    hash: (text) => inHex(pseudonymsIn('memory', keys.pseudonym)({ key: text, serial: null })),
    current: () => ({ pseudonym: 1, sealing: 1 }),
    seal: (row, value) => seal(keys.sealing, { table: 'memory', row }, value),
    open(row, sealed) {
      const opened = openSealed(keys.sealing, { table: 'memory', row }, sealed);
      return opened.ok ? opened.value : null;
    },
    text: () => null,
    restrictions: ({ products, exemptions }) => {
      const exempt = new Set(exemptions.map(({ app }) => app));
      const apps = products.map(({ app }) => app);
      const restrictions = [
        { restriction: fakeRestriction(apps.filter((app) => !exempt.has(app))), except: [] },
        ...exemptions.map(({ app, devices }) => ({
          restriction: fakeRestriction([app], `block.test.${app}`),
          except: devices,
        })),
      ];
      return { restrictions, leftOut: [], notes: [] };
    },
    // A beat of half a minute waits until it is told to end; what looks again soon passes the time.
    wait: (milliseconds, signal) =>
      milliseconds > 10_000
        ? new Promise((resolve) =>
            signal.addEventListener('abort', () => resolve(), { once: true }),
          )
        : new Promise((resolve) => {
            pass(milliseconds);
            setImmediate(resolve);
          }),
  };
  const server: MdmServer = { ...state.server, clock, mdm: door };
  for (let i = 0; i < (options.phones ?? 5); i++)
    addPhone(fake, `device-id-${100 + i}`, i === 0 ? ['clip'] : ['plain']);
  const connected = await connect(server, ANN, {
    fleet: state.fleet,
    mdm: 'fake',
    settings: { url: 'https://mdm.invalid' },
    syncHours: 24,
    checkHours: 24,
  });
  if (!connected.ok) throw new Error(connected.code);
  return { ...state, server, fake, clock, pass, connection: connected.value };
}

export function addPhone(fake: FakeMdm, id: string, apps: readonly string[]): void {
  fake.phones.set(id, { apps, platform: 'ios', enrolment: 'supervised', isOff: false });
}

/** From one point of death to the next: each costs a database. `.ci/run` tries every one of them, `npm test` each third. */
export const NEXT_POINT = process.env['GRENDEL_EVERY_POINT'] === undefined ? 3 : 1;

/** A process that ends at its n-th use of the database: everything after that fails as well, for good. */
export function dyingAt(
  server: MdmServer,
  n: number,
): MdmServer & { readonly isDead: () => boolean } {
  let uses = 0;
  const mortal = <T extends object>(object: T): T =>
    new Proxy(object, {
      get(target, name) {
        const member = target[name as keyof T];
        if (typeof member === 'object' && member !== null) return mortal(member);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => {
          uses++;
          if (uses >= n) throw new Dead();
          return member.apply(target, values);
        };
      },
    });
  return { ...server, store: mortal<Store>(server.store), isDead: () => uses >= n };
}
export class Dead extends Error {
  override readonly name = 'Dead';
}

export const untilLater = ({ clock }: Pick<MdmWorld, 'clock'>): Instant =>
  new Date(Date.parse(clock()) + 3_600_000).toISOString() as Instant;
