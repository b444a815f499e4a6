import type { FleetId, OrganisationId } from '../../core/finding.ts';
import { beginSync } from '../mdm/begin-sync.ts';
import { connect } from '../mdm/connections.ts';
import type { ConnectionId, SyncId } from '../mdm/stored.ts';
import { below } from '../organisations.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { SampleServer } from './door.ts';
import { foundSample, keyless, saidOf } from './found-sample.ts';
import { SIMULATED_FLEET, SIMULATED_MINISTRY } from './invented.ts';
import { sampleObstacle } from './may-load.ts';
import { keepSample, sampleIn, type SampleMdm, type SimulatedMdm } from './sample.ts';

export type SampleMdmConnected = {
  readonly fleet: FleetId;
  readonly connection: ConnectionId;
  /** Null: it is being read already. */
  readonly sync: SyncId | null;
};
type Code = 'sample-not-here' | 'sample-mdm-there';

/** The same phones each time. */
const SEED = 48;

/** A simulated MDM in this very process, with an invented ministry whose phones it manages; it is connected, and read. */
export async function connectSampleMdm(
  server: SampleServer,
  context: Context,
  asked: { readonly mdm: SimulatedMdm; readonly devices: number },
): Promise<Outcome<SampleMdmConnected, Code>> {
  const as = { ...context, idempotency: null };
  const founded = await foundSample(server, as);
  if (!founded.ok) return founded;
  const why = await sampleObstacle(server, server.store, context.actor);
  if (why !== null) return refused('sample-not-here', { why });
  if (founded.value.mdm !== null && founded.value.mdm.connection !== null)
    return refused('sample-mdm-there');
  const made = await withFleet(server, as, asked);
  if (!made.ok) return made;
  const { port, settings, heardAt } = await server.sample.simulate({ ...made.value });
  const { fleet, mdm } = made.value;
  const connected = await connect(server, as, {
    fleet,
    mdm,
    settings,
    syncHours: 1,
    checkHours: 1,
  });
  if (!connected.ok) throw new Error(`the simulated MDM was not connected: ${connected.code}`);
  const connection = connected.value.id;
  heardAt(connection);
  await recorded<null, never>(server, as, async (tables) => {
    const sample = await sampleIn(tables);
    if (sample === null) throw new Error('the sample went away while an MDM was connected');
    await keepSample(tables, { ...sample, mdm: { ...made.value, port, connection } });
    return done({ value: null, said: [saidOf('sample', 'connected', { mdm })] });
  });
  const begun = await beginSync(server, as, connection);
  server.sample.stir();
  return done({ fleet, connection, sync: begun.ok ? begun.value.id : null });
}

/** The ministry and its fleet. Cut off before the MDM was connected, they are there the next time. */
async function withFleet(
  server: SampleServer,
  context: Context,
  { mdm, devices }: { readonly mdm: SimulatedMdm; readonly devices: number },
): Promise<Outcome<SampleMdm, Code>> {
  const made = await recorded<SampleMdm, Code>(server, context, async (tables, at) => {
    const sample = await sampleIn(tables);
    const all = await tables.organisations();
    const root = all.find(({ parent }) => parent === null);
    if (sample === null || root === undefined) throw new Error('nothing was founded');
    if (sample.mdm !== null) return done({ value: sample.mdm, said: [] });
    const one = below(root, SIMULATED_MINISTRY, server.newId() as OrganisationId);
    await tables.addOrganisation(one, at);
    const fleet = server.newId() as FleetId;
    const added = { organisation: one.id, name: SIMULATED_FLEET, mdm };
    await tables.addFleet({ id: fleet, ...added }, at);
    const value = { mdm, devices, seed: SEED, port: 0, fleet, connection: null };
    await keepSample(tables, {
      ...sample,
      organisations: [...sample.organisations, one.id],
      fleets: [...sample.fleets, { id: fleet, file: null }],
      mdm: value,
    });
    const said = [
      saidOf(`organisation:${one.id}`, 'added', { parent: root.id, name: one.name }),
      saidOf(`fleet:${fleet}`, 'added', added),
    ];
    return done({ value, said });
  });
  return made.ok ? made : keyless(made);
}

/** After a start of the server: the same phones at the same port. What had been put into it is gone, as it lives in memory alone. */
export async function resumeSampleMdm(server: SampleServer): Promise<void> {
  const mdm = (await sampleIn(server.store))?.mdm ?? null;
  if (mdm === null || mdm.connection === null) return;
  const { heardAt } = await server.sample.simulate(mdm);
  heardAt(mdm.connection);
}
