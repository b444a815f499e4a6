import type { Generated, Kysely } from 'kysely';
import type { Platform } from '../core/catalogue.ts';
import type {
  Closing,
  DeviceId,
  FindingChange,
  FindingId,
  FindingState,
  FleetId,
  InventoryId,
  OrganisationId,
} from '../core/finding.ts';
import type { Enrolment, Instant, SeenDevice, Strength, Visibility } from '../core/inventory.ts';
import type { AppId } from '../core/statements.ts';
import type { CoverageClass } from '../core/where-devices-stand.ts';
import type { InventoryState, StoredInventory } from '../actions/store.ts';
import type { ChangesSchema } from './schema-changes.ts';
import type { CourseSchema } from './schema-course.ts';
import type { ExceptionsSchema } from './schema-exceptions.ts';
import type { MdmSchema } from './schema-mdm.ts';
import type { NoticesSchema } from './schema-notices.ts';
import type { PeopleSchema } from './schema-people.ts';
import type { VettingSchema } from './schema-vetting.ts';

/**
 * Rows as `migrations/` makes them. Times are RFC 3339 text in UTC, `bigint`s are numbers, `bytea`s are bytes, in both
 * databases.
 */
export type Schema = CourseSchema &
  ExceptionsSchema &
  MdmSchema &
  NoticesSchema &
  PeopleSchema &
  VettingSchema &
  ChangesSchema & {
    organisation: {
      id: OrganisationId;
      parent_id: OrganisationId | null;
      name: string;
      path: OrganisationId[];
      created_at: Instant;
    };
    assignment: {
      id: string;
      organisation_id: OrganisationId;
      ownership: SeenDevice['ownership'] | null;
      function: string | null;
      clearance: string | null;
      policy: string;
      policy_group: string;
      created_at: Instant;
    };
    fleet: {
      id: FleetId;
      organisation_id: OrganisationId;
      name: string;
      mdm: string;
      version: Generated<number>;
      created_at: Instant;
    };
    device: {
      id: Generated<DeviceId>;
      fleet_id: FleetId;
      key_id: number;
      pseudonym: Uint8Array;
      serial: Uint8Array | null;
      function: string | null;
      clearance: string | null;
    };
    inventory: {
      id: InventoryId;
      fleet_id: FleetId;
      state: InventoryState;
      coverage: StoredInventory['coverage'];
      organisations: OrganisationId[] | null;
      moment: Instant | null;
      digest: string | null;
      format: string | null;
      summary: StoredInventory['summary'];
      problems: Generated<StoredInventory['problems']>;
      held_for: StoredInventory['heldFor'];
      bytes: Generated<number>;
      policy: string | null;
      catalogue: string | null;
      complete: Generated<boolean>;
      swept: Generated<boolean>;
      charted_to: Generated<FindingId | null>;
      charted: Generated<boolean>;
      slot: number | null;
      settled_to: FindingId | null;
      announced_at: Instant;
      ended_at: Instant | null;
    };
    sighting: {
      inventory_id: InventoryId;
      device_id: DeviceId;
      organisation_id: OrganisationId;
      platform: Platform | null;
      enrolment: Enrolment;
      ownership: SeenDevice['ownership'];
      visibility: Visibility;
      complete: boolean;
      collected_at: Instant | null;
      stands: CoverageClass;
    };
    staged_hit: {
      inventory_id: InventoryId;
      device_id: DeviceId;
      app: AppId;
      strength: Strength;
      platform: Platform | null;
      second_copy: Generated<boolean>;
    };
    staged_contact: { inventory_id: InventoryId; device_id: DeviceId; sealed: Uint8Array };
    staged_identity: {
      inventory_id: InventoryId;
      device_id: DeviceId;
      key_id: number;
      pseudonym: Uint8Array;
      serial: Uint8Array | null;
      was_id: DeviceId | null;
      made_id: DeviceId | null;
    };
    staged_coverage: {
      inventory_id: InventoryId;
      of_inventory_id: InventoryId;
      organisation_id: OrganisationId;
      platform: string;
      with_hits: number;
      without: number;
      not_visible: number;
      work_side: Generated<number>;
      managed_only: Generated<number>;
      stale: number;
      not_assessed: number;
    };
    finding: {
      id: FindingId;
      fleet_id: FleetId;
      device_id: DeviceId;
      app: AppId;
      organisation_id: OrganisationId;
      strength: Strength;
      confirmed: boolean;
      platform: Platform | null;
      present: boolean;
      usable: boolean | null;
      second_copy: Generated<boolean>;
      state: FindingState;
      because: Closing | null;
      opened_at: Instant;
      seen_at: Instant;
      seen_as: Visibility;
      closed_at: Instant | null;
      reopenings: number;
      slot: Generated<number>;
      facet: Generated<number>;
      due: Generated<string>;
    };
    finding_event: {
      id: string;
      finding_id: FindingId;
      device_id: DeviceId;
      inventory_id: InventoryId | null;
      kind: FindingChange['kind'];
      change: FindingChange;
      entry: string | null;
      at: Instant;
    };
    coverage: {
      inventory_id: InventoryId;
      organisation_id: OrganisationId;
      platform: Platform | 'unknown';
      with_hits: number;
      without: number;
      not_visible: number;
      work_side: Generated<number>;
      managed_only: Generated<number>;
      stale: number;
      not_assessed: number;
    };
    tally: {
      inventory_id: InventoryId;
      organisation_id: OrganisationId;
      app: string;
      devices: number | null;
    };
    contact: { device_id: DeviceId; sealed: Uint8Array; erase_after: Instant | null };
    ledger_waiting: { id: Generated<number>; entry: string };
    ledger_entry: { index: number; entry: string; leaf: Uint8Array };
    ledger_tile: { level: number; number: number; hashes: Uint8Array };
    ledger_state: {
      only_row: Generated<boolean>;
      origin: string;
      size: number;
      frontier: Uint8Array;
      checkpoint: string | null;
    };
    ledger_opening: {
      commitment: string;
      field: string;
      sealed: Uint8Array;
      erase_after: Generated<Instant | null>;
    };
    idempotency: {
      actor: string;
      key: string;
      request: Uint8Array;
      body: unknown;
      created_at: Instant;
    };
    setting: { name: string; value: unknown };
  };

/** A connection, or the transaction that is open on it. */
export type Db = Kysely<Schema>;
