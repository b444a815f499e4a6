import type { Exported, ExportedRow } from '../actions/exceptions/export.ts';
import type { ExceptionFile } from '../actions/exceptions/file.ts';
import { shownException, type ShownException } from '../actions/exceptions/read.ts';
import type {
  ApprovalId,
  ExceptionId,
  StoredApproval,
  StoredException,
} from '../actions/exceptions/stored.ts';
import { done, refused, type Outcome } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { Day } from '../core/day.ts';
import { after, type ExceptionDeed } from '../core/exception-states.ts';
import type { DeviceId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import { ROLES, type PersonId, type Who } from '../core/rights.ts';
import type { ExceptionActions } from './exception-actions.ts';
import { GRINDR, isSensitive, MINISTRY, once, ROOT, TIKTOK, type World } from './world.fixture.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
/** Asked for; restricted and in force. */
export const EXCEPTIONS = [0x70, 0x71].map((n) => uuid(n) as ExceptionId);
export const APPROVALS = [0x78, 0x79].map((n) => uuid(n) as ApprovalId);
/** Has every role, and is not cleared. */
export const EVERY_ROLE: Who = {
  actor: 'person:ann',
  person: '01900000-0000-7000-8000-00000000000a' as PersonId,
  isCleared: false,
  grants: [...ROLES, 'operator' as const].map((role) => ({ role, organisation: ROOT })),
  operations: null,
};
const AT = '2026-11-24T08:00:00Z' as Instant;
const TODAY = '2026-11-24';

/** The register in memory. Its rules are those of the policy `nl`, on a day in November 2026; whoever asks is two people. */
export function fakeExceptions(world: World): ExceptionActions {
  const rows: StoredException[] = [exception(0), exception(1)];
  const approvals: StoredApproval[] = [approval(0), approval(1)];
  const shown = (one: StoredException): ShownException =>
    shownException(
      (app) =>
        isSensitive(app)
          ? { app: null, appName: null, category: 'dating' }
          : { app, appName: 'TikTok', category: null },
      one,
    );
  const set = <Id, Row extends { readonly id: Id }>(all: Row[], id: Id, to: Partial<Row>): Row => {
    const at = all.findIndex((one) => one.id === id);
    const row = { ...all[at], ...to } as Row;
    all[at] = row;
    return row;
  };
  const move = (
    id: ExceptionId,
    deed: ExceptionDeed,
    to: Partial<StoredException> = {},
  ): Outcome<ShownException, 'unknown-exception' | 'exception-decided' | 'exception-ended'> => {
    const row = rows.find((one) => one.id === id);
    if (!row) return refused('unknown-exception');
    const state = after(row.state, deed);
    if (state === null)
      return refused(deed === 'withdraw' ? 'exception-ended' : 'exception-decided');
    return done(shown(set(rows, id, { ...to, state })));
  };
  const moveApproval = (
    id: ApprovalId,
    to: Partial<StoredApproval>,
  ): Outcome<StoredApproval, 'unknown-approval' | 'approval-ended'> => {
    const row = approvals.find((one) => one.id === id);
    if (!row) return refused('unknown-approval');
    if (row.ended !== null) return refused('approval-ended');
    return done(set(approvals, id, to));
  };
  return {
    async exceptions(_, { states }, { after: before, limit }) {
      const some = rows
        .filter(
          ({ state, number }) => (states?.includes(state) ?? true) && number < (before ?? 1e9),
        )
        .toSorted((one, other) => other.number - one.number);
      return paged(some.map(shown), limit);
    },
    async exception(_, id) {
      const row = rows.find((one) => one.id === id);
      return row ? done(shown(row)) : refused('unknown-exception');
    },
    async openException({ isCleared }, id) {
      const row = rows.find((one) => one.id === id);
      if (!row) return refused('unknown-exception');
      if (row.restricted && !isCleared) return refused('not-cleared');
      return done({ exception: shown(row), file: fileOf(row) });
    },
    askException: (context, asked) =>
      once(world, context, () => {
        const finding = world.findings.find(({ id }) => id === asked.findings[0]);
        if (asked.findings.length > 0 && !finding) return refused('unknown-finding');
        const app = finding?.app ?? asked.app;
        if (app === null) return refused('scope-empty');
        if (app !== TIKTOK && app !== GRINDR) return refused('unknown-app');
        if (asked.ground !== 'inspection')
          return refused('unknown-ground', { grounds: ['inspection'] });
        if (asked.until <= TODAY) return refused('ends-in-past');
        if (asked.until > '2028-01-01') return refused('ends-too-late', { days: 365 });
        const { ground, until, from, restricted, mitigations } = asked;
        const row: StoredException = {
          ...exception(0),
          ground,
          until,
          from,
          restricted,
          mitigations,
          app,
          id: world.newId() as ExceptionId,
          number: rows.length + 1,
        };
        rows.push(row);
        return done(shown(row));
      }),
    adviseException: (context, id) =>
      once(world, context, () => {
        const moved = move(id, 'advise');
        return !moved.ok && moved.code === 'exception-ended'
          ? refused('exception-decided')
          : (moved as never);
      }),
    decideException: (context, id, { decision }) =>
      once(world, context, () => move(id, decision, { decided: AT }) as never),
    withdrawException: (context, id) =>
      once(world, context, () => move(id, 'withdraw', { ended: AT }) as never),
    takeBackException: (context, id) =>
      once(world, context, () => move(id, 'withdraw', { ended: AT }) as never),
    exceptionRegister: async () => exported(rows.map(({ number, state }) => ({ number, state }))),
    exceptionReport: async () => exported([]),

    async approvals(_, { states }, { limit }) {
      const some = approvals.filter(({ state }) => states?.includes(state) ?? true);
      return paged(some, limit);
    },
    async approval(_, id) {
      const row = approvals.find((one) => one.id === id);
      return row ? done(row) : refused('unknown-approval');
    },
    askApproval: (context, asked) =>
      once(world, context, () => {
        if (!world.organisations.some(({ id }) => id === asked.organisation))
          return refused('unknown-organisation');
        if (
          asked.app === null &&
          (asked.name === null || asked.android.length + asked.ios.length === 0)
        )
          return refused('app-unnamed');
        if (asked.app === GRINDR) return refused('app-prohibited');
        const { organisation, group, android, ios, review, name } = asked;
        const row: StoredApproval = {
          ...approval(0),
          organisation,
          group,
          android,
          ios,
          review,
          name: name ?? '',
          id: world.newId() as ApprovalId,
          number: approvals.length + 1,
        };
        approvals.push(row);
        return done(row);
      }),
    decideApproval: (context, id, { decision }) =>
      once(world, context, () => {
        const row = approvals.find((one) => one.id === id);
        if (row && row.state !== 'asked') return refused('approval-decided');
        const state = decision === 'grant' ? 'in-force' : 'refused';
        return moveApproval(id, { state, decided: AT }) as never;
      }),
    withdrawApproval: (context, id) =>
      once(world, context, () => moveApproval(id, { state: 'withdrawn', ended: AT })),
    takeBackApproval: (context, id) =>
      once(world, context, () => moveApproval(id, { state: 'withdrawn', ended: AT })),
  };
}

function paged<Row extends { readonly number: number }>(
  rows: readonly Row[],
  limit: number,
): Page<Row, number> {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
}

function exported(rows: readonly ExportedRow[]): Exported {
  return {
    columns: ['number', 'state'],
    rows: (async function* () {
      yield* rows;
    })(),
    trailer: async () => ({
      rows: rows.length,
      firstLedgerIndex: 0,
      lastLedgerIndex: 41,
      checkpointSize: 42,
      rootHash: 'AAAA',
    }),
  };
}

const exception = (at: 0 | 1): StoredException => ({
  id: EXCEPTIONS[at] as ExceptionId,
  number: at + 1,
  app: at === 0 ? TIKTOK : GRINDR,
  organisation: MINISTRY,
  scope: { kind: 'holder', name: null, devices: 1 },
  policy: 'nl',
  ground: 'inspection',
  task: 'SENTINEL-commitment',
  mitigations: ['separate-device'],
  restricted: at === 1,
  from: null,
  until: '2027-03-01' as Day,
  state: at === 0 ? 'asked' : 'in-force',
  askedAs: 'person',
  askedBy: null,
  asked: AT,
  decidedBy: null,
  decided: at === 0 ? null : AT,
  delegated: false,
  begun: at === 0 ? null : AT,
  ended: null,
  reminded: null,
});
const fileOf = (row: StoredException): ExceptionFile => ({
  exception: row,
  app: row.app,
  appName: row.app === GRINDR ? 'Grindr' : 'TikTok',
  task: 'Looks into it',
  askedBy: 'Ann',
  devices: [7 as DeviceId],
  events: [{ kind: 'advised', at: AT, by: 'Ben', says: 'for', words: 'It is needed' }],
});
const approval = (at: 0 | 1): StoredApproval => ({
  id: APPROVALS[at] as ApprovalId,
  number: at + 1,
  organisation: MINISTRY,
  policy: 'nl',
  group: 'managed-devices',
  app: null,
  name: 'Train times',
  android: ['nl.trains'],
  ios: [],
  why: 'SENTINEL-commitment',
  review: '2027-03-01' as Day,
  state: at === 0 ? 'asked' : 'in-force',
  askedBy: null,
  asked: AT,
  decidedBy: null,
  decided: at === 0 ? null : AT,
  reasons: null,
  ended: null,
  reminded: null,
});
