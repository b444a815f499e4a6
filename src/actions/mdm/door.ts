import type { LeftOut } from '../../core/artefact.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import type { FleetId } from '../../core/finding.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { CompiledNote, WantedRestriction } from '../../core/mdm/plan.ts';
import type { AppId } from '../../core/statements.ts';
import type { ProductToBlock } from '../export-block.ts';
import type { KeyMark } from '../keys/stock.ts';
import type { Server } from '../server.ts';
import type { Connector, ConnectorKind, Memory } from './connector.ts';
import { memoryOf } from './memory.ts';
import type { ConnectionId, StoredConnection } from './stored.ts';

/** What the actions about MDMs need from outside, beside the server's. */
export type MdmServer = Server & { readonly mdm: MdmDoor };

export type MdmDoor = {
  /** From the registry; null where there is no such connector. */
  readonly kind: (mdm: string) => ConnectorKind | null;
  /** Null: this server may speak with all addresses of the connection. Nothing is asked of an MDM. */
  readonly barred: (
    connection: Pick<StoredConnection, 'mdm' | 'fleet' | 'settings'>,
  ) => Promise<Barred | null>;
  /** Opens a connection with its secrets, which are read from files or the environment by their names. */
  readonly connector: (connection: StoredConnection, memory: Memory) => Connector;
  /** One that keeps nothing and tries everything once: for whoever wants to see whether it would work. Throws `MdmFault`. */
  readonly trial: (connection: Sharing) => Connector;
  /** Whether a secret is there, and where it is looked for: to be shown. */
  readonly secretPlace: (
    connection: Sharing,
    name: string,
  ) => { readonly given: boolean; readonly variable: string | null; readonly file: string };
  /** What is asked of an MDM in this process just now, in our words, and since when; null: nothing was since its start. */
  readonly asking: (
    connection: ConnectionId,
  ) => { readonly what: string; readonly at: number } | null;
  /** What the MDM's own id of a device is called here under each key that holds, the newest first; hexadecimal. */
  readonly names: (fleet: FleetId) => (ref: DeviceRef) => readonly [KeyedName, ...KeyedName[]];
  /** The same for names of what connectors keep. */
  readonly hash: (text: string) => readonly [KeyedName, ...KeyedName[]];
  /** Numbers of the keys with which this process names and seals. */
  readonly current: () => Readonly<Record<KeyMark['use'], number>>;
  /** JSON values, bound to the row that they belong to; opening gives null where it is not what was sealed there. */
  readonly seal: (row: string, value: unknown) => Uint8Array;
  readonly open: (row: string, sealed: Uint8Array) => unknown;
  /** What a person wrote, of an opening of the ledger; null where it can't be opened. */
  readonly text: (commitment: string, sealed: Uint8Array) => string | null;
  /** What an MDM is to be given so that these products can't be opened or installed. */
  readonly restrictions: (asked: {
    readonly mdm: string;
    readonly policy: string;
    readonly catalogue: Catalogue;
    readonly products: readonly ProductToBlock[];
    /** An app that some devices may have becomes a restriction of its own, which these are left out of. */
    readonly exemptions: readonly { readonly app: AppId; readonly devices: readonly DeviceRef[] }[];
    /** The apps that alone may be used, where the policy wants an allow list; null: it does not. */
    readonly approved:
      | readonly { readonly app: AppId | null; readonly ios: readonly string[] }[]
      | null;
  }) => {
    readonly restrictions: readonly WantedRestriction[];
    /** Products for which a setting has no room, and what else is to be known. */
    readonly leftOut: readonly LeftOut[];
    readonly notes: readonly CompiledNote[];
  };
  /** Waits; a test's time passes by itself. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};
type Sharing = Pick<StoredConnection, 'mdm' | 'fleet' | 'settings' | 'shares'>;
/** Why an address is not spoken with. `host`: as whoever runs the server would name it. */
export type Barred =
  | { readonly code: 'address-unfit'; readonly setting: string }
  | { readonly code: 'address-not-allowed'; readonly setting: string; readonly host: string };

/** With what it keeps between its calls. */
export const connectorOf = (server: MdmServer, connection: StoredConnection): Connector =>
  server.mdm.connector(connection, memoryOf(server, connection.id));

type KeyedName = { readonly key: number; readonly name: string };
