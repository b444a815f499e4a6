-- People who log in, what they may do where, and by what they are known.
-- INVARIANT: of a secret (session, sign-in link, API key) only its SHA-256 stands here.

create table person (
  id         uuid primary key,
  name       text not null,
  email      text,
  -- By hand; a group may clear somebody as well.
  cleared    boolean not null,
  -- As the login server knows them; null: they were invited.
  issuer     text,
  subject    text,
  created_at timestamptz not null,
  ended_at   timestamptz,
  check ((issuer is null) = (subject is null))
);
create unique index person_subject on person (issuer, subject);

-- What a group of the login server may do where. Grants are made of it anew whenever somebody of it logs in.
create table group_role (
  id              uuid primary key,
  group_name      text not null,
  role            text not null check (role in ('policy-officer', 'mdm-administrator', 'authority', 'analyst', 'auditor')),
  organisation_id uuid not null references organisation,
  rank            text,
  delegated       boolean not null,
  cleared         boolean not null,
  created_at      timestamptz not null,
  unique (group_name, role, organisation_id)
);

-- In this organisation and all below it.
create table person_grant (
  id              uuid primary key,
  person_id       uuid not null references person,
  role            text not null check (role in ('policy-officer', 'mdm-administrator', 'authority', 'analyst', 'auditor')),
  organisation_id uuid not null references organisation,
  -- Of an authority: what a policy may demand of who decides.
  rank            text,
  delegated       boolean not null,
  -- Null: given by hand.
  group_role_id   uuid references group_role on delete cascade,
  created_at      timestamptz not null
);
create unique index person_grant_by_hand on person_grant (person_id, role, organisation_id) where group_role_id is null;
create unique index person_grant_by_group on person_grant (person_id, group_role_id) where group_role_id is not null;
create index person_grant_group on person_grant (group_role_id);

create table sign_in_link (
  digest    bytea primary key,
  person_id uuid not null references person,
  ends_at   timestamptz not null
);
create index sign_in_link_person on sign_in_link (person_id);

create table session (
  digest    bytea primary key,
  person_id uuid not null references person,
  begun_at  timestamptz not null,
  -- To the minute: a session that nobody uses ends before `ends_at`.
  seen_at   timestamptz not null,
  ends_at   timestamptz not null
);
create index session_person on session (person_id);
create index session_end on session (ends_at);

create table api_key (
  id              uuid primary key,
  digest          bytea not null unique,
  name            text not null,
  -- Who made it, and for whom it speaks: never for more than they may themselves. Null: whoever set the server up.
  person_id       uuid references person,
  role            text not null check (role in ('policy-officer', 'mdm-administrator', 'authority', 'analyst', 'auditor')),
  organisation_id uuid not null references organisation,
  -- Null: all that its role may do.
  operations      text[],
  -- Up to, not including; null: until somebody ends it.
  until           date,
  created_at      timestamptz not null,
  ended_at        timestamptz
);
create index api_key_person on api_key (person_id);
