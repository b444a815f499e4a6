-- A notice also tells whoever asked for an exception that it ends soon: a person, or the holder.
alter table notice add column person_id uuid;
alter table notice add column exception_id uuid;
alter table notice drop constraint notice_recipient_check;
alter table notice add constraint notice_recipient_check check (recipient in ('holder', 'organisation', 'person'));
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check
  check (kind in ('call', 'reminder', 'overdue', 'escalation', 'exception-ending'));
-- INVARIANT: of the end of an exception somebody is told once.
create unique index notice_exception on notice (exception_id) where exception_id is not null;
