import type { OrganisationId } from '../core/finding.ts';
import type { Assignment } from '../core/groups.ts';
import type { Organisation } from '../core/organisation.ts';
import { CONTACT_DAYS } from './contact-days.ts';
import { policyChoice } from './policy-choice.ts';
import type { Rulebook } from './rulebook.ts';
import type { Server } from './server.ts';
import type { PlannedEvent, StoredFinding } from './store.ts';

const PAGE = 500;
/** Whose phone a finding is on is not kept with it: it is closed only where no policy prohibits the app, and else by the next inventory. */
const OWNERSHIPS = ['company', 'personal', 'unknown'] as const;

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
    for (;;) {
      const page = await store.openFindingsOf(of, PAGE);
      if (page.length > 0) await close(server, rulebook, page);
      closed += page.length;
      if (page.length < PAGE) break;
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
  const choice = policyChoice(organisations, assignments);
  const zones = new Map<string, { policies: readonly string[]; organisations: OrganisationId[] }>();
  for (const { id } of organisations) {
    const held = OWNERSHIPS.map((ownership) => choice.of(id, ownership).policy);
    const policies = [...new Set(held)].toSorted();
    const key = JSON.stringify(policies);
    const zone = zones.get(key) ?? { policies, organisations: [] };
    zone.organisations.push(id);
    zones.set(key, zone);
  }
  return [...zones.values()];
}

async function close(
  server: Server,
  rulebook: Rulebook,
  findings: readonly StoredFinding[],
): Promise<void> {
  const at = server.clock();
  const actor = server.ledger.commit('actor', 'server');
  const events = findings.map(({ id, device, app, organisation }): PlannedEvent => {
    const sensitive = rulebook.catalogue.apps.find((one) => one.id === app)?.sensitive ?? '';
    const trace = {
      action: 'finding.closed',
      object: `finding:${id}`,
      result: 'verdict-changed',
      origin: `catalogue:${rulebook.catalogue.version}`,
      at,
      policy: null,
      details: {
        app: sensitive === '' ? app : null,
        category: sensitive === '' ? null : sensitive,
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
  });
  await server.store.change(async (tables) => {
    await tables.applyEvents(events, CONTACT_DAYS);
    await tables.addOpenings([actor]);
    return { result: undefined, entries: events.flatMap(({ entry }) => entry ?? []) };
  });
}
