import { setTimeout as sleep } from 'node:timers/promises';
import {
  MdmFault,
  type Connection,
  type Connector,
  type Memory,
} from '../../actions/mdm/connector.ts';
import type { MdmDoor } from '../../actions/mdm/door.ts';
import type { StoredConnection } from '../../actions/mdm/stored.ts';
import type { Instant } from '../../core/inventory.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { pseudonymsIn } from '../../privacy/pseudonym.ts';
import { openSealed, seal, type SealContext } from '../../privacy/seal.ts';
import { openers } from '../openers.ts';
import { restrictionsOf } from './restrictions.ts';
import type { Secrets } from './secrets.ts';

export type MdmSettings = {
  readonly keys: () => KeyRing;
  readonly secrets: Secrets;
  readonly clock: () => Instant;
};

/** Joins the actions about MDMs with the connectors, the keys and the compiler of blocks. */
export function mdmDoor({ keys, secrets, clock }: MdmSettings): MdmDoor {
  const opened = new Map<string, { readonly by: string; readonly connector: Connector }>();
  const asked = new Map<string, { readonly what: string; readonly at: number }>();
  const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    sleep(milliseconds, undefined, { signal });
  return {
    kind: (mdm) => kindOf(mdm),
    barred: secrets.barred,
    connector(connection, memory) {
      // Each time: the list of hosts may have become shorter since it was connected.
      const reached = secrets.reach(connection);
      if (reached.kind === 'barred') throw barred(reached.barred.setting);
      // Opened anew where a setting was changed or a secret replaced: the next call takes it.
      const by = openedBy(connection, secrets);
      const known = opened.get(connection.id);
      if (known?.by === by) return known.connector;
      const watch = (what: string): void =>
        void asked.set(connection.id, { what, at: Date.parse(clock()) });
      const made = open(connection, { memory, clock, sleep: wait, secrets, watch });
      opened.set(connection.id, { by, connector: made });
      return made;
    },
    trial(connection) {
      const reached = secrets.reach(connection);
      if (reached.kind === 'barred') throw barred(reached.barred.setting);
      return open(connection, { memory: NOTHING_KEPT, clock, sleep: wait, secrets, tries: 1 });
    },
    secretPlace: secrets.places,
    asking: (connection) => asked.get(connection) ?? null,
    names(fleet) {
      const name = pseudonymsIn(fleet, keys().pseudonym);
      return (ref) => inHex(name({ key: ref, serial: null }));
    },
    // A fleet's id is a UUID, so no device is ever called as what a connector keeps.
    hash: (text) => inHex(pseudonymsIn('memory', keys().pseudonym)({ key: text, serial: null })),
    current: () => ({
      pseudonym: keys().pseudonym[0].number,
      sealing: keys().sealing[0].number,
    }),
    seal: (row, value) => seal(keys().sealing, rowOf(row), value),
    open(row, sealed) {
      const found = openSealed(keys().sealing, rowOf(row), sealed);
      return found.ok ? found.value : null;
    },
    text: openers(keys).text,
    restrictions: restrictionsOf,
    wait,
  };
}

/** What a connector is told when it is opened. Compared and never shown: secrets are in it. */
function openedBy(connection: StoredConnection, secrets: Secrets): string {
  const asks = kindOf(connection.mdm)?.asks.filter(({ secret }) => secret) ?? [];
  const held = asks.map(({ name }) => secrets.of(connection, name));
  return JSON.stringify([connection.settings, held]);
}

const barred = (setting: string): MdmFault =>
  new MdmFault(
    'refused',
    `This server does not speak with the address in ${setting}.`,
    'Whoever runs the server names its host in GRENDEL_MDM_HOSTS; docs/control-an-mdm.md has it.',
  );

const NOTHING_KEPT: Memory = {
  read: async () => null,
  write: async () => undefined,
  list: async () => [],
};

const rowOf = (row: string): SealContext => ({ table: 'memory', row });

function kindOf(mdm: string) {
  return Object.hasOwn(CONNECTORS, mdm) ? (CONNECTORS[mdm] ?? null) : null;
}

function open(
  connection: Pick<StoredConnection, 'mdm' | 'fleet' | 'settings' | 'shares'>,
  { secrets, ...given }: Omit<Connection, 'settings' | 'secret'> & { readonly secrets: Secrets },
): Connector {
  const kind = kindOf(connection.mdm);
  if (kind === null) throw new Error('a connection to an MDM that there is no connector for');
  return kind.open({
    ...given,
    settings: connection.settings,
    secret: (name) => secrets.of(connection, name),
  });
}

type Keyed = { readonly key: number; readonly name: string };
function inHex(
  aliases: readonly { readonly key: number; readonly pseudonym: Uint8Array }[],
): readonly [Keyed, ...Keyed[]] {
  const [first, ...others] = aliases.map(({ key, pseudonym }) => ({
    key,
    name: pseudonym.toHex(),
  }));
  if (first === undefined) throw new Error('there is no key of pseudonyms');
  return [first, ...others];
}
