import type { ExceptionId } from '../actions/exceptions/stored.ts';
import type {
  Check,
  ConnectionId,
  ExemptionId,
  PlanId,
  StoredConnection,
  StoredPlan,
  StoredStep,
  StoredSync,
  SyncId,
} from '../actions/mdm/stored.ts';
import type { Day } from '../core/day.ts';
import type { DeviceId, FindingId, FleetId, InventoryId, OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { Abilities, Ability } from '../core/mdm/abilities.ts';
import type { DeviceRef } from '../core/mdm/device.ts';
import type { ContentHash, Restriction, RestrictionKey } from '../core/mdm/restriction.ts';
import type { AppId } from '../core/statements.ts';
import type { Mdm, ShownExemption } from './mdm-actions.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const AT = '2026-11-24T08:00:00Z' as Instant;
const FLEET = uuid(0x10) as FleetId;
export const SECOND_FLEET = uuid(0x11) as FleetId;
export const CONNECTION = uuid(0x20) as ConnectionId;
export const SYNC = uuid(0x30) as SyncId;
/** Made; done and held; over its limit; running. */
export const PLANS = [0x40, 0x41, 0x42, 0x43].map((n) => uuid(n) as PlanId);
export const EXEMPTIONS = [0x50, 0x51].map((n) => uuid(n) as ExemptionId);
/** What a stored plan calls a device: no answer may ever hold it. */
export const PSEUDONYM = 'c0ffee'.repeat(5);

export type MdmWorld = {
  readonly kinds: readonly Mdm[];
  readonly connections: StoredConnection[];
  readonly syncs: StoredSync[];
  readonly plans: StoredPlan[];
  readonly steps: readonly StoredStep[];
  readonly checks: Check[];
  readonly exemptions: ShownExemption[];
  readonly heard: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[];
};

export const newMdmWorld = (): MdmWorld => ({
  kinds: [{ abilities: ABILITIES, asks: ASKS, hears: true }],
  connections: [
    {
      id: CONNECTION,
      fleet: FLEET,
      mdm: 'toy',
      settings: { url: 'https://mdm.example' },
      syncHours: 24,
      checkHours: 0,
      shares: true,
      createdBy: 'SENTINEL-actor',
      created: AT,
      ended: null,
    },
  ],
  syncs: [
    {
      id: SYNC,
      connection: CONNECTION,
      inventory: uuid(0x31) as InventoryId,
      kind: 'read',
      state: 'running',
      round: 0,
      catalogue: 'x',
      expected: 2000,
      fault: null,
      begun: AT,
      ended: null,
    },
  ],
  plans: [
    plan(0, { state: 'made' }),
    plan(1, { state: 'done', heldSince: AT }),
    plan(2, { state: 'made', limit: 1 }),
    plan(3, { state: 'running' }),
  ],
  steps: [
    step(0, 'put', 'done'),
    step(1, 'remove-app', 'failed'),
    step(2, 'give', 'sent'),
    step(3, 'give', 'waiting'),
  ],
  checks: [],
  exemptions: [exemption(0, false), exemption(1, true)],
  heard: [],
});

const READ = { basis: 'read', says: 'its page, read 2026-11-25' } as const;
const CAN: Ability = { can: true, by: 'a profile', needs: ['supervised'], source: READ };
const CAN_NOT: Ability = {
  can: false,
  because: 'it sends no messages',
  source: { basis: 'unverified', says: 'memory' },
};
const ABILITIES: Abilities = {
  mdm: 'toy',
  title: 'Toy MDM',
  matchesBy: 'identifier',
  delivery: 'device',
  levers: [
    {
      platform: 'ios',
      enrolment: 'supervised',
      shows: 'all',
      age: null,
      block: CAN,
      remove: CAN_NOT,
    },
  ],
  allowList: CAN,
  exempt: CAN,
  markNonCompliant: CAN_NOT,
  messageHolder: CAN_NOT,
  verify: { strongest: 'proven', by: 'what the device answers', source: READ },
  limits: [{ what: 'requests', most: 5, of: 'client', source: READ }],
  rights: { read: ['Read devices'], apply: ['Write profiles'] },
};
const ASKS: Mdm['asks'] = [
  { name: 'url', what: 'its address', secret: false, use: 'read', optional: false },
  { name: 'api-key', what: 'its key', secret: true, use: 'read', optional: false },
  { name: 'apply-key', what: 'its other key', secret: true, use: 'apply', optional: true },
];

const KEY = 'block.apple-profile' as RestrictionKey;
const HASH = 'ab'.repeat(32) as ContentHash;
const REF = PSEUDONYM as DeviceRef;
const OTHER = `${PSEUDONYM}2` as DeviceRef;
const RESTRICTION: Restriction = {
  key: KEY,
  kind: 'apple-profile',
  content: 'SENTINEL-content',
  hash: HASH,
  effect: 'prevents',
  apps: ['tiktok', 'grindr'] as AppId[],
  fits: {
    platforms: ['ios'],
    enrolments: ['supervised'],
    from: [15],
    before: [27],
    capability: null,
    unless: null,
  },
};

function plan(number: number, more: Partial<StoredPlan>): StoredPlan {
  const id = PLANS[number] as PlanId;
  const limit = more.limit ?? 50;
  return {
    id,
    connection: CONNECTION,
    state: 'made',
    document: {
      id,
      made: AT,
      basedOn: { observation: 'o', at: AT },
      kind: 'canary',
      policy: 'nl@2023-03-21',
      catalogue: '2026-11-25',
      delivery: 'device',
      restrictions: [RESTRICTION],
      steps: [
        { kind: 'put', key: KEY, was: null, now: HASH },
        { kind: 'remove-app', device: REF, app: 'grindr' as AppId, identifier: 'SENTINEL-id' },
        { kind: 'give', key: KEY, device: REF, now: HASH },
        { kind: 'give', key: KEY, device: OTHER, now: HASH },
      ],
      holds: limit < 2 ? [{ code: 'over-limit', touches: 2, limit }] : [],
      gaps: [{ reason: 'unsupervised', platform: 'ios', devices: 14 }],
      conflicts: [{ name: 'Kiosk', kind: 'profile', what: 'allows-only-others', devices: null }],
      unread: [{ what: { kind: 'device', device: REF }, why: 'forbidden' }],
      touches: 2,
      losesData: 1,
      landings: {
        restrictions: [{ key: KEY, devices: 3, gained: 2, lost: 0, renewed: 1 }],
        changes: [
          {
            devices: 1,
            gains: [],
            loses: ['tiktok' as AppId],
            exemptedSince: '2026-11-03' as Day,
            restricted: false,
            losing: [REF],
          },
        ],
      },
    },
    wanted: {
      policy: 'nl@2023-03-21',
      catalogue: '2026-11-25',
      restrictions: [{ restriction: RESTRICTION, except: [`${PSEUDONYM}3` as DeviceRef] }],
      removals: [],
    },
    rules: { delivery: 'device', limit, canary: [REF, OTHER] },
    limit,
    reverts: null,
    after: null,
    heldSince: null,
    begun: null,
    ended: null,
    ...more,
  };
}

const step = (
  number: number,
  kind: StoredStep['kind'],
  state: StoredStep['state'],
): StoredStep => ({
  number,
  id: `SENTINEL-step-${number}`,
  kind,
  state,
  code: state === 'failed' ? 'not-managed' : null,
  at: state === 'waiting' ? null : AT,
});

const exemption = (number: number, restricted: boolean): ShownExemption => ({
  id: EXEMPTIONS[number] as ExemptionId,
  exception: uuid(0x70 + number) as ExceptionId,
  restricted,
  finding: uuid(0x102) as FindingId,
  fleet: FLEET,
  device: 7 as DeviceId,
  organisation: uuid(2) as OrganisationId,
  app: null,
  appName: null,
  category: 'dating',
  ground: 'inspection',
  from: AT,
  until: '2027-03-01' as Day,
  ended: null,
});
