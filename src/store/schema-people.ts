import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId, Role } from '../core/rights.ts';
import type { ApiKeyId, GrantId, GroupRoleId } from '../actions/people/stored.ts';

/** Rows as `0004-people.sql` makes them. */
export type PeopleSchema = {
  person: {
    id: PersonId;
    name: string;
    email: string | null;
    cleared: boolean;
    issuer: string | null;
    subject: string | null;
    created_at: Instant;
    ended_at: Instant | null;
  };
  person_grant: {
    id: GrantId;
    person_id: PersonId;
    role: Role;
    organisation_id: OrganisationId;
    rank: string | null;
    delegated: boolean;
    group_role_id: GroupRoleId | null;
    created_at: Instant;
  };
  group_role: {
    id: GroupRoleId;
    group_name: string;
    role: Role;
    organisation_id: OrganisationId;
    rank: string | null;
    delegated: boolean;
    cleared: boolean;
    created_at: Instant;
  };
  sign_in_link: { digest: Uint8Array; person_id: PersonId; ends_at: Instant };
  session: {
    digest: Uint8Array;
    person_id: PersonId;
    begun_at: Instant;
    seen_at: Instant;
    ends_at: Instant;
  };
  api_key: {
    id: ApiKeyId;
    digest: Uint8Array;
    name: string;
    person_id: PersonId | null;
    role: Role;
    organisation_id: OrganisationId;
    operations: string[] | null;
    until: Day | null;
    created_at: Instant;
    ended_at: Instant | null;
  };
};
