import type { OrganisationId } from '../core/finding.ts';
import type { Assignment } from '../core/groups.ts';
import type { Instant } from '../core/inventory.ts';
import type { Organisation } from '../core/organisation.ts';
import { appSaid } from './app-said.ts';
import { CONTACT_DAYS } from './contact-days.ts';
import { policiesOf } from './policy-choice.ts';
import type { Rulebook } from './rulebook.ts';
import type { Commitment, Server } from './server.ts';
import type { PlannedEvent, StoredFinding } from './store.ts';

const PAGE = 500;

/**
 * After a change of the catalogue, a policy or the day: closes what is no longer prohibited. What has become prohibited is not
 * known before the next inventory, since what was no hit was not kept. Gives how many were closed.
 */
export async function reassess(server: Server, rulebook: Rulebook): Promise<number> {
  const { store } = server;
  const zones = zonesOf(await store.organisations(), await store.assignments());
  const found = await store.appsWithFindings();
  let closed = 0;
  for (const { policies, organisations } of zones) {
    const apps = found.filter((app) =>
      policies.every((policy) => rulebook.verdict(policy, app) !== 'prohibited'),
    );
    if (apps.length === 0) continue;
    const of = { apps, organisations: zones.length === 1 ? null : organisations };
    const under = policies.map((id) => `${id}@${rulebook.policy(id)?.version}`).join(',');
    for (;;) {
      const some = await closeSome(server, rulebook, of, under);
      closed += some;
      if (some < PAGE) break;
    }
  }
  return closed;
}

type Zone = {
  readonly policies: readonly string[];
  readonly organisations: readonly OrganisationId[];
};

/** Organisations whose devices are under the same policies. */
function zonesOf(
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): readonly Zone[] {
  const policiesFor = policiesOf(organisations, assignments);
  const zones = new Map<string, { policies: readonly string[]; organisations: OrganisationId[] }>();
  for (const { id } of organisations) {
    const policies = policiesFor(id);
    const key = JSON.stringify(policies);
    const zone = zones.get(key) ?? { policies, organisations: [] };
    zone.organisations.push(id);
    zones.set(key, zone);
  }
  return [...zones.values()];
}

/** Read and closed in one transaction: where several processes are at it, each finding is closed by one of them. */
async function closeSome(
  server: Server,
  rulebook: Rulebook,
  of: Parameters<Server['store']['openFindingsOf']>[0],
  policy: string,
): Promise<number> {
  return server.store.change(async (tables) => {
    const findings = await tables.openFindingsOf(of, PAGE);
    if (findings.length === 0) return { result: 0, entries: [] };
    const at = server.clock();
    const actor = server.ledger.commit('actor', 'server');
    const events = findings.map((finding) =>
      eventOf(server, rulebook, { finding, at, actor, policy }),
    );
    await tables.applyEvents(events, CONTACT_DAYS);
    await tables.addOpenings([actor]);
    return { result: findings.length, entries: events.flatMap(({ entry }) => entry ?? []) };
  });
}

type Closing = {
  readonly finding: StoredFinding;
  readonly at: Instant;
  readonly actor: Commitment;
  /** All that hold there, with their versions. */
  readonly policy: string;
};

function eventOf(
  server: Server,
  { catalogue }: Rulebook,
  { finding: { id, device, app, organisation }, at, actor, policy }: Closing,
): PlannedEvent {
  const trace = {
    action: 'finding.closed',
    object: `finding:${id}`,
    result: 'verdict-changed',
    origin: `catalogue:${catalogue.version}`,
    at,
    policy,
    details: {
      ...appSaid(catalogue, app),
      organisation,
    },
  };
  return {
    id: server.newId(),
    finding: id,
    device,
    change: { kind: 'closed', finding: id, app, because: 'verdict-changed', at },
    entry: server.ledger.entry(trace, actor),
    at,
  };
}
