import { closeByDecision } from '../../core/reconcile.ts';
import type { Instant } from '../../core/inventory.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import type { ExemptionId } from '../mdm/stored.ts';
import type { Server } from '../server.ts';
import type { Changing, PlannedEvent, StoredFinding } from '../store.ts';
import type { StoredException } from './stored.ts';

/** From now on each of its devices may have the app: what was found of it is closed as excepted, and the next plan leaves it. */
export async function giveLeave(
  server: Server,
  tables: Changing,
  one: StoredException,
  at: Instant,
): Promise<void> {
  const devices = await tables.exceptions.devicesOf(one.id);
  const found = await tables.exceptions.findingsOn(
    one.app,
    devices.map(({ device }) => device),
  );
  const byDevice = new Map(found.map((finding) => [finding.device, finding]));
  await tables.exceptions.addExemptions(
    devices.map(({ device, fleet, organisation, finding }) => ({
      id: server.newId() as ExemptionId,
      exception: one.id,
      finding: byDevice.get(device)?.id ?? finding,
      fleet,
      device,
      app: one.app,
      organisation,
      ground: one.ground,
      task: one.task,
      restricted: one.restricted,
      from: at,
      until: one.until,
      ended: null,
    })),
  );
  const changes = closeByDecision(found, 'excepted', () => true, at);
  await tables.applyEvents(
    changes.flatMap((change) => {
      const finding = found.find(({ id }) => 'finding' in change && id === change.finding);
      return finding ? [eventOn(server, finding, change, at)] : [];
    }),
    CONTACT_DAYS,
  );
}

/** Whether one of its devices has leave for the app by another that has not ended yet. */
export async function hasLeave(tables: Changing, one: StoredException): Promise<boolean> {
  const devices = await tables.exceptions.devicesOf(one.id);
  return tables.exceptions.hasLeave(
    one.app,
    devices.map(({ device }) => device),
  );
}

/** The leave of its devices ends: what it closed is open again, where nothing said since that the app is gone. Gives how many. */
export async function takeLeave(
  server: Server,
  tables: Changing,
  one: StoredException,
  at: Instant,
): Promise<number> {
  const ended = await tables.exceptions.endExemptionsOf(one.id, at, CONTACT_DAYS);
  const found = await tables.exceptions.findingsOn(
    one.app,
    ended.map(({ device }) => device),
  );
  const reopened = found.filter(isExceptedStill);
  await tables.applyEvents(
    reopened.map((finding) => reopening(server, finding, at)),
    CONTACT_DAYS,
  );
  return reopened.length;
}

export const isExceptedStill = ({ state, because, present }: StoredFinding): boolean =>
  state === 'closed' && because === 'excepted' && present;

export function reopening(server: Server, finding: StoredFinding, at: Instant): PlannedEvent {
  const { id, app, organisation, strength, secondCopy, seen, seenAs } = finding;
  // It was seen when it was seen: its evidence is no younger for it.
  const change = {
    kind: 'reopened',
    finding: id,
    app,
    organisation,
    strength,
    secondCopy,
    seen,
    seenAs,
  } as const;
  return eventOn(server, finding, change, at);
}

const eventOn = (
  server: Server,
  { id, device }: StoredFinding,
  change: PlannedEvent['change'],
  at: Instant,
): PlannedEvent => ({ id: server.newId(), finding: id, device, change, entry: null, at });
