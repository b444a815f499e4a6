import { addAssignment, changeAssignment, removeAssignment } from '../actions/assignments.ts';
import { explainSubject, type Candidate } from '../actions/explain.ts';
import { confirmFinding } from '../actions/findings/confirm.ts';
import { nameFinding, type OpenContact } from '../actions/findings/name.ts';
import { keepNaming, listFindings, readFinding, type Naming } from '../actions/findings/read.ts';
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
import { dayOf, done, refused, type Server } from '../actions/server.ts';
import { shownCoverage } from '../actions/coverage.ts';
import type { Actions } from '../api/actions.ts';
import type { OrganisationId } from '../core/finding.ts';
import { ledgerActions } from './log-reading.ts';
import { bindMdmActions, type BoundToMdms } from './mdm/actions.ts';

export type Bound = {
  readonly server: Server;
  readonly openContact: OpenContact;
  readonly unseal: Unseal;
  /** One a line, the current one first. */
  readonly verifierKeys: string;
  /** The database holds all that was signed. */
  readonly isWhole: () => boolean;
  /** By identifier, store number, link or name; best first. */
  readonly search: (rulebook: Rulebook, text: string) => readonly Candidate[];
  readonly isMigrated: () => Promise<boolean>;
  /** Ids of the inventories whose bytes are coming in now. */
  readonly receiving: Set<string>;
  readonly mdm: Omit<BoundToMdms, 'naming' | 'scope'>;
};

/** The doors' actions, bound to what they need. Until people can log in, whoever has the token sees everything. */
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
}: Bound): Actions {
  const { store } = server;
  const book = keepRulebook();
  const rulebook = (): Rulebook => book(server.rules(), dayOf(server.clock()));
  const named = keepNaming();
  const naming = (): Naming => named(server.rules().catalogue);
  const scope = (): Promise<readonly OrganisationId[]> => store.topOrganisations();
  const rootPolicy = async (): Promise<string> => {
    const [root] = await scope();
    const assigned = (await store.assignments()).find(({ organisation }) => organisation === root);
    if (!assigned) throw new Error('no policy holds at the root');
    return assigned.policy;
  };
  const policyAsked = async (asked: string | null): Promise<string | null> => {
    const id = asked ?? (await rootPolicy());
    return rulebook().policy(id) ? id : null;
  };
  return {
    organisations: () => store.organisations(),
    addOrganisation: (context, wanted) => addOrganisation(server, context, wanted),
    assignments: () => store.assignments(),
    addAssignment: (context, wanted) => addAssignment(server, context, wanted),
    changeAssignment: (context, id, to) => changeAssignment(server, context, id, to),
    removeAssignment: (context, id) => removeAssignment(server, context, id),
    fleets: () => store.fleets(),
    async fleet(_, id) {
      const fleet = (await store.fleets()).find((one) => one.id === id);
      return fleet ? done(fleet) : refused('unknown-fleet');
    },
    addFleet: (context, wanted) => addFleet(server, context, wanted),

    announceInventory: (context, { fleet, coverage, organisations, moment }) =>
      announce(server, context, { fleet, coverage, organisations, moment }),
    async receiveInventory(context, id, content, following) {
      receiving.add(id);
      try {
        return await receive(server, context, id, content, { rulebook: rulebook(), ...following });
      } finally {
        receiving.delete(id);
      }
    },
    async inventory(_, id) {
      const inventory = await store.inventory(id);
      return inventory ? done(inventory) : refused('unknown-inventory');
    },
    async inventories(_, fleet, page) {
      if (!(await store.fleets()).some(({ id }) => id === fleet)) return refused('unknown-fleet');
      return done(await store.inventories(fleet, page));
    },
    cancelInventory: (context, id) => cancelInventory(server, context, id),
    releaseInventory: (context, id, { why }) => releaseHeld(server, context, id, why, rulebook()),
    discardInventory: (context, id, { why }) => discardHeld(server, context, id, why),

    async findings(_, filter, page) {
      if (filter.app !== undefined && naming()(filter.app).category !== null)
        return refused('sensitive-app');
      return done(await listFindings(server, naming(), { ...filter, scope: await scope() }, page));
    },
    finding: async (_, id) => readFinding(server, naming(), id, await scope()),
    async nameFinding(context, id) {
      const named = await nameFinding(server, context, id, await scope(), openContact);
      if (!named.ok) return named;
      const { finding, ...who } = named.value;
      const { app } = finding;
      const appName = rulebook().catalogue.apps.find((one) => one.id === app)?.name ?? app;
      return done({ finding: { ...finding, ...naming()(app) }, app, appName, ...who });
    },
    async findingEvents(_, id) {
      const finding = await readFinding(server, naming(), id, await scope());
      return finding.ok ? done(await store.events(id)) : finding;
    },
    async confirmFinding(context, id, confirmation) {
      const confirmed = await confirmFinding(server, context, id, await scope(), confirmation);
      if (!confirmed.ok) return confirmed;
      return { ...confirmed, value: { ...confirmed.value, ...naming()(confirmed.value.app) } };
    },
    findingSummary: async () => summariseFindings(server, naming(), await scope()),
    coverage: async () => shownCoverage(server, naming(), await scope()),

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

    mdm: bindMdmActions({ ...mdm, naming, scope }),
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
