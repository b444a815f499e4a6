import type { Day } from '../../core/day.ts';
import type { DeviceId, OrganisationId } from '../../core/finding.ts';
import { isCertain } from '../../core/finding.ts';
import type { Abilities, Lever } from '../../core/mdm/abilities.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { ExemptFrom } from '../../core/mdm/landing.ts';
import { measureOn } from '../../core/groups.ts';
import type { PlanNote, Removal, Wanted } from '../../core/mdm/plan.ts';
import type { Policy } from '../../core/policy.ts';
import type { AppFound } from '../../core/report.ts';
import type { AppId } from '../../core/statements.ts';
import { approvedApps } from '../exceptions/approved-apps.ts';
import { productsToBlock } from '../export-block.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf } from '../server.ts';
import type { StoredFinding } from '../store.ts';
import type { MdmServer } from './door.ts';
import type { Seen } from './observe.ts';
import type { StoredConnection } from './stored.ts';

const PAGE = 500;

export type Wishing = {
  readonly connection: StoredConnection;
  readonly abilities: Abilities;
  readonly rulebook: Rulebook;
  /** Also take apps off, where the MDM can, before they are blocked. */
  readonly remove: boolean;
  /** Null: before anything was seen, to know which restrictions to look for. */
  readonly seen: Seen | null;
};

/**
 * What is wanted of a fleet: everything that the policy of its organisation prohibits made impossible, but for devices with an
 * exemption. One fleet is under one policy here; devices of an organisation below it with a policy of its own are not told apart.
 */
export async function wantedOf(server: MdmServer, wishing: Wishing): Promise<Wanted> {
  const { connection, rulebook, seen } = wishing;
  const { store } = server;
  const fleet = (await store.fleets()).find(({ id }) => id === connection.fleet);
  if (!fleet) throw new Error('the fleet of a connection is not there');
  const policies = policyChoice(await store.organisations(), await store.assignments());
  const { policy, group } = policies.of(fleet.organisation, 'unknown');
  const assessment = rulebook.assessment(policy);
  const compiled = server.mdm.restrictions({
    mdm: connection.mdm,
    policy,
    catalogue: rulebook.catalogue,
    products: productsToBlock(assessment, await foundIn(server, fleet.organisation)),
    exemptions: await exempted(server, wishing),
    approved: allowsOnly(assessment.policy, group)
      ? await approvedApps(store, fleet.organisation, group, dayOf(server.clock()))
      : null,
  });
  return {
    policy: `${policy}@${assessment.policy.version}`,
    catalogue: rulebook.catalogue.version,
    restrictions: compiled.restrictions,
    notes: notesOf(compiled, preventsFrom(assessment.policy, group, dayOf(server.clock()))),
    removals: wishing.remove && seen !== null ? await removals(server, wishing, seen, policy) : [],
  };
}

/** On how many devices of these people an app was found: what an MDM has little room for is kept in this order. */
async function foundIn(
  { store }: MdmServer,
  organisation: OrganisationId,
): Promise<readonly Pick<AppFound, 'app' | 'devices'>[]> {
  const found = new Map<AppId, number>();
  for (const { app, state, certain } of await store.findingCounts([organisation]))
    if (state !== 'closed') found.set(app, (found.get(app) ?? 0) + certain);
  return [...found].map(([app, exact]) => ({
    app,
    devices: { exact, 'case-folded': 0, name: 0 },
  }));
}

function notesOf(
  { leftOut, notes }: Pick<ReturnType<MdmServer['mdm']['restrictions']>, 'leftOut' | 'notes'>,
  begins: Day | null | 'begun',
): readonly PlanNote[] {
  const bySetting = Map.groupBy(leftOut, ({ setting }) => setting);
  return [
    ...(begins === 'begun' ? [] : [{ code: 'not-yet-prevented', from: begins } as const]),
    ...[...bySetting].map(([setting, some]): PlanNote => ({
      code: 'left-out',
      setting,
      apps: some.map(({ app }) => app),
    })),
    ...notes,
  ];
}

const allowsOnly = ({ groups }: Policy, id: string): boolean =>
  groups.some((group) => group.id === id && group.regime === 'allow-list');

function preventsFrom(policy: Policy, id: string, day: Day): Day | null | 'begun' {
  const group = policy.groups.find((one) => one.id === id);
  if (group === undefined || measureOn(group, day) === 'prevent') return 'begun';
  return group.phases.find(({ measure }) => measure === 'prevent')?.from ?? null;
}

async function exempted(
  server: MdmServer,
  { connection, seen }: Wishing,
): Promise<readonly { readonly app: AppId; readonly devices: readonly DeviceRef[] }[]> {
  const inForce = await server.store.mdm.exemptions(connection.fleet);
  const refs = await refsOf(
    server,
    inForce.map(({ device }) => device),
    seen,
  );
  return [...Map.groupBy(inForce, ({ app }) => app)].map(([app, some]) => ({
    app,
    devices: some.flatMap(({ device }) => refs.get(device) ?? []),
  }));
}

/** Who may keep which app, since which day. */
export async function exemptFrom(
  server: MdmServer,
  { fleet }: Pick<StoredConnection, 'fleet'>,
  seen: Seen,
): Promise<readonly ExemptFrom[]> {
  const inForce = await server.store.mdm.exemptions(fleet);
  const devices = inForce.map(({ device }) => device);
  const refs = await refsOf(server, devices, seen);
  return inForce.flatMap(({ device: ours, app, from, restricted }) => {
    const device = refs.get(ours);
    return device === undefined ? [] : { device, app, from: dayOf(from), restricted };
  });
}

/** What the MDM calls devices of ours; one that it does not have any more is left out. */
export async function refsOf(
  { store }: MdmServer,
  devices: readonly DeviceId[],
  seen: Seen | null,
): Promise<ReadonlyMap<DeviceId, DeviceRef>> {
  if (seen === null || devices.length === 0) return new Map();
  const named = await store.mdm.namesOf([...new Set(devices)]);
  return new Map(
    named.flatMap(({ device, pseudonym }) => {
      const ref = seen.names.shown(pseudonym as DeviceRef);
      return ref === null ? [] : [[device, ref]];
    }),
  );
}

/** Findings of a fleet that are not closed, a page at a time. */
export async function* openFindings(
  { store }: MdmServer,
  { fleet: id }: StoredConnection,
): AsyncGenerator<readonly StoredFinding[]> {
  const scope = await store.topOrganisations();
  const states = ['open', 'called', 'overdue', 'escalated'] as const;
  for (let after: Parameters<typeof store.findings>[1]['after'] = null; ;) {
    const page = await store.findings({ scope, fleet: id, states }, { after, limit: PAGE });
    yield page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}

async function removals(
  server: MdmServer,
  { connection, abilities, rulebook }: Wishing,
  seen: Seen,
  policy: string,
): Promise<readonly Removal[]> {
  const devices = new Map(seen.observation.devices.map((one) => [one.ref, one]));
  const exempt = new Set(
    (await server.store.mdm.exemptions(connection.fleet)).map(
      ({ device, app }) => `${device} ${app}`,
    ),
  );
  const found: Removal[] = [];
  for await (const findings of openFindings(server, connection)) {
    const refs = await refsOf(
      server,
      findings.map(({ device }) => device),
      seen,
    );
    for (const finding of findings) {
      const { app, device } = finding;
      const managed = devices.get(refs.get(device) ?? ('' as DeviceRef));
      if (managed === undefined || !finding.present || !isCertain(finding)) continue;
      if (exempt.has(`${device} ${app}`) || rulebook.verdict(policy, app) !== 'prohibited')
        continue;
      const canRemove = ({ platform, enrolment, remove }: Lever): boolean =>
        remove.can && platform === managed.platform && enrolment === managed.enrolment;
      if (!abilities.levers.some(canRemove)) continue;
      for (const one of rulebook.catalogue.identifiers)
        if (one.app === app && one.platform === managed.platform)
          found.push({ device: managed.ref, app, identifier: one.identifier });
    }
  }
  return found;
}
