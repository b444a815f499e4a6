import type { FindingId } from '../core/finding.ts';
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
  const policies = policyChoice(await store.organisations(), await store.assignments());
  const assigned = [...new Set((await store.assignments()).map(({ policy }) => policy))];
  let closed = 0;
  for (const app of await store.appsWithFindings()) {
    const everywhere = assigned.every((policy) => rulebook.verdict(policy, app) === 'prohibited');
    if (everywhere) continue;
    let after: FindingId | null = null;
    for (;;) {
      const page: readonly StoredFinding[] = await store.openFindingsOf(app, {
        after,
        limit: PAGE,
      });
      const last = page.at(-1);
      if (last === undefined) break;
      const freed = page.filter(({ organisation }) =>
        OWNERSHIPS.every((ownership) => {
          const { policy } = policies.of(organisation, ownership);
          return rulebook.verdict(policy, app) !== 'prohibited';
        }),
      );
      if (freed.length > 0) await close(server, rulebook, freed);
      closed += freed.length;
      after = last.id;
    }
  }
  return closed;
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
