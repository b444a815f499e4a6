import type { ChangeDoor } from '../changes/door.ts';
import type { ExceptionServer } from '../exceptions/door.ts';
import type { MdmServer } from '../mdm/door.ts';
import type { NoticeServer } from '../notices/door.ts';
import type { PeopleServer } from '../people/door.ts';
import type { Instant } from '../../core/inventory.ts';
import type { ConnectionId } from '../mdm/stored.ts';
import type { SampleMdm, SimulatedMdm } from './sample.ts';

/** What the sample needs from outside, beside the server's. */
export type SampleServer = NoticeServer &
  ExceptionServer &
  MdmServer &
  PeopleServer & { readonly sample: SampleDoor };

export type SampleDoor = {
  /** Exports of the invented fleet, week by week. */
  readonly files: () => readonly SampleFile[];
  readonly content: (file: SampleFile) => Uint8Array;
  readonly changes: ChangeDoor;
  /** This process knows of a proposal when it resolves. */
  readonly decided: () => Promise<void>;
  /** Starts a simulated MDM in this process; one at a time. `port` 0: any that is free. */
  readonly simulate: (asked: Pick<SampleMdm, 'mdm' | 'devices' | 'seed' | 'port'>) => Promise<{
    readonly port: number;
    readonly settings: Readonly<Record<string, string>>;
    /** Tells it where to send what its phones answer. */
    readonly heardAt: (connection: ConnectionId) => void;
  }>;
  readonly isSimulating: (mdm: SimulatedMdm) => boolean;
  /** Something was begun that goes on by itself. */
  readonly stir: () => void;
};
export type SampleFile = {
  readonly week: string;
  readonly name: string;
  /** When it would have been made. */
  readonly moment: Instant;
};
