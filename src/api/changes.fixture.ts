import type { ChangeComment, StoredChange } from '../actions/changes/stored.ts';
import { done, refused, type Context } from '../actions/server.ts';
import type { ChangeId } from '../core/changes/change.ts';
import type { Day } from '../core/day.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { ChangeActions } from './change-actions.ts';
import { MINISTRY, once, ROOT, TIKTOK, type World } from './world.fixture.ts';

export const CHANGES = [1, 2].map((n) => `00000000-0000-4000-8000-00000000c00${n}` as ChangeId);
const SOMEBODY = '00000000-0000-4000-8000-00000000a001' as PersonId;
const DAY = '2026-12-01' as Day;

const made = (id: ChangeId, more: Partial<StoredChange> = {}): StoredChange => ({
  id,
  kind: 'listing',
  state: 'proposed',
  origin: 'person',
  subject: 'nl-chat',
  document: 'd'.repeat(64),
  version: '',
  policy: 'nl',
  why: 'An analyst looked at it.',
  proposer: SOMEBODY,
  proposed: '2026-11-24T08:00:00Z' as Instant,
  from: null,
  until: null,
  decider: null,
  decided: null,
  decision: null,
  place: null,
  begun: null,
  ended: null,
  ...more,
});

/** One proposal that is open and one that was adopted; whoever asks is somebody else. */
export function fakeChanges(world: World): ChangeActions {
  const [first, second] = CHANGES;
  if (!first || !second) throw new Error('there are two changes');
  const all = [
    made(second, { kind: 'catalogue', state: 'adopted', policy: null, from: DAY, place: 3 }),
    made(first),
  ];
  const comments: ChangeComment[] = [];
  const find = (id: ChangeId) => all.find((one) => one.id === id);
  const decide = (context: Context, id: ChangeId, to: Partial<StoredChange>) =>
    once<StoredChange, 'unknown-change' | 'change-decided'>(world, context, () => {
      const one = find(id);
      if (!one) return refused('unknown-change');
      if (one.state !== 'proposed') return refused('change-decided', { state: one.state });
      const decided = { ...one, decided: world.now(), ...to };
      all[all.indexOf(one)] = decided;
      return done(decided);
    });
  return {
    async changes(_, states, { before, limit }) {
      const rest = all.filter(
        ({ id, state }) => states.includes(state) && (before === null || id < before),
      );
      const rows = rest.slice(0, limit);
      return { rows, next: rest.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },
    async change(_, id) {
      const change = find(id);
      if (!change) return refused('unknown-change');
      const bound = world.organisations;
      const said = comments.map((one) => ({ ...one, organisationName: 'Ministry of Bridges' }));
      const all = { change, bound, others: 0, comments: said };
      const tables = [{ table: 'apps', added: 1, removed: 0, changed: 2 }];
      return done(
        change.kind === 'catalogue'
          ? { ...all, content: null, tables }
          : { ...all, content: { id: 'nl-chat' }, tables: null },
      );
    },
    async preview(_, id) {
      const change = find(id);
      if (!change) return refused('unknown-change');
      if (change.state !== 'proposed') return refused('change-decided', { state: change.state });
      const app = { app: TIKTOK, appName: 'TikTok', category: null };
      return done({
        day: DAY,
        verdicts: [{ ...app, policy: 'nl', was: 'permitted', becomes: 'prohibited' }],
        stored: [{ ...app, organisation: MINISTRY, closes: null, measure: 0, needless: 5 }],
        found: {
          asOf: '2026-11-24T08:00:00Z' as Instant,
          rows: [{ ...app, organisation: ROOT, devices: 6 }],
        },
      });
    },
    propose: (context, { why, from, until, draft: { kind } }) =>
      once(world, context, () => {
        if (until !== null && until <= (from ?? DAY)) return refused('change-ends-first');
        const id = world.newId() as ChangeId;
        const one = made(id, { kind, why, from, until });
        all.unshift(one);
        return done(one);
      }),
    comment: (context, change, { organisation, words }) =>
      once(world, context, () => {
        if (!find(change)) return refused('unknown-change');
        if (organisation !== MINISTRY) return refused('not-bound');
        const at = world.now();
        const one = { id: world.newId(), change, organisation, person: SOMEBODY, words, at };
        comments.push(one);
        return done(one);
      }),
    adopt: (context, id, { why: decision, from, until }) =>
      decide(context, id, { state: 'adopted', place: 4, decision, from, until }),
    reject: (context, id, { why }) => decide(context, id, { state: 'rejected', decision: why }),
    withdraw: (context, id, { why }) => decide(context, id, { state: 'withdrawn', decision: why }),
    async held(_, { at, known, app, organisation }) {
      if (app !== null) return refused('unknown-app');
      if (at < DAY) return refused('rules-not-recorded');
      return done({
        at,
        known: known ?? at,
        organisation: organisation ?? ROOT,
        policy: { id: 'nl', name: 'Netherlands', version: DAY },
        group: 'managed-devices',
        held: [],
        catalogue: { version: DAY, digest: 'd'.repeat(64) },
        explanation: null,
      });
    },
  };
}
