import type { Enrolment, Instant } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import type { DeviceRef, ManagedDevice } from './device.ts';
import type { Observation, SeenRestriction, SeenStanding } from './observation.ts';
import type { PlanRules, Wanted, WantedRestriction } from './plan.ts';
import type {
  ContentHash,
  Fit,
  Reach,
  Restriction,
  RestrictionKey,
  Standing,
} from './restriction.ts';

/** For tests alone: small fleets to plan for. */

export const AT = '2026-11-27T08:00:00Z' as Instant;
export const NAMES = { id: 'plan-1', at: AT };

export const ref = (text: string): DeviceRef => text as DeviceRef;
export const refs = (...texts: readonly string[]): readonly DeviceRef[] => texts.map(ref);
export const key = (text: string): RestrictionKey => text as RestrictionKey;
export const hash = (text: string): ContentHash => text as ContentHash;

export const phone = (name: string, rest: Partial<ManagedDevice> = {}): ManagedDevice => ({
  ref: ref(name),
  platform: 'ios',
  os: [26, 1],
  enrolment: 'supervised',
  ownership: 'company',
  capabilities: [],
  heard: AT,
  ...rest,
});

export const SUPERVISED: Fit = {
  platforms: ['ios'],
  enrolments: ['supervised'],
  from: [15],
  before: null,
  capability: null,
  unless: null,
};
export const WORK: readonly Enrolment[] = ['fully-managed', 'personal-work-profile'];

export const restriction = (
  name: string,
  content: string,
  rest: Partial<Restriction> = {},
): Restriction => ({
  key: key(name),
  kind: 'apple-profile',
  content: `content ${content}`,
  hash: hash(content),
  effect: 'prevents',
  apps: ['tiktok' as AppId],
  blocks: ['com.zhiliaoapp.musically'],
  fits: SUPERVISED,
  ...rest,
});

export const wants = (
  one: Restriction,
  rest: Partial<WantedRestriction> = {},
): WantedRestriction => ({ restriction: one, except: [], ...rest });

export const wanted = (
  restrictions: readonly WantedRestriction[],
  removals: Wanted['removals'] = [],
): Wanted => ({ policy: 'nl@2023-03-21', catalogue: '2026-11-25', restrictions, removals });

export const seenRestriction = (
  name: string,
  content: string | null,
  reach: Reach | null,
): SeenRestriction => ({
  key: key(name),
  hash: content === null ? null : hash(content),
  reach,
});

export const stands = (
  device: string,
  name: string,
  standing: Standing,
  content: string | null = null,
  rest: Partial<SeenStanding> = {},
): SeenStanding => ({
  device: ref(device),
  key: key(name),
  standing,
  hash: content === null ? null : hash(content),
  at: AT,
  reason: null,
  ...rest,
});

export const seen = (
  devices: readonly ManagedDevice[],
  rest: Partial<Observation> = {},
): Observation => ({
  id: 'observation-1',
  at: AT,
  devices,
  restrictions: [],
  standings: [],
  conflicts: [],
  unread: [],
  ...rest,
});

export const rules = (
  delivery: PlanRules['delivery'],
  rest: Partial<PlanRules> = {},
): PlanRules => ({ delivery, limit: 50, canary: null, ...rest });

export const only = (...devices: readonly string[]): Reach => ({
  kind: 'only',
  devices: refs(...devices),
});
export const allBut = (...devices: readonly string[]): Reach => ({
  kind: 'all-but',
  devices: refs(...devices),
});
