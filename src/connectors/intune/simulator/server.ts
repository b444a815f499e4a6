import type { DeviceRef } from '../../../core/mdm/device.ts';
import type { SimulatedFleet } from '../../simulated/fleet.ts';
import type { SimulatedPhone } from '../../simulated/phone.ts';
import { type Served, serveSimulator } from '../../simulated/serve.ts';
import { simulatedTokens } from '../../simulated/tokens.ts';
import { makeTraps, type SetTraps } from '../../simulated/traps.ts';
import { checkIn } from './phones.ts';
import { routes } from './routes.ts';
import { PLAIN_QUIRKS, type Quirks, type Tenant } from './state.ts';

export type SimulatedIntune = Served & {
  readonly tenant: Tenant;
  readonly traps: SetTraps;
  readonly quirks: Quirks;
  readonly refOf: (phone: SimulatedPhone) => DeviceRef;
  /** Every phone that is on speaks with Intune, as often as it takes until it is not locked. */
  readonly settle: () => void;
  /** Changes made so far, in the tenant and on phones. */
  readonly effects: () => number;
  /** What `connect` is told, and the secrets. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

const TENANT = '11111111-2222-4333-8444-555555555555';
const LIFE = 3599;

/**
 * A SIMULATOR of Microsoft Intune over Graph on this machine, around a fleet that nobody owns: it speaks as the pages read describe it,
 * and does wrong what real tenants do wrong. It is not Intune, and says so in every answer.
 */
export async function simulateIntune(
  fleet: SimulatedFleet,
  options: {
    readonly quirks?: Partial<Quirks>;
    readonly port?: number;
    readonly secret?: string;
  } = {},
): Promise<SimulatedIntune> {
  const traps = makeTraps();
  const quirks: Quirks = { ...PLAIN_QUIRKS, ...options.quirks };
  const tokens = simulatedTokens(fleet.seed, LIFE, fleet.now, traps);
  let effects = 0;
  let number = 0;
  const tenant: Tenant = {
    fleet,
    traps,
    quirks,
    policies: new Map(),
    groups: new Map(),
    apps: new Map(),
    approved: new Set(),
    jobs: new Map(),
    statuses: new Map(),
    violations: new Map(),
    synced: new Map(),
    next: () => (number += 1),
    does: (work) => {
      if (traps.now().deaf === true) return;
      work();
      effects += 1;
    },
  };
  const secret = options.secret ?? 'simulated';
  const served = await serveSimulator({
    vendor: 'Microsoft Intune',
    traps,
    now: fleet.now,
    exempt: (path) => path.endsWith('/oauth2/v2.0/token'),
    answer: routes(tenant, tokens, secret),
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  return {
    ...served,
    tenant,
    traps,
    quirks,
    refOf: (phone) => phone.id as DeviceRef,
    settle: () => {
      for (const phone of fleet.phones())
        for (let tries = 0; tries < 10; tries += 1) if (checkIn(tenant, phone)) break;
    },
    effects: () => effects,
    settings: {
      tenant: TENANT,
      client: 'reader',
      'apply-client': 'applier',
      login: served.url,
      graph: served.url,
    },
    secrets: { secret, 'apply-secret': secret },
  };
}
