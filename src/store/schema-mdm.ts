import type { Generated } from 'kysely';
import type { ArtefactKind } from '../core/artefact.ts';
import type { Day } from '../core/day.ts';
import type { DeviceId, FindingId, FleetId, InventoryId, OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { AppId } from '../core/statements.ts';
import type { ExceptionId } from '../actions/exceptions/stored.ts';
import type {
  Check,
  ConnectionId,
  ExemptionId,
  PageCounts,
  PlanId,
  StoredConnection,
  StoredObservation,
  StoredPlan,
  StoredStep,
  StoredSync,
  SyncId,
} from '../actions/mdm/stored.ts';

/** Rows as `0002-mdm.sql` and `0012-shared-secrets.sql` make them. */
export type MdmSchema = {
  connection: {
    id: ConnectionId;
    fleet_id: FleetId;
    mdm: string;
    settings: StoredConnection['settings'];
    sync_hours: number;
    check_hours: number;
    shares: boolean;
    created_by: string;
    created_at: Instant;
    ended_at: Instant | null;
  };
  mdm_lease: { connection_id: ConnectionId; what: string; owner: string; until: Instant };
  connector_memory: {
    connection_id: ConnectionId;
    kind: string;
    name: string;
    key_id: number;
    sealed: Uint8Array;
  };
  sync: {
    id: SyncId;
    connection_id: ConnectionId;
    inventory_id: InventoryId;
    kind: StoredSync['kind'];
    state: StoredSync['state'];
    round: number;
    catalogue: string;
    expected: number | null;
    fault: StoredSync['fault'];
    owner: Generated<string | null>;
    until: Generated<Instant | null>;
    begun_at: Instant;
    ended_at: Instant | null;
  };
  sync_page: {
    sync_id: SyncId;
    round: number;
    number: number;
    cursor: Uint8Array | null;
    state: 'waiting' | 'working' | 'staged';
    owner: string | null;
    until: Instant;
    tries: Generated<number>;
    counts: PageCounts | null;
  };
  observation: {
    id: string;
    connection_id: ConnectionId;
    at: Instant;
    devices: number;
    restrictions: StoredObservation['restrictions'];
    standings: StoredObservation['standings'];
  };
  plan: {
    id: PlanId;
    connection_id: ConnectionId;
    observation_id: string;
    kind: StoredPlan['document']['kind'];
    state: StoredPlan['state'];
    document: StoredPlan['document'];
    wanted: StoredPlan['wanted'];
    rules: StoredPlan['rules'];
    device_limit: number;
    reverts_id: PlanId | null;
    after_id: PlanId | null;
    held_since: Generated<Instant | null>;
    held_kinds: Generated<readonly ArtefactKind[]>;
    made_at: Instant;
    begun_at: Generated<Instant | null>;
    ended_at: Generated<Instant | null>;
  };
  plan_step: {
    plan_id: PlanId;
    number: number;
    id: string;
    kind: StoredStep['kind'];
    state: StoredStep['state'];
    code: StoredStep['code'];
    at: Instant | null;
  };
  plan_check: {
    id: string;
    connection_id: ConnectionId;
    plan_id: PlanId;
    kind: Check['kind'];
    at: Instant;
    outcome: Check['outcome'];
    result: Check['result'];
  };
  exemption: {
    id: ExemptionId;
    exception_id: ExceptionId | null;
    finding_id: FindingId | null;
    fleet_id: FleetId;
    device_id: DeviceId;
    app: AppId;
    organisation_id: OrganisationId;
    ground: string;
    task: string;
    restricted: boolean;
    from_at: Instant;
    until: Day;
    ended_at: Instant | null;
  };
};
