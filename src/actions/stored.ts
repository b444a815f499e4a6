import type { Platform } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type {
  DeviceId,
  Finding,
  FindingChange,
  FindingId,
  FindingState,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../core/finding.ts';
import type {
  Enrolment,
  Instant,
  Problem,
  SeenDevice,
  Strength,
  Visibility,
} from '../core/inventory.ts';
import type { Organisation } from '../core/organisation.ts';
import type { AnswerKind } from '../core/notices/notice.ts';
import type { AppId } from '../core/statements.ts';
import type { Drop, InventoryCounts } from '../core/sudden-drop.ts';
import type { CoverageClass } from '../core/where-devices-stand.ts';

/** Rows as the actions know them, whatever the database. */

export type Fleet = {
  readonly id: FleetId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly mdm: string;
  readonly version: number;
};

/** Who belongs to whom: asked for by every request, and changed a few times a year. */
export type Tree = {
  /** From the top down. */
  readonly organisations: ReadonlyMap<OrganisationId, Organisation>;
  readonly tops: readonly OrganisationId[];
  /** Their versions may be of a moment ago. */
  readonly fleets: readonly Fleet[];
};

export const INVENTORY_STATES = [
  'announced',
  'receiving',
  'staged',
  'held',
  'published',
  'superseded',
  'refused',
  'unchanged',
  'cancelled',
  'interrupted',
  'discarded',
] as const;
export type InventoryState = (typeof INVENTORY_STATES)[number];

export type StoredInventory = {
  readonly id: InventoryId;
  readonly fleet: FleetId;
  readonly state: InventoryState;
  readonly coverage: 'whole' | 'part';
  /** Null: all of the fleet's. */
  readonly organisations: readonly OrganisationId[] | null;
  readonly moment: Instant | null;
  /** SHA-512 of the bytes handed in, hexadecimal. */
  readonly digest: string | null;
  readonly format: string | null;
  readonly summary: InventorySummary | null;
  readonly problems: readonly Problem[];
  readonly heldFor: readonly Drop[] | null;
  readonly bytes: number;
  readonly policy: string | null;
  readonly catalogue: string | null;
  readonly announced: Instant;
  readonly ended: Instant | null;
};
/** How many findings it opened, reopened, saw again and closed. */
export type InventoryChanges = Readonly<Record<'opened' | 'reopened' | 'seen' | 'closed', number>>;
/** Counts only. */
export type InventorySummary = {
  readonly rows: number;
  readonly devices: number;
  readonly installs: number;
  readonly notAssessed: number;
  readonly notInstalled: number;
  readonly droppedPersonal: number;
  readonly merged: number;
  readonly outcome: 'read' | 'partly' | 'refused';
  /** Filled at publication. */
  readonly changes: InventoryChanges | null;
  /** What the next inventory is compared with, to see a sudden drop; null where it was never staged. */
  readonly counts: KeptCounts | null;
};
/** `FleetCounts` of `src/core/sudden-drop.ts`, as JSON. */
export type KeptCounts = {
  readonly all: InventoryCounts;
  readonly organisations: readonly ({ readonly organisation: OrganisationId } & InventoryCounts)[];
};

/** Of an open finding's list entry. The device is a number of ours; its name is elsewhere, sealed. */
export type StoredFinding = Finding & {
  readonly fleet: FleetId;
  /** The last day that its holder was told; null where nobody was called, without one, and once it is closed. */
  readonly deadline: Day | null;
};

export type FindingFilter = {
  /** Only these and all below them. Never empty: who may see nothing asks nothing. */
  readonly scope: readonly OrganisationId[];
  readonly organisation?: OrganisationId;
  readonly fleet?: FleetId;
  readonly app?: AppId;
  readonly states?: readonly FindingState[];
  /** Only certain ones, or only possible ones. */
  readonly certain?: boolean;
  /** Whose holder has said one of these, and nobody has settled it yet. */
  readonly answers?: readonly AnswerKind[];
};
/** `deadline`: the soonest first; those without one follow, the newest first. */
export const FINDING_ORDERS = ['newest', 'oldest', 'deadline'] as const;
export type FindingOrder = (typeof FINDING_ORDERS)[number];
/** Of the last one of a page: by `opened` then `id`; by `due` then `id` while there are deadlines in order of these. */
export type FindingCursor =
  | { readonly opened: Instant; readonly id: FindingId }
  /** A day, or `infinity`: called without one. */
  | { readonly due: string; readonly id: FindingId };

export type FindingEvent = {
  readonly finding: FindingId;
  readonly inventory: InventoryId | null;
  readonly change: FindingChange;
  readonly at: Instant;
};

/** Pseudonyms of one device under each key that holds, the newest key first. */
type Alias = {
  readonly key: number;
  readonly pseudonym: Uint8Array;
  readonly serial: Uint8Array | null;
};

/** A device of an inventory on its way in. `hits` are of prohibited apps only. */
export type StagedDevice = {
  readonly aliases: readonly Alias[];
  readonly organisation: OrganisationId;
  readonly platform: Platform | null;
  readonly enrolment: Enrolment;
  readonly ownership: SeenDevice['ownership'];
  readonly visibility: Visibility;
  readonly collected: Instant | null;
  /** It named at least one app, and none of its rows was broken. */
  readonly complete: boolean;
  /** As `classOf` has it, by the policy that holds for the device. */
  readonly stands: CoverageClass;
  readonly hits: readonly {
    readonly app: AppId;
    readonly strength: Strength;
    readonly platform: Platform | null;
    /** A clone or second user of the device has it, too. */
    readonly secondCopy: boolean;
  }[];
  /** Sealed name and holder; null without a hit. */
  readonly contact: Uint8Array | null;
};

/** All that is stored of one device that has hits or findings, and how the inventory on its way in shows it. */
export type DeviceCase = {
  readonly device: DeviceId;
  /** Null: the inventory does not have it. */
  readonly sighting: {
    readonly organisation: OrganisationId;
    readonly visibility: Visibility;
    readonly collected: Instant | null;
    readonly ownership: SeenDevice['ownership'];
    readonly complete: boolean;
  } | null;
  readonly hits: StagedDevice['hits'];
  readonly findings: readonly Finding[];
  /**
   * As `DeviceEvidence` in `src/core/reconcile.ts` has it. Also of a device that is new here, where a later whole inventory
   * covers its organisation and does not have it.
   */
  readonly latest: { readonly at: Instant; readonly organisation: OrganisationId } | null;
};

export type PlannedEvent = {
  readonly id: string;
  readonly finding: FindingId;
  readonly device: DeviceId;
  readonly change: FindingChange;
  readonly entry: string | null;
  readonly at: Instant;
};

export type Page<Row, Cursor> = { readonly rows: readonly Row[]; readonly next: Cursor | null };
