import { situationOf } from '../testing.ts';
import type { CaseApp, CasePolicy, VectorCase } from '../testing-case.ts';
import { examine } from './examine.ts';
import { factsOf, type FactsCase } from './facts.fixture.ts';
import type { FileFinding } from './file-finding.ts';
import { KNOWN } from './knowledge.fixture.ts';
import type { Knowledge } from './knowledge.ts';
import type { Vetted } from './report.ts';
import { vet, type Ruling } from './vet.ts';

/** For tests only: a file and the law that it is vetted under. The world is small, and its makers sit where their names end. */
export type VetCase = {
  readonly facts: FactsCase;
  readonly findings?: readonly FileFinding[];
  readonly policy?: CasePolicy;
  readonly clearances?: VectorCase['clearances'];
  readonly decided?: VectorCase['findings'];
  readonly listings?: VectorCase['listings'];
  readonly knowledge?: Knowledge;
};

export const SHA256 = '5'.repeat(64);

export function vetted(c: VetCase): Vetted {
  const { facts, findings = [], knowledge = KNOWN } = c;
  const examined = examine(
    { sha256: SHA256, size: 1000, findings, facts: factsOf(facts) },
    knowledge,
  );
  // As it comes from the other process.
  return vet(JSON.parse(JSON.stringify(examined)), rulingOf(c));
}

export function rulingOf(c: Omit<VetCase, 'facts'>): Ruling {
  const { catalogue, policy, at, decisions } = situationOf({
    name: 'vetting',
    at: '2026-11-27',
    policy: c.policy ?? {},
    seats: SEATS,
    interests: [{ owner: 'holding-ru', asset: 'chat-vg', share: [0, 60], standing: 'reported' }],
    apps: APPS,
    namespaces: [{ prefix: 'com.shop.', entity: 'shop-cn' }],
    ...(c.clearances && { clearances: c.clearances }),
    ...(c.decided && { findings: c.decided }),
    ...(c.listings && { listings: c.listings }),
  });
  return { catalogue, policy, at, decisions };
}

const SEATS = [
  ...[
    'getui',
    'umeng',
    'meizu',
    'bytedance',
    'baidu',
    'tuya',
    'qihoo',
    'tencent',
    'shop',
    'studio',
  ].map((name) => ({ entity: `${name}-cn`, territory: 'CN' })),
  ...['pushwoosh', 'yandex', 'one', 'two', 'holding', 'state'].map((name) => ({
    entity: `${name}-ru`,
    territory: 'RU',
  })),
  { entity: 'bazaar-ir', territory: 'IR' },
  { entity: 'measurement-pa', territory: 'PA' },
  { entity: 'maker-us', territory: 'US' },
  { entity: 'snowplow-uk', territory: 'GB' },
  { entity: 'chat-vg', territory: 'VG' },
  { entity: 'notes-nl', territory: 'NL' },
];

const app = (id: string, publisher: string, identifiers: readonly [string, string][]): CaseApp => ({
  id,
  publishers: [{ entity: publisher }],
  identifiers: identifiers.map(([platform, identifier]) => ({
    platform: platform as 'android' | 'ios',
    identifier,
  })),
});

const APPS: readonly CaseApp[] = [
  app('chat', 'notes-nl', [['android', 'org.chat.messenger']]),
  app('shop', 'shop-cn', [
    ['android', 'com.shop.app'],
    ['ios', 'COM.SHOP.App'],
  ]),
  app('notes', 'notes-nl', [['android', 'nl.notes.app']]),
  app('bank-one', 'one-ru', [['android', 'ru.bank.one']]),
];
