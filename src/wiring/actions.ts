import {
  addAssignment,
  assignmentsWithin,
  changeAssignment,
  removeAssignment,
} from '../actions/assignments.ts';
import { explainSubject, type Candidate } from '../actions/explain.ts';
import type { Sought } from '../actions/search.ts';
import { confirmFindings } from '../actions/findings/confirm-many.ts';
import { exportFindings } from '../actions/findings/export.ts';
import { FINDING_STATES } from '../core/finding.ts';
import { confirmFinding } from '../actions/findings/confirm.ts';
import { nameFinding, type OpenContact } from '../actions/findings/name.ts';
import { keepNaming, listFindings, readFinding, type Naming } from '../actions/findings/read.ts';
import { readProgress } from '../actions/findings/progress.ts';
import { summariseFindings } from '../actions/findings/summary.ts';
import { addFleet } from '../actions/fleets.ts';
import { announce } from '../actions/inventories/announce.ts';
import { cancelInventory } from '../actions/inventories/cancel.ts';
import { discardHeld, releaseHeld } from '../actions/inventories/held.ts';
import { receive } from '../actions/inventories/receive.ts';
import { shownKeys } from '../actions/keys/show.ts';
import { openCommitments, type Unseal } from '../actions/open-commitments.ts';
import { addOrganisation } from '../actions/organisations.ts';
import { keepRulebook, type Rulebook } from '../actions/rulebook.ts';
import {
  fleetsWithin,
  fleetWithin,
  inventoryWithin,
  isOrganisationWithin,
  organisationsSeen,
} from '../actions/scope.ts';
import { dayOf, done, refused, type Server } from '../actions/server.ts';
import { shownCoverage } from '../actions/coverage.ts';
import type { Actions } from '../api/actions.ts';
import { bindExceptionActions } from './exceptions/actions.ts';
import { ledgerActions } from './log-reading.ts';
import { bindChangeActions, type BoundToChanges } from './changes/actions.ts';
import { bindMdmActions, type BoundToMdms } from './mdm/actions.ts';
import { bindNoticesActions, type BoundToNotices } from './notices/actions.ts';
import { bindOverviewActions } from './overview/actions.ts';
import { bindPeopleActions, type BoundToPeople } from './people/actions.ts';
import { bindRetentionActions } from './retention/actions.ts';
import { bindSampleActions, type BoundToSample } from './sample/actions.ts';
import { bindVettingActions, type BoundToVetting } from './vetting/actions.ts';

export type Bound = {
  readonly server: Server;
  readonly openContact: OpenContact;
  readonly unseal: Unseal;
  /** One a line, the current one first. */
  readonly verifierKeys: string;
  /** The database holds all that was signed. */
  readonly isWhole: () => boolean;
  /** By identifier, store number, link or name; best first. */
  readonly search: (rulebook: Rulebook, text: string) => readonly Sought[];
  readonly isMigrated: () => Promise<boolean>;
  /** Ids of the inventories whose bytes are coming in now. */
  readonly receiving: Set<string>;
  readonly mdm: Omit<BoundToMdms, 'naming'>;
  readonly people: BoundToPeople;
  readonly notices: BoundToNotices;
  readonly changes: BoundToChanges;
  readonly sample: BoundToSample;
  readonly vetting: Omit<BoundToVetting, 'policyAsked' | 'door' | 'decided'>;
};

/** The doors' actions, bound to what they need. What lies outside of `context.scope` is as unknown as what is not there. */
export function bindActions({
  server,
  openContact,
  unseal,
  verifierKeys,
  isWhole,
  search,
  isMigrated,
  receiving,
  mdm,
  people,
  notices,
  changes,
  sample,
  vetting,
}: Bound): Actions {
  const { store } = server;
  const book = keepRulebook();
  const rulebook = (): Rulebook => book(server.rules(), dayOf(server.clock()));
  const named = keepNaming();
  const naming = (): Naming => named(server.rules().catalogue);
  const rootPolicy = async (): Promise<string> => {
    const [root] = await store.topOrganisations();
    const assigned = (await store.assignments()).find(({ organisation }) => organisation === root);
    if (!assigned) throw new Error('no policy holds at the root');
    return assigned.policy;
  };
  const policyAsked = async (asked: string | null): Promise<string | null> => {
    const id = asked ?? (await rootPolicy());
    return rulebook().policy(id) ? id : null;
  };
  const exceptionServer = { ...server, openContact, openText: mdm.server.mdm.text };
  return {
    organisations: (context) => organisationsSeen(store, context),
    addOrganisation: (context, wanted) => addOrganisation(server, context, wanted),
    assignments: (context) => assignmentsWithin(store, context),
    addAssignment: (context, wanted) => addAssignment(server, context, wanted),
    changeAssignment: (context, id, to) => changeAssignment(server, context, id, to),
    removeAssignment: (context, id) => removeAssignment(server, context, id),
    fleets: (context) => fleetsWithin(store, context),
    async fleet(context, id) {
      const fleet = await fleetWithin(store, context, id);
      return fleet ? done(fleet) : refused('unknown-fleet');
    },
    addFleet: (context, wanted) => addFleet(server, context, wanted),

    async announceInventory(context, { fleet, coverage, organisations, moment }) {
      if (!(await fleetWithin(store, context, fleet))) return refused('unknown-fleet');
      for (const one of organisations ?? [])
        if (!(await isOrganisationWithin(store, context, one)))
          return refused('unknown-organisation');
      return announce(server, context, { fleet, coverage, organisations, moment });
    },
    async receiveInventory(context, id, content, following) {
      if (!(await inventoryWithin(store, context, id))) return refused('unknown-inventory');
      receiving.add(id);
      try {
        return await receive(server, context, id, content, { rulebook: rulebook(), ...following });
      } finally {
        receiving.delete(id);
      }
    },
    async inventory(context, id) {
      const inventory = await inventoryWithin(store, context, id);
      return inventory ? done(inventory) : refused('unknown-inventory');
    },
    async inventories(context, fleet, page) {
      if (!(await fleetWithin(store, context, fleet))) return refused('unknown-fleet');
      return done(await store.inventories(fleet, page));
    },
    async cancelInventory(context, id) {
      if (!(await inventoryWithin(store, context, id))) return refused('unknown-inventory');
      return cancelInventory(server, context, id);
    },
    async releaseInventory(context, id, { why }) {
      if (!(await inventoryWithin(store, context, id))) return refused('unknown-inventory');
      return releaseHeld(server, context, id, why, rulebook());
    },
    async discardInventory(context, id, { why }) {
      if (!(await inventoryWithin(store, context, id))) return refused('unknown-inventory');
      return discardHeld(server, context, id, why);
    },

    async findings({ scope }, filter, page) {
      if (filter.app !== undefined && naming()(filter.app).category !== null)
        return refused('sensitive-app');
      const list = await listFindings(server, naming(), { ...filter, scope }, page);
      const answers = await store.notices.answers(list.rows.map(({ id }) => id));
      return done({ ...list, answers: answers.filter(({ replaced }) => replaced === null) });
    },
    async countFindings({ scope }, filter) {
      if (filter.app !== undefined && naming()(filter.app).category !== null)
        return refused('sensitive-app');
      const counts = await store.findingsCount({ ...filter, scope });
      const states = FINDING_STATES.filter(
        (state) => state !== 'closed' || filter.states?.includes('closed') !== false,
      );
      const { findings: of } = await store.findingsCount({ scope, states });
      return done({ ...counts, of });
    },
    async exportFindings(context, filter) {
      if (filter.app !== undefined && naming()(filter.app).category !== null)
        return refused('sensitive-app');
      return done(await exportFindings(server, context, naming(), filter));
    },
    finding: ({ scope }, id) => readFinding(server, naming(), id, scope),
    async nameFinding(context, id) {
      const named = await nameFinding(server, context, id, openContact);
      if (!named.ok) return named;
      const { finding, ...who } = named.value;
      const { app } = finding;
      const appName = rulebook().catalogue.apps.find((one) => one.id === app)?.name ?? app;
      return done({ finding: { ...finding, ...naming()(app) }, app, appName, ...who });
    },
    async findingEvents({ scope }, id) {
      const finding = await readFinding(server, naming(), id, scope);
      return finding.ok ? done(await store.events(id)) : finding;
    },
    async confirmFinding(context, id, confirmation) {
      const confirmed = await confirmFinding(server, context, id, confirmation);
      if (!confirmed.ok) return confirmed;
      return { ...confirmed, value: { ...confirmed.value, ...naming()(confirmed.value.app) } };
    },
    confirmFindings: (context, findings, how) => confirmFindings(server, context, findings, how),
    findingSummary: ({ scope }) => summariseFindings(server, naming(), scope),
    findingProgress: ({ scope }) => readProgress(server, naming(), scope),
    coverage: ({ scope }, exactIn) => shownCoverage(server, naming(), scope, exactIn),

    async explainApp(_, { app, policy }) {
      const id = await policyAsked(policy);
      if (id === null) return refused('unknown-policy');
      const assessment = rulebook().assessment(id);
      const candidate: Candidate = { kind: 'app', id: app, label: app, exact: true };
      const answer = explainSubject(assessment, [candidate], server.rules().decisions);
      if (answer.kind !== 'app') return refused('unknown-app');
      return done({
        policy: assessment.policy,
        at: assessment.at,
        explanation: answer.explanation,
      });
    },
    async findApps(_, { identifier, policy }) {
      const id = await policyAsked(policy);
      if (id === null) return refused('unknown-policy');
      const found = search(rulebook(), identifier).flatMap((one) =>
        one.kind === 'app' ? [one] : [],
      );
      return done(
        found.slice(0, MOST_FOUND).map(({ id: app, label, exact }) => ({
          app,
          name: label,
          exact,
          decision: rulebook().verdict(id, app),
        })),
      );
    },

    mdm: bindMdmActions({ ...mdm, naming }),
    people: bindPeopleActions(people),
    notices: bindNoticesActions(notices),
    changes: bindChangeActions(changes),
    retention: bindRetentionActions(server),
    sample: bindSampleActions(sample, rulebook),
    vetting: bindVettingActions({
      ...vetting,
      door: changes.door,
      decided: changes.decided,
      policyAsked,
    }),
    overview: bindOverviewActions({
      server: exceptionServer,
      naming,
      rulebook,
      search,
      policyAsked,
    }),
    exceptions: bindExceptionActions({
      server: exceptionServer,
      naming,
      rulebook,
    }),
    openCommitments: (context, commitments) =>
      openCommitments(server, context, commitments, unseal),
    ledger: ledgerActions(store.log, verifierKeys),
    keys: () => shownKeys(store),
    async readiness() {
      const migrated = await isMigrated().catch(() => null);
      return {
        database: migrated !== null,
        migrations: migrated ?? false,
        ledger: isWhole(),
      };
    },
  };
}
const MOST_FOUND = 20;
