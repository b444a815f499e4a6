import { done, refused } from '../actions/server.ts';
import type { Day } from '../core/day.ts';
import type { FleetId, OrganisationId } from '../core/finding.ts';
import { isCertain } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import { fakeChanges } from './changes.fixture.ts';
import type { Actions } from './actions.ts';
import { fakeLedger } from './ledger.fixture.ts';
import { fakeExceptions } from './exceptions.fixture.ts';
import { fakeInventories, type Slow } from './inventories.fixture.ts';
import { fakeMdm } from './mdm.fixture.ts';
import { fakeNotices } from './notices.fixture.ts';
import { fakeOverview } from './overview.fixture.ts';
import { fakePeople } from './people.fixture.ts';
import { fakeRetention } from './retention.fixture.ts';
import { fakeSample } from './sample.fixture.ts';
import { fakeVetting } from './vetting.fixture.ts';
import {
  GRINDR,
  isSensitive,
  named,
  once,
  ROOT,
  shown,
  TIKTOK,
  type World,
} from './world.fixture.ts';

/** Actions on a world in memory. They keep what they are told, and refuse as the real ones do. */
export function fakeActions(world: World, slow?: Slow): Actions {
  const organisation = (id: string) => world.organisations.find((one) => one.id === id);
  const finding = (id: string) => world.findings.find((one) => one.id === id);
  return {
    organisations: async () => world.organisations,
    addOrganisation: (context, { parent, name }) =>
      once(world, context, () => {
        const above = organisation(parent);
        if (!above) return refused('unknown-organisation');
        if (world.organisations.some((one) => one.parent === parent && one.name === name))
          return refused('organisation-exists');
        const id = world.newId() as OrganisationId;
        const added = { id, parent, name, path: [...above.path, id] };
        world.organisations.push(added);
        return done(added);
      }),

    assignments: async () => world.assignments,
    addAssignment: (context, wanted) =>
      once(world, context, () => {
        if (wanted.policy !== 'nl') return refused('unknown-policy');
        if (wanted.group !== 'managed-devices') return refused('unknown-group');
        if (!organisation(wanted.organisation)) return refused('unknown-organisation');
        const said = (one: typeof wanted) =>
          [one.organisation, one.ownership, one.function, one.clearance].join(' ');
        if (world.assignments.some((one) => said(one) === said(wanted)))
          return refused('assignment-exists');
        const added = { id: world.newId(), ...wanted };
        world.assignments.push(added);
        return done(added);
      }),
    changeAssignment: (context, id, to) =>
      once(world, context, () => {
        const at = world.assignments.findIndex((one) => one.id === id);
        const found = world.assignments[at];
        if (!found) return refused('unknown-assignment');
        if (to.policy !== 'nl') return refused('unknown-policy');
        const changed = { ...found, ...to };
        world.assignments[at] = changed;
        return done(changed);
      }),
    removeAssignment: (context, id) =>
      once(world, context, () => {
        const at = world.assignments.findIndex((one) => one.id === id);
        if (at < 0) return refused('unknown-assignment');
        if (at === 0) return refused('last-assignment');
        world.assignments.splice(at, 1);
        return done({ id });
      }),

    fleets: async () => world.fleets,
    async fleet(_, id) {
      const found = world.fleets.find((one) => one.id === id);
      return found ? done(found) : refused('unknown-fleet');
    },
    addFleet: (context, wanted) =>
      once(world, context, () => {
        if (!organisation(wanted.organisation)) return refused('unknown-organisation');
        if (world.fleets.some(({ name }) => name === wanted.name)) return refused('fleet-exists');
        const added = { id: world.newId() as FleetId, version: 0, ...wanted };
        world.fleets.push(added);
        return done(added);
      }),

    ...fakeInventories(world, slow),

    async findings(_, filter, { after, limit, order }) {
      if (filter.app !== undefined && isSensitive(filter.app)) return refused('sensitive-app');
      const all = world.findings
        .filter((one) => filter.fleet === undefined || one.fleet === filter.fleet)
        .filter((one) => filter.app === undefined || one.app === filter.app)
        .filter((one) => filter.states === undefined || filter.states.includes(one.state))
        .filter((one) => filter.certain === undefined || isCertain(one) === filter.certain)
        .filter(
          (one) =>
            filter.organisation === undefined ||
            organisation(one.organisation)?.path.includes(filter.organisation),
        )
        .toSorted((a, b) => `${b.opened} ${b.id}`.localeCompare(`${a.opened} ${a.id}`));
      if (order !== 'newest') all.reverse();
      const rest = all.slice(after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1);
      const rows = rest.slice(0, limit);
      const last = rows.at(-1);
      const next = last && rest.length > limit ? { opened: last.opened, id: last.id } : null;
      return done({ rows: rows.map(shown), next, answers: [] });
    },
    async finding(_, id) {
      const row = finding(id);
      return row ? done(shown(row)) : refused('unknown-finding');
    },
    async nameFinding(_, id) {
      const row = finding(id);
      if (!row) return refused('unknown-finding');
      world.looks.push(id);
      return done(named(row));
    },
    async findingEvents(_, id) {
      if (!finding(id)) return refused('unknown-finding');
      return done(world.events.filter((event) => event.finding === id));
    },
    confirmFinding: (context, id) =>
      once(world, context, () => {
        const row = finding(id);
        if (!row) return refused('unknown-finding');
        if (row.state === 'closed') return refused('finding-closed');
        if (isCertain(row)) return refused('finding-already-certain');
        const confirmed = { ...row, confirmed: true };
        world.findings[world.findings.indexOf(row)] = confirmed;
        return done(shown(confirmed));
      }),
    async countFindings(_, filter) {
      if (filter.app !== undefined && isSensitive(filter.app)) return refused('sensitive-app');
      const of = world.findings.length;
      return done({ findings: of, phones: of, of });
    },
    async exportFindings(_, filter) {
      if (filter.app !== undefined && isSensitive(filter.app)) return refused('sensitive-app');
      const rows = world.findings.map((row) => {
        const { id, appName, category } = shown(row);
        return { finding: id, appName, category };
      });
      const trailer = {
        rows: rows.length,
        firstLedgerIndex: null,
        lastLedgerIndex: null,
        checkpointSize: null,
        rootHash: null,
      };
      return done({
        columns: ['finding', 'appName', 'category'],
        rows: (async function* () {
          yield* rows;
        })(),
        trailer: async () => trailer,
      });
    },
    confirmFindings: (context, ids) =>
      once(world, context, () =>
        done(
          ids.map((id) => {
            const row = finding(id);
            if (!row) return { finding: id, outcome: 'unknown-finding' as const };
            if (row.state === 'closed') return { finding: id, outcome: 'finding-closed' as const };
            if (isCertain(row)) return { finding: id, outcome: 'finding-already-certain' as const };
            return { finding: id, outcome: 'confirmed' as const };
          }),
        ),
      ),
    findingSummary: async () =>
      world.findings.map((row) => {
        const { organisation, app, appName, category, state } = shown(row);
        const certain = isCertain(row) ? 1 : 0;
        return { organisation, app, appName, category, state, certain, possible: 1 - certain };
      }),
    findingProgress: async () =>
      world.findings.map((row) => {
        const { organisation, app, appName, category, state } = shown(row);
        return { organisation, app, appName, category, state, certain: null, possible: null };
      }),
    coverage: async () => ({
      rows: [
        {
          organisation: ROOT,
          platform: 'ios',
          devices: 84,
          withHits: 1,
          without: 80,
          notVisible: 2,
          workSide: 1,
          managedOnly: 1,
          stale: 1,
          notAssessed: 0,
        },
      ],
      tallies: [
        {
          organisation: ROOT,
          kind: 'not-assessed',
          app: null,
          appName: null,
          category: null,
          devices: null,
        },
      ],
    }),

    async findApps(_, { identifier, policy }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      if (identifier !== 'com.zhiliaoapp.musically') return done([]);
      return done([{ app: TIKTOK, name: 'TikTok', exact: true, decision: 'prohibited' }]);
    },
    async explainApp(_, { app, policy }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      if (app !== TIKTOK && app !== GRINDR) return refused('unknown-app');
      return done({
        policy: { id: 'nl', name: 'Netherlands', version: '2026-11-26' as Day },
        at: '2026-11-24' as Day,
        explanation: {
          app: { id: app, name: app, sensitive: app === GRINDR ? 'dating' : '', note: '' },
          verdict: {
            decision: 'undetermined',
            because: [{ code: 'publisher-unknown', leadsTo: 'undetermined' }],
            outweighed: [],
          },
          identifiers: [],
          names: [],
          publications: [],
          namedBy: [],
          entities: new Map(),
          seats: [],
          otherInterests: [],
          wouldChange: [{ kind: 'clearance' }],
        },
      });
    },
    openCommitments: async (_, commitments) =>
      commitments
        .slice(0, 1)
        .map((commitment) => ({ commitment, field: 'actor', salt: 's', value: 'somebody' })),
    ledger: fakeLedger(),
    mdm: fakeMdm(world),
    people: fakePeople(world),
    notices: fakeNotices(world),
    changes: fakeChanges(world),
    exceptions: fakeExceptions(world),
    retention: fakeRetention(world),
    overview: fakeOverview(world),
    vetting: fakeVetting(world),
    sample: fakeSample(),
    keys: async () => [
      {
        use: 'sealing',
        number: 1,
        print: '0123456789abcdef',
        standing: 'current',
        since: '2026-11-26T10:00:00Z' as Instant,
        dropped: null,
        neededBy: [{ what: 'opening', count: 3 }],
      },
    ],
    readiness: async () => ({ database: true, migrations: true, ledger: true }),
  };
}
