import type { App, Catalogue, Identifier, Listing } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import { NOTICE_RULES } from '../core/notices/rules.fixture.ts';
import type { Policy } from '../core/policy.ts';
import type {
  AppId,
  EntityId,
  Interest,
  Publication,
  Seat,
  Territory,
} from '../core/statements.ts';

/** A small invented catalogue and policy that have one of everything an explanation must tell apart. */

export const AT = '2026-11-26' as Day;
const day = (text: string): Day => text as Day;
const app = (id: string): AppId => id as AppId;
const entity = (id: string): EntityId => id as EntityId;

const CLAIM = {
  says: 'holds',
  basis: 'read',
  standing: 'confirmed',
  from: null,
  to: null,
  note: '',
} as const;

const seat = (
  of: string,
  kind: Seat['kind'],
  territory: string,
  more: Partial<Seat> = {},
): Seat => ({
  ...CLAIM,
  entity: entity(of),
  kind,
  territory: territory as Territory,
  source: `https://example.org/seat/${of}`,
  at: `seats.csv:${of}`,
  ...more,
});

const interest = (owner: string, asset: string, more: Partial<Interest>): Interest => ({
  ...CLAIM,
  owner: entity(owner),
  asset: entity(asset),
  kind: 'parent',
  min: 1_000_000,
  max: 1_000_000,
  figure: false,
  source: `https://example.org/owner/${asset}`,
  at: `interests.csv:${asset}`,
  ...more,
});

const publication = (of: string, by: string, more: Partial<Publication> = {}): Publication => ({
  ...CLAIM,
  app: app(of),
  entity: entity(by),
  role: 'publisher',
  storeName: '',
  source: `https://example.org/store/${of}`,
  at: `publications.csv:${of}`,
  ...more,
});

const appRow = (id: string, name: string, sensitive = ''): App => ({
  id: app(id),
  name,
  sensitive,
  note: '',
});

const identifier = (of: string, text: string, more: Partial<Identifier> = {}): Identifier => ({
  app: app(of),
  platform: 'android',
  identifier: text,
  trackId: '',
  borrowed: false,
  from: null,
  to: null,
  basis: 'read',
  source: '',
  note: '',
  ...more,
});

const listing = (
  id: string,
  government: string,
  of: string,
  more: Partial<Listing> = {},
): Listing => ({
  id,
  government,
  authority: 'Ministry of Locks',
  instrument: 'Order on apps',
  subject: { kind: 'app', app: app(of) },
  words: of,
  measure: 'prohibit',
  subsidiaries: false,
  affiliates: false,
  scope: '',
  from: null,
  to: null,
  basis: 'read',
  source: `https://example.org/listing/${id}`,
  ...more,
});

const company = (id: string, name: string) => ({
  id: entity(id),
  name,
  kind: 'company' as const,
  stateOf: null,
  lei: '',
  wikidata: '',
  note: '',
});

export const CATALOGUE: Catalogue = {
  version: day('2026-11-25'),
  digest: 'd'.repeat(64),
  entities: [
    company('clip-pte', 'Clip Pte. Ltd.'),
    company('clip-ltd', 'Clip Ltd.'),
    company('bigdance', 'BigDance Ltd.'),
    company('bazaar', 'Bazaar Holdings Inc.'),
    company('amour', 'Amour SAS'),
    company('mirror', 'Mirror Labs Ltd.'),
    company('venture', 'Clip US Venture LLC'),
  ],
  seats: [
    seat('clip-pte', 'incorporated', 'SG'),
    seat('clip-ltd', 'incorporated', 'KY'),
    seat('bigdance', 'incorporated', 'KY'),
    seat('bigdance', 'operating', 'CN'),
    seat('bazaar', 'incorporated', 'IE'),
    seat('bazaar', 'operating', 'CN', { standing: 'contested', note: 'moved, it says' }),
    seat('amour', 'headquartered', 'CN'),
    seat('mirror', 'incorporated', 'CY'),
    seat('venture', 'incorporated', 'US'),
  ],
  interests: [
    interest('clip-ltd', 'clip-pte', {
      kind: 'shareholding',
      figure: true,
      from: day('2018-08-02'),
    }),
    interest('bigdance', 'clip-ltd', {}),
    interest('bigdance', 'venture', {
      kind: 'shareholding',
      min: 199_000,
      max: 199_000,
      figure: true,
      from: day('2026-01-22'),
      note: 'one of seven directors',
    }),
  ],
  apps: [
    appRow('clip', 'Clip'),
    appRow('bazaar', 'Bazaar'),
    appRow('amour', 'Amour', 'dating'),
    appRow('mirror', 'Mirror 微鏡'),
    appRow('plain', 'Plain Notes'),
  ],
  identifiers: [
    identifier('clip', 'com.clip.app'),
    identifier('clip', 'com.clip.App', { platform: 'ios', trackId: '835599320' }),
    identifier('bazaar', 'com.bazaar'),
    identifier('amour', 'com.amour'),
    identifier('mirror', 'com.mirror', { borrowed: true }),
    identifier('plain', 'com.plain.notes'),
  ],
  names: [],
  publications: [
    publication('clip', 'clip-pte'),
    publication('clip', 'venture', { standing: 'reported', from: day('2026-01-22') }),
    publication('bazaar', 'bazaar'),
    publication('amour', 'amour'),
    publication('mirror', 'mirror'),
    publication('plain', 'mirror'),
  ],
  traits: [],
  namespaces: [],
  listings: [
    listing('nl-mirror', 'NL', 'mirror', { from: day('2023-07-01') }),
    listing('eu-clip', 'EU', 'clip', { from: day('2023-02-23') }),
    listing('gb-clip', 'GB', 'clip', { measure: 'advise' }),
    listing('us-clip', 'US', 'clip', { from: day('2022-12-27') }),
    ...['AL', 'AZ', 'FL', 'GA'].map((state) => listing(`us-${state}-clip`, `US-${state}`, 'clip')),
  ],
};

export const POLICY: Policy = {
  id: 'nl',
  name: 'Invented policy',
  government: 'NL',
  version: AT,
  inForceSince: day('2023-03-21'),
  territories: ['CN', 'RU'] as unknown as readonly Territory[],
  hongKong: 'possible',
  macao: 'possible',
  control: { threshold: 500_000, comparison: 'at-least', aggregate: 'all-territories' },
  significantInterest: 100_000,
  adopts: [{ government: 'NL', instrument: 'Order on apps', measures: ['prohibit'] }],
  reasons: {},
  groups: [],
  exceptions: {
    grounds: [],
    decidedBy: '',
    rank: null,
    delegable: false,
    mitigations: [],
    deviceGroups: true,
    remindDays: 30,
    maxDays: null,
  },
  notices: NOTICE_RULES,
  staleAfterDays: 30,
  sources: [],
};

/** A name that tries everything: markup, a formula, escape sequences, turned direction, hidden and wide letters. */
export const HOSTILE =
  '=cmd|"/C calc"!A0<script>alert(1)</script>\u001b[31m\u202egnp\u200b.\u0000"\' 微信\r\n';

/** The catalogue with every name that a source could have chosen made hostile. */
export const HOSTILE_CATALOGUE: Catalogue = {
  ...CATALOGUE,
  apps: CATALOGUE.apps.map((one) => ({ ...one, name: HOSTILE, note: HOSTILE })),
  entities: CATALOGUE.entities.map((one) => ({ ...one, name: HOSTILE })),
  interests: CATALOGUE.interests.map((one) => ({
    ...one,
    note: HOSTILE,
    source: 'javascript:alert(1)',
  })),
  listings: CATALOGUE.listings.map((one) => ({
    ...one,
    instrument: one.government === 'NL' ? one.instrument : HOSTILE,
    authority: HOSTILE,
    words: HOSTILE,
  })),
};
