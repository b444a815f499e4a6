import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { isDay } from './day.ts';
import { verdictsOf } from './testing.ts';
import type { VectorCase } from './testing-case.ts';
import {
  isStricter,
  REASON_CODES,
  type Decision,
  type Reason,
  type ReasonCode,
} from './verdict.ts';

const FOLDER = join(import.meta.dirname, '../../spec/vectors');

type Expected = {
  readonly verdict: Decision;
  readonly reasons: readonly ReasonCode[];
  readonly outweighed?: readonly ReasonCode[];
  readonly chain?: readonly string[];
};
type Case = VectorCase & { readonly expect: Readonly<Record<string, Expected>> };

const files = globSync('*.json', {
  cwd: FOLDER,
  exclude: ['findings.json', 'ledger.json', 'notices.json'],
})
  .sort()
  .map((name) => ({
    file: basename(name, '.json'),
    text: readFileSync(join(FOLDER, name), 'utf8'),
  }))
  .map(({ file, text }) => ({ file, ...(JSON.parse(text) as { about: string; cases: Case[] }) }));
const cases = files.flatMap(({ file, cases }) => cases.map((one) => ({ file, one })));

for (const { file, one } of cases) {
  test(`vector ${file}: ${one.name}`, () => {
    const verdicts = verdictsOf(one);
    for (const [app, expected] of Object.entries(one.expect)) {
      const verdict = verdicts.get(app);
      assert.ok(verdict, `${app} is an app of the case`);
      const { decision, because, outweighed } = verdict;
      const got = {
        verdict: decision,
        reasons: codes(because),
        ...(expected.outweighed && { outweighed: codes(outweighed) }),
        ...(expected.chain && { chain: chainOf(because[0]) }),
      };
      const want = {
        verdict: expected.verdict,
        reasons: expected.reasons.toSorted(),
        ...(expected.outweighed && { outweighed: expected.outweighed.toSorted() }),
        ...(expected.chain && { chain: nearestFirst(expected.chain) }),
      };
      assert.deepEqual(got, want, `${app}: ${JSON.stringify(because.map(brief))}`);
      assert.ok(strictestFirst(because), `${app}: the strictest reason comes first`);
    }
  });
}

const codes = (reasons: readonly Reason[]): readonly string[] =>
  [...new Set(reasons.map((reason) => reason.code))].sort();
const brief = ({ code, leadsTo }: Reason): string => `${code} → ${leadsTo}`;
const strictestFirst = (reasons: readonly Reason[]): boolean =>
  reasons.every(
    (reason, i) => !reasons.slice(0, i).some((r) => isStricter(reason.leadsTo, r.leadsTo)),
  );

/** Where several owners pass the threshold only together, their order is free: the first stays first, the rest is a set. */
const nearestFirst = ([first, ...rest]: readonly string[]): readonly (string | undefined)[] => [
  first,
  ...rest.sort(),
];
const chainOf = (reason: Reason): readonly (string | undefined)[] =>
  'chain' in reason ? nearestFirst(reason.chain.map((link) => link.entity)) : [];

test('each reason code stands in at least one vector, and no vector has another', () => {
  const expected = cases.flatMap(({ one }) => Object.values(one.expect).flatMap((e) => e.reasons));
  assert.deepEqual([...new Set(expected)].sort(), [...REASON_CODES].sort());
});

test('a vector names each of its apps in its expectations, and no two vectors have one name', () => {
  const names = cases.map(({ file, one }) => `${file}: ${one.name}`);
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
  for (const { one } of cases) {
    const apps = one.apps.map((app) => app.id).sort();
    assert.deepEqual(Object.keys(one.expect).sort(), apps, one.name);
  }
});

const CLAIM = 'from to says basis standing source';
const MEMBERS: Record<string, string> = {
  case: 'name at policy entities seats interests apps namespaces listings clearances findings expect',
  policy: 'territories threshold comparison aggregate significant hongKong macao adopts reasons',
  adopts: 'government instrument measures',
  entities: 'id kind stateOf',
  seats: `entity kind territory ${CLAIM}`,
  interests: `owner asset kind share ${CLAIM}`,
  apps: 'id name publishers developers signers identifiers traits',
  publishers: `entity storeName ${CLAIM}`,
  developers: `entity storeName ${CLAIM}`,
  signers: `entity storeName ${CLAIM}`,
  identifiers: 'platform identifier borrowed',
  traits: `kind entity what ${CLAIM}`,
  namespaces: 'prefix entity',
  listings:
    'government instrument app entity category measure subsidiaries affiliates from to basis',
  clearances: 'app signer from to',
  findings: 'app decision from to',
  expectation: 'verdict reasons outweighed chain',
};
/** What a member may say, wherever it stands. */
const VALUES: Record<string, readonly string[]> = {
  says: ['holds', 'ends', 'contests', 'corrects'],
  basis: ['read', 'unverified'],
  standing: ['confirmed', 'reported', 'contested'],
  comparison: ['at-least', 'more-than'],
  aggregate: ['all-territories', 'per-territory'],
  hongKong: ['certain', 'possible', 'none'],
  macao: ['certain', 'possible', 'none'],
  platform: ['android', 'ios'],
  verdict: ['prohibited', 'undetermined', 'permitted'],
  decision: ['prohibited', 'undetermined', 'permitted'],
};
const KINDS: Record<string, readonly string[]> = {
  entities: ['state', 'company', 'fund', 'organisation', 'person'],
  seats: ['incorporated', 'headquartered', 'operating', 'development'],
  interests:
    'shareholding voting-rights parent golden-share board-majority contractual state-control consolidation founder-control board-seat'.split(
      ' ',
    ),
  traits: ['embeds', 'talks-to'],
};

test('no vector has a member, a value or a day that is mistyped', () => {
  const faults = cases.flatMap(({ file, one }) => [
    ...faultsOf(`${file}: ${one.name}`, 'case', one),
    ...Object.values(one.expect).flatMap((e) => faultsOf(one.name, 'expectation', e)),
  ]);
  assert.deepEqual(faults, []);
});

function faultsOf(where: string, type: string, value: object): readonly string[] {
  const members = MEMBERS[type]?.split(' ') ?? [];
  return Object.entries(value).flatMap(([member, inner]): readonly string[] => {
    const here = `${where}: ${type}.${member}`;
    if (!members.includes(member)) return [`${here} is no member`];
    if (['from', 'to', 'at'].includes(member)) return isDay(inner) ? [] : [`${here} is no day`];
    const words = member === 'kind' ? KINDS[type] : VALUES[member];
    if (words) return words.includes(inner) ? [] : [`${here} says ${inner}`];
    if (member === 'policy') return faultsOf(where, 'policy', inner);
    if (!(member in MEMBERS)) return [];
    return (inner as readonly object[]).flatMap((item) => faultsOf(where, member, item));
  });
}
