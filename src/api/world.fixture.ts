import { createHash } from 'node:crypto';
import type { NamedFinding } from './finding-actions.ts';
import type { ShownFinding } from '../actions/findings/read.ts';
import { done, refused, type Context } from '../actions/server.ts';
import type { FindingEvent, Fleet, StoredFinding, StoredInventory } from '../actions/store.ts';
import type { Answered, KeyCode } from './actions.ts';
import type { DeviceId, FindingId, FleetId, OrganisationId } from '../core/finding.ts';
import type { Assignment } from '../core/groups.ts';
import type { Instant } from '../core/inventory.ts';
import type { Organisation } from '../core/organisation.ts';
import type { AppId } from '../core/statements.ts';
import { newMdmWorld, type MdmWorld } from './mdm-world.fixture.ts';

/** A small government, in memory: what the fake actions read and change. Its clock moves a second with each look. */
export type World = {
  readonly organisations: Organisation[];
  readonly assignments: Assignment[];
  readonly fleets: Fleet[];
  readonly inventories: StoredInventory[];
  readonly findings: StoredFinding[];
  readonly events: FindingEvent[];
  /** Looks at named findings. */
  readonly looks: FindingId[];
  readonly mdm: MdmWorld;
  readonly kept: Map<string, { readonly request: string; readonly answer: unknown }>;
  readonly newId: () => string;
  readonly now: () => Instant;
};

export const ROOT = '00000000-0000-4000-8000-000000000001' as OrganisationId;
export const MINISTRY = '00000000-0000-4000-8000-000000000002' as OrganisationId;
export const FLEET = '00000000-0000-4000-8000-000000000010' as FleetId;
export const TIKTOK = 'tiktok' as AppId;
/** Its catalogue row says `dating`. */
export const GRINDR = 'grindr' as AppId;

export function newWorld(): World {
  let ids = 0x100;
  let seconds = 0;
  const newId = () => `00000000-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`;
  const now = () => new Date(Date.UTC(2026, 10, 24, 8, 0, seconds++)).toISOString() as Instant;
  const findings = [
    finding(newId(), TIKTOK, { strength: 'exact', opened: '2026-11-20T07:00:00Z' }),
    finding(newId(), TIKTOK, { strength: 'name', opened: '2026-11-21T07:00:00Z' }),
    finding(newId(), GRINDR, { strength: 'exact', opened: '2026-11-22T07:00:00Z' }),
    finding(newId(), TIKTOK, {
      strength: 'name',
      opened: '2026-11-19T07:00:00Z',
      state: 'closed',
      because: 'removed',
      closed: '2026-11-23T07:00:00Z' as Instant,
    }),
  ];
  return {
    organisations: [
      { id: ROOT, parent: null, name: 'Government of Utopia', path: [ROOT] },
      { id: MINISTRY, parent: ROOT, name: 'Ministry of Bridges', path: [ROOT, MINISTRY] },
    ],
    assignments: [
      {
        id: newId(),
        organisation: ROOT,
        ownership: null,
        function: null,
        clearance: null,
        policy: 'nl',
        group: 'managed-devices',
      },
    ],
    fleets: [{ id: FLEET, organisation: ROOT, name: 'Jamf', mdm: 'jamf', version: 0 }],
    inventories: [],
    findings,
    events: findings.flatMap(historyOf),
    looks: [],
    mdm: newMdmWorld(),
    kept: new Map(),
    newId,
    now,
  };
}

type Some = Partial<Omit<StoredFinding, 'opened'>> & { readonly opened: string };
function finding(id: string, app: AppId, some: Some): StoredFinding {
  return {
    id: id as FindingId,
    device: 7 as DeviceId,
    fleet: FLEET,
    app,
    organisation: MINISTRY,
    strength: 'exact',
    confirmed: false,
    platform: 'ios',
    present: true,
    usable: null,
    secondCopy: false,
    deadline: null,
    state: 'open',
    because: null,
    seen: some.opened as Instant,
    seenAs: 'all',
    closed: null,
    reopenings: 0,
    ...some,
    opened: some.opened as Instant,
  };
}

function historyOf(row: StoredFinding): readonly FindingEvent[] {
  const { id, app, organisation, strength, platform, secondCopy, seen, seenAs, opened } = row;
  const first: FindingEvent = {
    finding: id,
    inventory: null,
    at: opened,
    change: { kind: 'opened', app, organisation, strength, platform, secondCopy, seen, seenAs },
  };
  if (row.because === null || row.closed === null) return [first];
  const change = {
    kind: 'closed',
    finding: id,
    app,
    because: row.because,
    at: row.closed,
  } as const;
  return [first, { finding: id, inventory: null, at: row.closed, change }];
}

export const isSensitive = (app: AppId): boolean => app === GRINDR;
export function shown(row: StoredFinding): ShownFinding {
  const naming = isSensitive(row.app)
    ? { app: null, appName: null, category: 'dating' }
    : { app: row.app, appName: 'TikTok', category: null };
  return { ...row, ...naming };
}
export const named = (row: StoredFinding): NamedFinding => ({
  finding: shown(row),
  app: row.app,
  appName: isSensitive(row.app) ? 'Grindr' : 'TikTok',
  device: 'iPhone-7',
  holder: 'Alex Example',
});

/** As the real ones do: a key is taken before, and its answer kept with the effect; what is refused keeps nothing. */
export async function once<T, Code extends string>(
  { kept }: World,
  { actor, idempotency }: Context,
  decide: () => Answered<T, Code> | Promise<Answered<T, Code>>,
): Promise<Answered<T, Code | KeyCode>> {
  if (idempotency === null) return decide();
  const key = `${actor} ${idempotency.key}`;
  const request = createHash('sha256').update(idempotency.request).digest('hex');
  const before = kept.get(key);
  if (before?.answer === WORKING) return refused('idempotency-key-in-use');
  if (before && before.request !== request) return refused('idempotency-key-reused');
  if (before) return { ...done(before.answer as T), replayed: true };
  kept.set(key, { request, answer: WORKING });
  const answer = await decide();
  if (answer.ok) kept.set(key, { request, answer: answer.value });
  else kept.delete(key);
  return answer;
}
const WORKING = Symbol('working');
