-- Catalogues, policies, listings by hand and clearances as they were proposed or shipped, by their SHA-256. Packed with gzip; a
-- catalogue is its files one after the other, so that its digest is that of `spec/catalogue.md`.
create table rule_document (
  digest text primary key,
  packed bytea not null
);

-- A change of the rules: proposed, and decided on by another person. What the program came with is one that nobody had to decide.
create table change (
  id          uuid primary key,
  kind        text not null check (kind in ('policy', 'listing', 'clearance', 'catalogue', 'end')),
  state       text not null check (state in ('proposed', 'adopted', 'rejected', 'withdrawn')),
  origin      text not null check (origin in ('person', 'server', 'shipped')),
  subject     text not null,
  document    text not null references rule_document,
  version     text not null,
  -- Null: of all policies.
  policy      text,
  why         text not null,
  proposer_id uuid,
  proposed_at timestamptz not null,
  -- Wanted, until it is adopted. Up to, not including, `holds_until`; null: open.
  holds_from  date,
  holds_until date check (holds_until > holds_from),
  decider_id  uuid,
  decided_at  timestamptz,
  decision    text,
  -- In the order in which they were adopted.
  place       integer unique,
  begun_at    timestamptz,
  ended_at    timestamptz,
  -- INVARIANT: two people are two people.
  check (decider_id <> proposer_id or state = 'withdrawn'),
  check ((state = 'adopted') = (place is not null))
);
create index change_state on change (state, id desc);
create index change_document on change (document);

create table change_comment (
  id              uuid primary key,
  change_id       uuid not null references change,
  organisation_id uuid not null references organisation,
  person_id       uuid not null,
  words           text not null,
  at              timestamptz not null
);
create index change_comment_change on change_comment (change_id, at, id);

-- An inventory that looked for what a proposal would prohibit: how many devices, as `tally` counts them.
create table change_look (
  change_id    uuid not null,
  inventory_id uuid not null,
  primary key (change_id, inventory_id)
);
create index change_look_inventory on change_look (inventory_id);
create table change_tally (
  change_id       uuid not null,
  inventory_id    uuid not null,
  organisation_id uuid not null,
  app             text not null,
  devices         integer not null check (devices >= 5),
  primary key (change_id, inventory_id, organisation_id, app)
);
create index change_tally_inventory on change_tally (inventory_id);

-- Assignments that held once: what held on a past day is asked for.
create table past_assignment (
  id              uuid not null,
  organisation_id uuid not null references organisation,
  ownership       text,
  function        text,
  clearance       text,
  policy          text not null,
  policy_group    text not null,
  from_at         timestamptz not null,
  to_at           timestamptz not null,
  primary key (id, from_at)
);
