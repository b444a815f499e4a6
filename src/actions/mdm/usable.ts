import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import type { PlannedEvent, StoredFinding } from '../store.ts';
import type { MdmServer } from './door.ts';
import type { Seen } from './observe.ts';
import type { StoredConnection, StoredPlan } from './stored.ts';
import { openFindings, refsOf } from './wanted.ts';

/**
 * Findings learn whether their app can still be opened: not where its block is known to be in force on the device. Where the block
 * was and is no more, nobody has said. What could not be read changes nothing, and none is closed by this: the app stays.
 */
export async function learnUsable(
  server: MdmServer,
  connection: StoredConnection,
  plan: StoredPlan,
  seen: Seen,
): Promise<number> {
  const blocked = blockedApps(plan, seen.observation);
  const isBlind = blindTo(seen.observation);
  let learned = 0;
  for await (const findings of openFindings(server, connection)) {
    const refs = await refsOf(
      server,
      findings.map(({ device }) => device),
      seen,
    );
    const news = findings.flatMap((finding) => {
      const ref = refs.get(finding.device);
      if (ref === undefined) return [];
      const isBlocked = blocked.get(ref)?.has(finding.app) ?? false;
      if (isBlocked) return finding.usable === false ? [] : { finding, usable: false as const };
      return finding.usable === false && !isBlind(ref) ? { finding, usable: null } : [];
    });
    if (news.length > 0) await write(server, plan, news);
    learned += news.length;
  }
  return learned;
}

function blockedApps(
  { wanted, document }: StoredPlan,
  { standings }: Observation,
): ReadonlyMap<DeviceRef, ReadonlySet<AppId>> {
  const apps = new Map<RestrictionKey, readonly AppId[]>();
  for (const one of [
    ...document.restrictions,
    ...wanted.restrictions.flatMap(({ restriction, trial }) => [
      restriction,
      ...(trial ? [trial] : []),
    ]),
  ])
    if (one.effect === 'prevents') apps.set(one.key, one.apps);
  const blocked = new Map<DeviceRef, Set<AppId>>();
  for (const { device, key, standing } of standings) {
    if (standing !== 'proven' && standing !== 'reported') continue;
    const known = blocked.get(device) ?? new Set();
    for (const app of apps.get(key) ?? []) known.add(app);
    blocked.set(device, known);
  }
  return blocked;
}

function blindTo({ unread }: Observation): (ref: DeviceRef) => boolean {
  const toAll = unread.some(({ what }) => what.kind !== 'device');
  const devices = new Set(
    unread.flatMap(({ what }) => (what.kind === 'device' ? what.device : [])),
  );
  return (ref) => toAll || devices.has(ref);
}

async function write(
  server: MdmServer,
  plan: StoredPlan,
  news: readonly { readonly finding: StoredFinding; readonly usable: false | null }[],
): Promise<void> {
  const at = server.clock();
  const actor = server.ledger.commit('actor', 'server');
  const events = news.map(({ finding: { id, app, device }, usable }): PlannedEvent => {
    const trace = {
      action: usable === false ? 'finding.blocked' : 'finding.unblocked',
      object: `finding:${id}`,
      result: usable === false ? 'not-usable' : 'not-known',
      origin: `plan:${plan.id}`,
      at,
      policy: null,
      details: {},
    };
    return {
      id: server.newId(),
      finding: id,
      device,
      change: { kind: 'usable', finding: id, app, usable },
      entry: server.ledger.entry(trace, actor),
      at,
    };
  });
  await server.store.change(async (tables) => {
    const open: PlannedEvent[] = [];
    for (const event of events) {
      const finding = await tables.finding(event.finding);
      if (finding !== null && finding.state !== 'closed') open.push(event);
    }
    if (open.length === 0) return { result: undefined, entries: [] };
    await tables.applyEvents(open, CONTACT_DAYS);
    await tables.addOpenings([actor]);
    return { result: undefined, entries: open.flatMap(({ entry }) => entry ?? []) };
  });
}
