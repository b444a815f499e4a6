import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import { unfitSetting } from './connections.ts';
import type { ConnectorKind } from './connector.ts';
import type { MdmServer } from './door.ts';
import type { ConnectionId, StoredConnection } from './stored.ts';

export type ConnectionChange = Pick<StoredConnection, 'settings' | 'syncHours' | 'checkHours'>;
type Code =
  | 'unknown-connection'
  | 'unknown-mdm'
  | 'setting-fixed'
  | 'setting-missing'
  | 'setting-unknown'
  | 'setting-is-secret'
  | 'setting-too-long'
  | 'apply-running'
  | 'idempotency-key-reused';

/**
 * Other credentials by name, other hours. INVARIANT: the MDM stays the one that it was: what plans rest on, and what is in force, lies
 * there. A secret is never changed here: whoever runs the server puts another into its place, and the next request takes it.
 */
export async function changeConnection(
  server: MdmServer,
  context: Context,
  id: ConnectionId,
  to: ConnectionChange,
): Promise<Outcome<StoredConnection, Code>> {
  return recorded<StoredConnection, Code>(server, context, async (tables) => {
    const connection = await tables.mdm.lockConnection(id);
    if (connection === null) return refused('unknown-connection');
    const kind = server.mdm.kind(connection.mdm);
    if (kind === null) return refused('unknown-mdm');
    const unfit = unfitSetting(kind, to.settings);
    if (unfit !== null) return refused(unfit.code, { setting: unfit.setting });
    const moved = movedSetting(kind, connection.settings, to.settings);
    if (moved !== null) return refused('setting-fixed', { setting: moved });
    if ((await tables.mdm.planInForce(id))?.state === 'running') return refused('apply-running');
    const changed = changedBetween(connection, to);
    const value = { ...connection, ...to };
    if (changed.length === 0) return done({ value, said: [] });
    await tables.mdm.changeConnection(id, to);
    const said = {
      action: 'connection.changed',
      object: `connection:${id}`,
      result: 'changed',
      origin: 'request',
      details: { fleet: connection.fleet, mdm: connection.mdm, what: changed.join(' ') },
    };
    return done({ value, said: [said] });
  });
}

/** One that would lead to another MDM; null: none. */
const movedSetting = (
  { asks }: ConnectorKind,
  was: ConnectionChange['settings'],
  to: ConnectionChange['settings'],
): string | null =>
  asks.find(
    ({ name, address, which }) => (address || which) && (was[name] ?? '') !== (to[name] ?? ''),
  )?.name ?? null;

/** Names of what is another now, never values. */
function changedBetween(was: ConnectionChange, to: ConnectionChange): readonly string[] {
  const names = new Set([...Object.keys(was.settings), ...Object.keys(to.settings)]);
  return [
    ...[...names].filter((name) => was.settings[name] !== to.settings[name]).toSorted(),
    ...(was.syncHours === to.syncHours ? [] : ['syncHours']),
    ...(was.checkHours === to.checkHours ? [] : ['checkHours']),
  ];
}
