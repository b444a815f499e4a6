import type { Generated } from 'kysely';
import type { Day } from '../core/day.ts';
import type { DeviceId, FindingId, OrganisationId } from '../core/finding.ts';
import type { PhaseMeasure } from '../core/groups.ts';
import type { Instant } from '../core/inventory.ts';
import type { AnswerKind, Told } from '../core/notices/notice.ts';
import type { PersonId } from '../core/rights.ts';
import type { ExceptionId } from '../actions/exceptions/stored.ts';
import type { HolderId, NoticeId, StoredNotice } from '../actions/notices/stored.ts';

/** Rows as `0005-notices.sql` and `0010-exception-reminders.sql` make them. */
export type NoticesSchema = {
  holder: {
    id: Generated<HolderId>;
    key_id: number;
    pseudonym: Uint8Array;
    addressed: boolean;
    language: string | null;
  };
  holder_device: { device_id: DeviceId; holder_id: HolderId };
  notice: {
    id: NoticeId;
    recipient: StoredNotice['recipient'];
    holder_id: HolderId | null;
    organisation_id: OrganisationId;
    kind: StoredNotice['kind'];
    state: StoredNotice['state'];
    because: string | null;
    policy: string;
    language: StoredNotice['language'];
    planned_at: Instant;
    send_after: Instant;
    tries: Generated<number>;
    message_id: string | null;
    owner: string | null;
    until: Instant | null;
    changed_at: Instant;
    link_key: number;
    link_until: Instant;
    holder: string | null;
    person_id: PersonId | null;
    exception_id: ExceptionId | null;
  };
  notice_finding: {
    notice_id: NoticeId;
    finding_id: FindingId;
    kind: Told['kind'];
    measure: PhaseMeasure;
    deadline: Day | null;
  };
  answer: {
    id: string;
    notice_id: NoticeId;
    finding_id: FindingId;
    kind: AnswerKind;
    words: string | null;
    exception: string | null;
    at: Instant;
    settled_at: Instant | null;
    replaced_at: Instant | null;
  };
};
