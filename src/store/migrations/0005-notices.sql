-- Who is called, what they were told and what they answered.
-- INVARIANT: nothing named stands here. A holder is a keyed pseudonym; name and address are in `contact` alone, sealed, and a message
-- is written anew from what is stored whenever it is needed. What a holder wrote is in `ledger_opening`, sealed.

create table holder (
  id        bigint generated always as identity primary key,
  -- Keyed pseudonym of the address; of the device, where nobody knows an address: a name is not one person's.
  key_id    integer not null,
  pseudonym bytea not null unique,
  addressed boolean not null,
  -- The language in which they answered; null where they have not.
  language  text
);
create index holder_key on holder (key_id);
-- Whose device it was when contacts were last grouped.
create table holder_device (
  device_id bigint primary key,
  holder_id bigint not null references holder on delete cascade
);
create index holder_device_holder on holder_device (holder_id);

create table notice (
  id              uuid primary key,
  recipient       text not null check (recipient in ('holder', 'organisation')),
  -- Null once the holder was erased, and where it goes to an organisation.
  holder_id       bigint references holder on delete set null,
  -- Of its first finding: who looks after that one sees it.
  organisation_id uuid not null,
  kind            text not null check (kind in ('call', 'reminder', 'overdue', 'escalation')),
  -- `sending` is committed before anything is sent. Where a process ended in it, nobody knows whether the message went: `perhaps-sent`.
  state           text not null check (state in
    ('planned', 'sending', 'sent', 'perhaps-sent', 'outbox', 'bounced', 'failed', 'held-back')),
  -- Why it lies in the outbox, was held back, bounced or failed: a code of ours, or a mail server's numbers.
  because         text,
  policy          text not null,
  language        text not null,
  planned_at      timestamptz not null,
  send_after      timestamptz not null,
  tries           integer not null default 0,
  message_id      text,
  -- Who sends it, until when.
  owner           text,
  until           timestamptz,
  -- When it came to its state.
  changed_at      timestamptz not null,
  -- The number of the key that its link is signed with, and how long the link opens.
  link_key        integer not null,
  link_until      timestamptz not null,
  -- Commitment of the ledger to the holder; erased with them.
  holder          text
);
create index notice_newest on notice (planned_at desc, id desc) include (organisation_id, state);
create index notice_due on notice (send_after, id) where state = 'planned';
create index notice_sending on notice (until) where state = 'sending';
create index notice_outbox on notice (planned_at, id) where state = 'outbox';
create index notice_escalated on notice (organisation_id, planned_at) where kind = 'escalation';
create index notice_holder on notice (holder_id);
create index notice_link on notice (link_until, link_key);

-- What a notice says of each finding.
create table notice_finding (
  notice_id  uuid not null references notice,
  finding_id uuid not null,
  kind       text not null,
  measure    text not null,
  -- The last day on which the app may still be there.
  deadline   date,
  primary key (notice_id, finding_id)
);
create index notice_finding_finding on notice_finding (finding_id);

create table answer (
  id          uuid primary key,
  -- The finding is of the notice: that is looked at before an answer is taken.
  notice_id   uuid not null references notice,
  finding_id  uuid not null,
  kind        text not null check (kind in ('removed', 'needed', 'not-mine', 'disputed')),
  -- Commitment of the ledger to what they wrote; null where they wrote nothing.
  words       text,
  -- The exception that was asked with it.
  exception   uuid,
  at          timestamptz not null,
  -- When a person had looked into it: the clock goes on.
  settled_at  timestamptz,
  -- When another answer took its place.
  replaced_at timestamptz
);
-- INVARIANT: one answer stands for each finding.
create unique index answer_standing on answer (finding_id) where replaced_at is null;
create index answer_finding on answer (finding_id, at);
create index answer_words on answer (notice_id) where words is not null;
