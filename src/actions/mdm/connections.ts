import type { FleetId, OrganisationId } from '../../core/finding.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { ConnectorKind } from './connector.ts';
import type { MdmServer } from './door.ts';
import type { ConnectionId, StoredConnection, StoredSync } from './stored.ts';

export type NewConnection = {
  readonly fleet: FleetId;
  /** As the registry lists it. */
  readonly mdm: string;
  /** Addresses, tenants, groups; never a secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** Every so many hours the fleet is read, and what was put there looked after; 0: only when asked. */
  readonly syncHours: number;
  readonly checkHours: number;
};
type ConnectCode =
  | 'unknown-fleet'
  | 'unknown-mdm'
  | 'fleet-connected'
  | 'setting-missing'
  | 'setting-unknown'
  | 'setting-is-secret'
  | 'setting-too-long'
  | 'address-unfit'
  | 'address-not-allowed'
  | 'idempotency-key-reused';

/** More than any address; so no file is kept by mistake. */
const LONGEST_SETTING = 2000;

/** Says from which MDM a fleet is read. Nothing is asked of the MDM yet, and no secret is taken: they stay in files. */
export async function connect(
  server: MdmServer,
  context: Context,
  wanted: NewConnection,
): Promise<Outcome<StoredConnection, ConnectCode>> {
  const kind = server.mdm.kind(wanted.mdm);
  if (kind === null) return refused('unknown-mdm', { mdm: null });
  const unfit = unfitSetting(kind, wanted.settings);
  if (unfit !== null) return refused(unfit.code, { setting: unfit.setting });
  const barred = await server.mdm.barred(wanted);
  if (barred !== null) {
    const { code, ...facts } = barred;
    return refused(code, facts);
  }
  return recorded<StoredConnection, ConnectCode>(server, context, async (tables, at) => {
    if (!(await tables.fleets()).some(({ id }) => id === wanted.fleet))
      return refused('unknown-fleet');
    if ((await tables.mdm.connections()).some(({ fleet }) => fleet === wanted.fleet))
      return refused('fleet-connected');
    const connection: StoredConnection = {
      id: server.newId() as ConnectionId,
      ...wanted,
      // INVARIANT: who has a part of the tree never reads another's phones with what serves all of it.
      shares: isAboveAll(context, await tables.topOrganisations()),
      createdBy: context.actor,
      created: at,
      ended: null,
    };
    await tables.mdm.addConnection(connection);
    return done({ value: connection, said: [saidOf('made', connection)] });
  });
}

export const isAboveAll = ({ scope }: Context, tops: readonly OrganisationId[]): boolean =>
  tops.length > 0 && tops.every((top) => scope.includes(top));

type Unfit = {
  readonly code: 'setting-missing' | 'setting-unknown' | 'setting-is-secret' | 'setting-too-long';
  readonly setting: string | null;
};

export function unfitSetting(
  { asks }: ConnectorKind,
  settings: NewConnection['settings'],
): Unfit | null {
  for (const [name, value] of Object.entries(settings)) {
    const ask = asks.find((one) => one.name === name);
    // What is unknown is not said back: it may be a secret in the wrong place.
    if (ask === undefined) return { code: 'setting-unknown', setting: null };
    if (ask.secret) return { code: 'setting-is-secret', setting: name };
    if (value.length > LONGEST_SETTING) return { code: 'setting-too-long', setting: name };
  }
  const missing = asks.find(
    ({ name, secret, optional }) => !secret && !optional && !settings[name]?.trim(),
  );
  return missing === undefined ? null : { code: 'setting-missing', setting: missing.name };
}

type DisconnectCode =
  | 'unknown-connection'
  | 'sync-running'
  | 'apply-running'
  | 'idempotency-key-reused';

/** The fleet is not read any more. What was put into the MDM stays there: whoever wants it gone takes the plan back first. */
export async function disconnect(
  server: MdmServer,
  context: Context,
  id: ConnectionId,
): Promise<Outcome<StoredConnection, DisconnectCode>> {
  return recorded<StoredConnection, DisconnectCode>(server, context, async (tables, at) => {
    const connection = await tables.mdm.connection(id);
    if (connection === null || connection.ended !== null) return refused('unknown-connection');
    const isRead = (one: StoredSync): boolean => one.connection === id && one.kind === 'read';
    if ((await tables.mdm.runningSyncs()).some(isRead)) return refused('sync-running');
    const [newest] = await tables.mdm.plans(id, { before: null, limit: 1 });
    const inForce = await tables.mdm.planInForce(id);
    if (newest?.state === 'running' || inForce?.state === 'running')
      return refused('apply-running');
    if (!(await tables.mdm.endConnection(id, at))) return refused('unknown-connection');
    return done({
      value: { ...connection, ended: at },
      said: [saidOf('ended', connection)],
    });
  });
}

const saidOf = (result: 'made' | 'ended', { id, fleet, mdm }: StoredConnection) => ({
  action: `connection.${result}`,
  object: `connection:${id}`,
  result,
  origin: 'request',
  details: { fleet, mdm },
});
