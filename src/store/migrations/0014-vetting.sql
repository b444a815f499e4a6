-- Findings of analysts are proposed and signed as other rules are.
alter table change drop constraint change_kind_check;
alter table change add constraint change_kind_check check (kind in ('policy', 'listing', 'clearance', 'finding', 'catalogue', 'end'));

-- An app file that somebody handed in, and how far it is. `name` is the sender's, and hostile.
create table vetting (
  id              uuid primary key,
  organisation_id uuid not null references organisation,
  person_id       uuid,
  name            text not null,
  -- Files that were handed in together: a number that the sender made up.
  batch           uuid,
  state           text not null check (state in ('announced', 'receiving', 'waiting', 'reading', 'examined', 'interrupted', 'cancelled')),
  announced_at    timestamptz not null,
  -- Bytes and pieces that are stored.
  received        bigint not null default 0,
  pieces          integer not null default 0,
  size            bigint,
  sha256          text,
  -- How often a reader began.
  attempts        integer not null default 0,
  -- Which examination it has, when it has one.
  edition         text,
  ended_at        timestamptz,
  -- The file stays after it was read, since when, on whose wish.
  kept_at         timestamptz,
  kept_by         uuid,
  -- Who is at it, up to when unless they say more.
  owner           uuid,
  lease_until     timestamptz,
  check ((state = 'examined') = (edition is not null)),
  check (state not in ('waiting', 'reading', 'examined') or sha256 is not null)
);
create index vetting_organisation on vetting (organisation_id, id desc);
create index vetting_unfinished on vetting (id) where state in ('announced', 'receiving', 'waiting', 'reading', 'interrupted');
create index vetting_batch on vetting (batch) where batch is not null;
create index vetting_sha256 on vetting (sha256);

-- The bytes of a file, in order, for as long as it is not read.
create table vetting_piece (
  vetting_id uuid not null references vetting on delete cascade,
  number     integer not null,
  bytes      bytea not null,
  primary key (vetting_id, number)
);
-- App files are compressed already.
alter table vetting_piece alter column bytes set storage external;

-- What was read in a file, packed with gzip: no law and no ownership is in it. The same bytes are read once by each edition of readers and signs.
create table examination (
  sha256    text not null,
  edition   text not null,
  outcome   text not null check (outcome in ('analysed', 'not-analysable', 'not-readable')),
  packed    bytea not null,
  -- By which readers, and with which signs of the catalogue.
  reader    text not null,
  catalogue text not null,
  digest    text not null,
  read_at   timestamptz not null,
  primary key (sha256, edition)
);
