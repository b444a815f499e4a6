import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '../assess.ts';
import type { Catalogue, Listing } from '../catalogue.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy.ts';
import { situationOf } from '../testing.ts';
import type { AppId, EntityId, Territory } from '../statements.ts';
import type { Content, NewApp } from './change.ts';
import { counted, proposedWatchlist } from './proposed-watchlist.ts';
import { ruleSetOf } from './rule-set.ts';

const AT = '2026-12-01' as Day;
const { catalogue, policy: some } = situationOf({
  name: 'two makers',
  at: AT,
  apps: [
    {
      id: 'chat',
      publishers: [{ entity: 'maker' }],
      identifiers: [{ platform: 'android', identifier: 'com.chat' }],
    },
    {
      id: 'notes',
      publishers: [{ entity: 'other' }],
      identifiers: [{ platform: 'android', identifier: 'com.notes' }],
    },
  ],
  entities: [{ id: 'maker' }, { id: 'other' }],
  seats: [
    { entity: 'maker', kind: 'headquartered', territory: 'NL' },
    { entity: 'other', kind: 'headquartered', territory: 'FR' },
  ],
});
const POLICY: Policy = {
  ...some,
  id: 'nl',
  territories: ['CN'] as unknown as Territory[],
  adopts: [],
};
const LISTING: Listing = {
  id: 'nl-1',
  government: 'NL',
  authority: 'Ministry',
  instrument: 'Decision 1',
  subject: { kind: 'app', app: 'chat' as AppId },
  words: 'Chat',
  measure: 'prohibit',
  subsidiaries: false,
  affiliates: false,
  scope: '',
  basis: 'read',
  source: 'https://example.org/1',
  from: null,
  to: null,
};
const TEMU: NewApp = {
  id: 'temu' as AppId,
  name: 'Temu',
  sensitive: '',
  identifiers: [{ platform: 'android', identifier: 'com.temu', trackId: '' }],
};
const byHand = (listing: Partial<Listing>, app: NewApp | null = null, policy = 'nl'): Content => ({
  kind: 'listing',
  listing: { policy, listing: { ...LISTING, ...listing }, app },
});
const verdicts = (
  contents: readonly Content[],
  of: Catalogue = catalogue,
  policies: readonly Policy[] = [POLICY],
) => {
  const all: Content[] = [
    { kind: 'catalogue', catalogue: of },
    ...policies.map((policy): Content => ({ kind: 'policy', policy })),
    ...contents,
  ];
  const rules = ruleSetOf(all);
  if (!rules) throw new Error('no rules');
  const at = (policy: Policy) => assess(rules.catalogue, policy, AT, rules.decisions);
  return (app: string, policy = 'nl'): string => {
    const found = rules.policies.find(({ id }) => id === policy);
    return found ? at(found).verdict(app as AppId).decision : 'no policy';
  };
};

test('a listing by hand binds under its policy, though the policy names no such instrument, and under no other', () => {
  const other: Policy = { ...POLICY, id: 'gb' };
  const of = verdicts([byHand({})], catalogue, [POLICY, other]);
  assert.equal(of('chat'), 'prohibited');
  assert.equal(of('chat', 'gb'), 'permitted');
  assert.equal(of('notes'), 'permitted');
});

test('one of an entity reaches what it publishes, one of a territory all that is run from there', () => {
  const entity = verdicts([byHand({ subject: { kind: 'entity', entity: 'other' as EntityId } })]);
  assert.deepEqual([entity('chat'), entity('notes')], ['permitted', 'prohibited']);
  const territory = verdicts([
    byHand({ subject: { kind: 'territory', territory: 'FR' as Territory } }),
  ]);
  assert.deepEqual([territory('chat'), territory('notes')], ['permitted', 'prohibited']);
});

test('an app that the catalogue lacks is one, and a later catalogue that has it under another id frees nothing', () => {
  const listed = byHand({ subject: { kind: 'app', app: TEMU.id } }, TEMU);
  assert.equal(verdicts([listed])('temu'), 'prohibited');
  const later: Catalogue = {
    ...catalogue,
    apps: [...catalogue.apps, { id: 'temu-shop' as AppId, name: 'Temu', sensitive: '', note: '' }],
    identifiers: [
      ...catalogue.identifiers,
      { ...catalogue.identifiers[0]!, app: 'temu-shop' as AppId, identifier: 'com.temu' },
    ],
  };
  assert.equal(verdicts([listed], later)('temu-shop'), 'prohibited');
});

test('what was found of an app says what it says, and holds for whatever has its identifiers', () => {
  const found = (app: string, more: NewApp | null = null): Content => ({
    kind: 'finding',
    finding: {
      finding: {
        app: app as AppId,
        decision: 'prohibited',
        from: AT,
        to: null,
        by: 'analysts',
        why: 'seen',
        sources: ['sha256:aa'],
      },
      app: more,
    },
  });
  assert.equal(verdicts([])('chat'), 'permitted');
  assert.equal(verdicts([found('chat')])('chat'), 'prohibited');
  assert.equal(verdicts([found('temu', TEMU)])('temu'), 'prohibited');
  const later: Catalogue = {
    ...catalogue,
    apps: [...catalogue.apps, { id: 'temu-shop' as AppId, name: 'Temu', sensitive: '', note: '' }],
    identifiers: [
      ...catalogue.identifiers,
      { ...catalogue.identifiers[0]!, app: 'temu-shop' as AppId, identifier: 'com.temu' },
    ],
  };
  const rules = ruleSetOf([{ kind: 'catalogue', catalogue: later }, found('temu', TEMU)]);
  assert.deepEqual(
    rules?.decisions.findings.map(({ app }) => app),
    ['temu', 'temu-shop'],
  );
  const all = rules?.catalogue.identifiers.filter(({ identifier }) => identifier === 'com.temu');
  assert.equal(all?.length, 1, 'no identifier stands twice');
});

test('without a catalogue there are no rules', () => {
  assert.equal(ruleSetOf([{ kind: 'policy', policy: POLICY }]), null);
});

test('what only a proposal knows is looked for under an id of its own, and nothing that is known means something else', () => {
  const proposed: Catalogue = {
    ...catalogue,
    identifiers: [
      ...catalogue.identifiers,
      {
        ...catalogue.identifiers[0]!,
        app: 'notes' as AppId,
        platform: 'ios',
        identifier: 'COM.CHAT',
      },
      { ...catalogue.identifiers[0]!, app: 'chat' as AppId, identifier: 'com.chat.beta' },
    ],
    names: [{ app: 'chat' as AppId, name: 'Notes', language: 'en', basis: 'read', source: '' }],
  };
  const before = proposedWatchlist(catalogue, []);
  const now = proposedWatchlist(catalogue, [proposed, proposed]);
  assert.deepEqual(now.names, before.names);
  assert.deepEqual(now.identifiers.slice(0, before.identifiers.length), before.identifiers);
  assert.deepEqual(
    now.identifiers
      .slice(before.identifiers.length)
      .map(({ identifier, app }) => [identifier, app]),
    [['com.chat.beta', counted('chat' as AppId)]],
  );
});
