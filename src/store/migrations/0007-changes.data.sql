insert into rule_document (digest, packed) values
  ('0000000000000000000000000000000000000000000000000000000000000071', '\x1f8b0800'),
  ('0000000000000000000000000000000000000000000000000000000000000072', '\x1f8b0801');
insert into change (id, kind, state, origin, subject, document, version, policy, why, proposer_id, proposed_at, holds_from, holds_until, decider_id, decided_at, decision, place, begun_at, ended_at) values
  ('01900000-0000-7000-8000-000000000701', 'catalogue', 'adopted', 'shipped', 'catalogue', '0000000000000000000000000000000000000000000000000000000000000071', '2026-11-26', null, 'This edition of Grendel comes with it.', null, '2026-11-26 10:00:00+00', null, null, null, '2026-11-26 10:00:00+00', null, 1, '2026-11-26 10:00:00+00', null),
  ('01900000-0000-7000-8000-000000000702', 'listing', 'proposed', 'person', 'nl-ü', '0000000000000000000000000000000000000000000000000000000000000072', '', 'nl', 'Because ü.', '01900000-0000-7000-8000-000000000401', '2026-11-26 10:00:00+00', '2026-12-01', '2027-03-01', null, null, null, null, null, null);
insert into change_comment (id, change_id, organisation_id, person_id, words, at) values
  ('01900000-0000-7000-8000-000000000703', '01900000-0000-7000-8000-000000000702', '01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000402', 'We have ü.', '2026-11-26 10:00:00+00');
insert into change_look (change_id, inventory_id) values
  ('01900000-0000-7000-8000-000000000702', '01900000-0000-7000-8000-00000000000a');
insert into change_tally (change_id, inventory_id, organisation_id, app, devices) values
  ('01900000-0000-7000-8000-000000000702', '01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000002', 'chat', 5);
insert into past_assignment (id, organisation_id, ownership, function, clearance, policy, policy_group, from_at, to_at) values
  ('01900000-0000-7000-8000-0000000000a3', '01900000-0000-7000-8000-000000000001', null, null, null, 'nl', 'all', '2026-11-26 10:00:00+00', '2026-11-26 11:00:00+00');
