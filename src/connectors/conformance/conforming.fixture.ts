import type { Connection, Connector, ConnectorKind } from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import type { FleetOptions, SimulatedFleet } from '../simulated/fleet.ts';
import type { SimulatedPhone } from '../simulated/phone.ts';
import type { SetTraps } from '../simulated/traps.ts';

/** What the suite needs of an MDM that plays along: a simulator, or a real server with simulated phones (and traps in a proxy before it). */
export type SimulatedMdm = {
  /** What the connector is told. Every call gives a new connection; those of one simulator share their memory. */
  readonly connect: () => Connection;
  readonly traps: SetTraps;
  readonly refOf: (phone: SimulatedPhone) => DeviceRef;
  /** The phones of a page that was read whole, by their ids in the fleet. */
  readonly phonesIn: (page: Uint8Array) => Promise<readonly string[]> | readonly string[];
  /** Phones speak with the MDM until none has anything left to do; what the MDM sends by itself reaches the connector. */
  readonly settle: (connector: Connector) => Promise<void>;
  /** How often something was changed so far: in the MDM, and on phones. Reading never counts, nor does a change to what it already was. */
  readonly effects: () => number;
  /** Requests that the MDM was asked. */
  readonly requests: () => number;
  /** Somebody else puts a restriction there by hand, which blocks other apps. */
  readonly plantForeign: () => Promise<void>;
  /** Whether it lies there as it was put. */
  readonly foreignIsUntouched: () => boolean;
  readonly close: () => Promise<void>;
};

/** A connector as the suite takes it. */
export type Conforming = {
  readonly kind: ConnectorKind;
  /** A simulator of its own around this fleet; nothing lies in it. */
  readonly start: (fleet: SimulatedFleet) => Promise<SimulatedMdm>;
  /** A restriction that this MDM can be given, which fits the fleet's phones and prevents these apps. */
  readonly restriction: (identifiers: readonly string[]) => Restriction;
  /** Phones that the restriction fits; enough of them for three pages (60 unless said). */
  readonly fleet: Partial<FleetOptions> & Pick<FleetOptions, 'traits'>;
};
