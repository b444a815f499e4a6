import type { EntityKind, Measure } from '../core/catalogue.ts';
import type { Strength, Visibility } from '../core/inventory.ts';
import type { Basis, InterestKind, Role, Says, SeatKind, Standing } from '../core/statements.ts';
import type { Decision, Link } from '../core/verdict.ts';

/** One word or two for each code, the same everywhere. A code without its word does not compile. */
export const DECISIONS: Record<Decision, string> = {
  prohibited: 'Prohibited',
  undetermined: 'Undetermined',
  permitted: 'Permitted',
};

export const MEASURES: Record<Measure, string> = {
  advise: 'advises against it',
  remove: 'has it removed',
  prohibit: 'prohibits it',
  'allow-list-only': 'allows only what it listed',
  'block-traffic': 'blocks its traffic',
  'forbid-procurement': 'forbids buying it',
};

export const ROLES: Record<Role, string> = {
  publisher: 'published by',
  developer: 'developed by',
  signer: 'signed by',
};

export const SEATS: Record<SeatKind, string> = {
  incorporated: 'incorporated in',
  headquartered: 'headquartered in',
  operating: 'run from',
  development: 'developed in',
};

/** How an owner has what it has: the verb, and what stands where no share does. */
export const INTERESTS: Record<InterestKind, { readonly how: string; readonly held: string }> = {
  shareholding: { how: 'owned by', held: 'share not known' },
  'voting-rights': { how: 'voted by', held: 'votes not known' },
  parent: { how: 'owned by', held: 'parent' },
  'golden-share': { how: 'controlled by', held: 'golden share' },
  'board-majority': { how: 'controlled by', held: 'board majority' },
  contractual: { how: 'controlled by', held: 'contracts (VIE)' },
  'state-control': { how: 'controlled by', held: 'state control' },
  consolidation: { how: 'controlled by', held: 'consolidation' },
  'founder-control': { how: 'controlled by', held: 'founder' },
  'board-seat': { how: 'board seat of', held: 'one seat' },
};

/** Why a link of a chain counted. */
export const RULES: Record<Link['rule'], string> = {
  seat: 'a seat in a listed territory',
  state: 'the state of a listed territory',
  named: 'named by an adopted listing',
  control: 'its owner controls it',
  shares: 'these owners together hold enough of its shares',
  votes: 'these owners together hold enough of its votes',
  founder: 'a founder controls it',
  significant: 'owners under a listed territory hold a significant interest',
};

export const BASES: Record<Basis, string> = { read: 'read', unverified: 'unverified' };

export const STANDINGS: Record<Standing, string> = {
  confirmed: 'confirmed',
  reported: 'only reported',
  contested: 'contested',
};

export const SAYS: Record<Says, string> = {
  holds: 'holds',
  ends: 'ended',
  contests: 'disputed',
  corrects: 'corrected',
};

export const STRENGTHS: Record<Strength, string> = {
  exact: 'identifier',
  'case-folded': 'identifier, other case',
  name: 'name only',
};

export const ENTITY_KINDS: Record<EntityKind, string> = {
  state: 'state',
  company: 'company',
  fund: 'fund',
  organisation: 'organisation',
  person: 'person',
};

/** What the inventory could show of a phone. */
export const VISIBILITIES: Record<Visibility, string> = {
  all: 'seen whole',
  'managed-only': 'managed apps only',
  'work-side': 'work side only',
  'names-only': 'names without identifiers',
  nothing: 'no apps reported',
  unknown: 'not known how much was seen',
};
