import type { Instant } from '../../core/inventory.ts';
import type { Abilities } from '../../core/mdm/abilities.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { RemedyCode } from '../../core/mdm/remedy.ts';

/**
 * What the actions need of an MDM. Every call may be cut off and made again: none repeats an effect. Nothing of what a fleet holds
 * is kept or logged by a connector: pages go straight into the fold.
 */
export type Connector = {
  readonly abilities: Abilities;
  /**
   * One page of the fleet's apps, from the beginning (null) or from where a page before ended. A cursor that the MDM no longer
   * takes is a `MdmFault` of kind `cursor-lost`: begin again.
   */
  readonly page: (cursor: string | null, signal: AbortSignal) => Promise<FleetPage>;
  /** What lies there now. `keys`: what Grendel ever put there or means to; others' restrictions are looked at for conflicts alone. */
  readonly observe: (
    wanted: { readonly keys: readonly RestrictionKey[] },
    signal: AbortSignal,
  ) => Promise<Observation>;
  /**
   * Carries out one step. `id` is the same whenever the same step comes again: an MDM that takes an id of a request is given it,
   * else what lies there is looked at first. `content`: what a `put` or `give` puts there.
   */
  readonly carryOut: (
    step: Step,
    with_: { readonly id: string; readonly content: Restriction | null },
    signal: AbortSignal,
  ) => Promise<StepResult>;
  /** Asks devices to report now; what they then say comes with a later page or observation. */
  readonly nudge: ((devices: readonly DeviceRef[], signal: AbortSignal) => Promise<void>) | null;
  /**
   * Asks for the least of each thing that is needed, one after the other, the sign-in first: so that a person sees what is missing.
   * Changes nothing. `apply` stands in it only where there is a credential for it.
   */
  readonly probe: (signal: AbortSignal) => Promise<readonly Probed[]>;
  /** What the MDM itself sends (webhooks); null where it sends nothing. */
  readonly hear: ((message: Heard, signal: AbortSignal) => Promise<Hearing>) | null;
};

export type Probed = {
  readonly use: 'read' | 'apply';
  /** In our words: `the list of devices`. */
  readonly what: string;
  /** The right that it takes, as the vendor calls it; null: none but to be let in. */
  readonly right: string | null;
  /** False: it can't be tried without changing something. */
  readonly tried: boolean;
  /** Null: it was answered. */
  readonly fault: MdmFault | null;
  /** The MDM's clock, milliseconds since 1970; null: it did not say. */
  readonly serverTime: number | null;
  /** How many there are of it; null: the answer does not say. */
  readonly count: number | null;
};

export type FleetPage = {
  /** As the MDM sent it, in a format that `src/inventory` recognises, whole in itself. Read once. */
  readonly content: AsyncIterable<Uint8Array>;
  /**
   * An example of a page, of one device with an app and all that is ever told of them: how pages are laid out is recognised from it
   * once, and not from each. One that begins otherwise is recognised by itself all the same.
   */
  readonly like?: string;
  /** Where the next page begins; null: this is the last. Known before `content` is read through. */
  readonly next: string | null;
  /** Of the whole fleet where the MDM says it, to show how far a sync is. */
  readonly devices: number | null;
  /** When the MDM says that this was collected; null where the content says it itself. */
  readonly moment: Instant | null;
};

export type StepResult =
  | { readonly kind: 'done' }
  /** Given to the MDM; the device has not answered yet (it is off, or said NotNow). */
  | { readonly kind: 'waiting' }
  /** It will not be: `code` for the sentence, `detail` the MDM's own word, bounded and cleaned. */
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly detail: string | null };
export type FailureCode =
  | 'refused'
  | 'not-supported'
  | 'not-managed'
  | 'changed-meanwhile'
  | 'gone'
  | 'too-large';

export type Heard = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};
export type Hearing = {
  /** A list of apps that came with it, to be folded at once as a part of the fleet; null where none did. */
  readonly content: Uint8Array | null;
  /** What to answer. */
  readonly answer: {
    readonly status: number;
    readonly type: string | null;
    readonly body: Uint8Array | null;
  };
};

/**
 * What an MDM answered that stopped a call, after all tries. `throttled`: come again after so many seconds. Its message is ours:
 * never a text of the MDM that could hold a name.
 */
export class MdmFault extends Error {
  readonly kind: MdmFaultKind;
  readonly status: number | null;
  readonly retryAfter: number | null;
  readonly remedy: string;
  /** Of the remedy, where it is another than that of its kind. */
  readonly code: RemedyCode;
  /** The code that the MDM gave. */
  readonly said: string | null;

  constructor(
    kind: MdmFaultKind,
    message: string,
    remedy: string,
    more: {
      readonly status?: number;
      readonly retryAfter?: number;
      readonly code?: RemedyCode;
      readonly said?: string | null;
    } = {},
  ) {
    super(message);
    this.name = 'MdmFault';
    this.kind = kind;
    this.remedy = remedy;
    this.status = more.status ?? null;
    this.retryAfter = more.retryAfter ?? null;
    this.code = more.code ?? kind;
    this.said = more.said ?? null;
  }
}
export type MdmFaultKind =
  | 'unauthorised'
  | 'forbidden'
  | 'throttled'
  | 'unavailable'
  | 'cursor-lost'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'unexpected';

/** What a connector may keep between calls, sealed at rest, by name: enrolments, ids that the MDM gave to what Grendel put there. */
export type Memory = {
  readonly read: (name: string) => Promise<Uint8Array | null>;
  readonly write: (name: string, value: Uint8Array | null) => Promise<void>;
  /** In the order of their names, those that begin so, after `after`; at most `limit`. */
  readonly list: (
    prefix: string,
    after: string | null,
    limit: number,
  ) => Promise<readonly { readonly name: string; readonly value: Uint8Array }[]>;
};

/** How a connector is made: what it was told, never a secret but by name. */
export type Connection = {
  /** Base addresses, tenant, groups: what `connect` asked for. */
  readonly settings: Readonly<Record<string, string>>;
  /** Reads a secret of this name from a file or the environment; null where there is none. `use`: read or apply. */
  readonly secret: (name: string) => string | null;
  readonly memory: Memory;
  readonly clock: () => Instant;
  /** Waits; a test gives its own. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Hears what is asked for, in our words, each time: for whoever waits. */
  readonly watch?: (what: string) => void;
  /** How often a request that failed is sent; the usual number unless said. */
  readonly tries?: number;
};

/** An MDM as the registry lists it. */
export type ConnectorKind = {
  readonly abilities: Abilities;
  /** It sends by itself what its devices answer, and is to be told where to. */
  readonly hears?: boolean;
  /** What `connect` asks for, in this order. */
  readonly asks: readonly {
    readonly name: string;
    readonly what: string;
    readonly secret: boolean;
    /** A request, and what proves who asks, goes to what is given here. */
    readonly address?: boolean;
    /** Says which MDM it is, as an address does: another would be another connection. */
    readonly which?: boolean;
    /** `apply`: without it everything but apply works. */
    readonly use: 'read' | 'apply';
    readonly optional: boolean;
  }[];
  /** The vendor's own, the same for everybody: nobody has to name them. */
  readonly hosts?: readonly string[];
  readonly open: (connection: Connection) => Connector;
};
