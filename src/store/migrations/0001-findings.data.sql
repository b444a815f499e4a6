-- A small government after two inventories, with a third on its way in, as the first version wrote it: something in every table.
insert into organisation (id, parent_id, name, path, created_at) values
  ('01900000-0000-7000-8000-000000000001', null, 'State', '{01900000-0000-7000-8000-000000000001}', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'Ministry', '{01900000-0000-7000-8000-000000000001,01900000-0000-7000-8000-000000000002}', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000001', 'Agency', '{01900000-0000-7000-8000-000000000001,01900000-0000-7000-8000-000000000003}', '2026-11-26 10:00:00+00');
insert into fleet (id, organisation_id, name, mdm, version, created_at) values
  ('01900000-0000-7000-8000-000000000004', '01900000-0000-7000-8000-000000000001', 'Phones', 'intune', 2, '2026-11-26 10:00:00+00');
insert into device (id, fleet_id, key_id, pseudonym, serial, function, clearance) overriding system value values
  (1, '01900000-0000-7000-8000-000000000004', 1, '\x313a70686f6e652030', '\x313a73657269616c205330', null, null),
  (2, '01900000-0000-7000-8000-000000000004', 1, '\x313a70686f6e652031', '\x313a73657269616c205331', null, null),
  (3, '01900000-0000-7000-8000-000000000004', 1, '\x313a70686f6e652032', '\x313a73657269616c205332', null, null);
insert into contact (device_id, sealed, erase_after) values
  (1, '\x7365616c65642070686f6e652030', '2026-12-26 10:00:00+00'),
  (3, '\x7365616c65642070686f6e652032', null);
insert into coverage (inventory_id, organisation_id, platform, with_hits, without, not_visible, stale, not_assessed) values
  ('01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000002', 'android', 2, 1, 0, 0, 0),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000002', 'android', 1, 1, 0, 0, 0);
insert into finding (id, fleet_id, device_id, app, organisation_id, strength, confirmed, platform, present, usable, state, because, opened_at, seen_at, seen_as, closed_at, reopenings, slot) values
  ('01900000-0000-7000-8000-000000000006', '01900000-0000-7000-8000-000000000004', 1, 'tiktok', '01900000-0000-7000-8000-000000000002', 'exact', false, 'android', true, null, 'closed', 'device-gone', '2026-11-24 08:00:00+00', '2026-11-24 08:00:00+00', 'all', '2026-11-25 08:00:00+00', 0, 0),
  ('01900000-0000-7000-8000-000000000008', '01900000-0000-7000-8000-000000000004', 3, 'tiktok', '01900000-0000-7000-8000-000000000002', 'exact', false, 'android', true, null, 'open', null, '2026-11-24 08:00:00+00', '2026-11-25 08:00:00+00', 'all', null, 0, 0);
insert into finding_event (id, finding_id, device_id, inventory_id, kind, change, entry, at) values
  ('01900000-0000-7000-8000-000000000007', '01900000-0000-7000-8000-000000000006', 1, '01900000-0000-7000-8000-000000000005', 'opened', '{"app": "tiktok", "kind": "opened", "seen": "2026-11-24T08:00:00Z", "seenAs": "all", "platform": "android", "strength": "exact", "organisation": "01900000-0000-7000-8000-000000000002"}', 'opened tiktok', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-000000000009', '01900000-0000-7000-8000-000000000008', 3, '01900000-0000-7000-8000-000000000005', 'opened', '{"app": "tiktok", "kind": "opened", "seen": "2026-11-24T08:00:00Z", "seenAs": "all", "platform": "android", "strength": "exact", "organisation": "01900000-0000-7000-8000-000000000002"}', 'opened tiktok', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-00000000000b', '01900000-0000-7000-8000-000000000006', 1, '01900000-0000-7000-8000-00000000000a', 'closed', '{"at": "2026-11-25T08:00:00Z", "app": "tiktok", "kind": "closed", "because": "device-gone", "finding": "01900000-0000-7000-8000-000000000006"}', 'closed tiktok', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-00000000000c', '01900000-0000-7000-8000-000000000008', 3, '01900000-0000-7000-8000-00000000000a', 'seen', '{"app": "tiktok", "kind": "seen", "seen": "2026-11-25T08:00:00Z", "seenAs": "all", "finding": "01900000-0000-7000-8000-000000000008", "strength": "exact", "organisation": "01900000-0000-7000-8000-000000000002"}', null, '2026-11-26 10:00:00+00');
insert into idempotency (actor, key, request, body, created_at) values
  ('somebody', 'a key', '\x00ff0a0d', 'null', '2026-11-26 10:00:00+00');
insert into inventory (id, fleet_id, state, coverage, organisations, moment, digest, format, summary, problems, held_for, bytes, policy, catalogue, complete, swept, slot, settled_to, announced_at, ended_at) values
  ('01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000004', 'superseded', 'whole', null, '2026-11-24 08:00:00+00', null, null, null, '[]', null, 0, null, null, true, false, null, '01900000-0000-7000-8000-000000000008', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000004', 'published', 'whole', null, '2026-11-25 08:00:00+00', null, null, null, '[]', null, 0, null, null, true, false, 1, '01900000-0000-7000-8000-000000000008', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-00000000000d', '01900000-0000-7000-8000-000000000004', 'staged', 'whole', null, '2026-11-26 08:00:00+00', null, null, null, '[]', null, 0, null, null, false, false, null, null, '2026-11-26 10:00:00+00', null);
insert into ledger_opening (commitment, field, sealed, erase_after) values
  ('c0', 'actor', '\x010001', null);
insert into ledger_waiting (id, entry) overriding system value values
  (1, 'founded'),
  (2, 'announced'),
  (3, 'published'),
  (4, 'opened tiktok'),
  (5, 'opened tiktok'),
  (6, 'announced'),
  (7, 'published'),
  (8, 'closed tiktok'),
  (9, 'announced'),
  (10, 'one'),
  (11, 'two');
insert into setting (name, value) values
  ('a setting', '{"a": null, "b": [1.5, "ü"]}');
insert into sighting (inventory_id, device_id, organisation_id, platform, enrolment, ownership, visibility, complete, collected_at, stands) values
  ('01900000-0000-7000-8000-000000000005', 1, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'withHits'),
  ('01900000-0000-7000-8000-000000000005', 2, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'without'),
  ('01900000-0000-7000-8000-000000000005', 3, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'withHits'),
  ('01900000-0000-7000-8000-00000000000a', 2, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'without'),
  ('01900000-0000-7000-8000-00000000000a', 3, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'withHits'),
  ('01900000-0000-7000-8000-00000000000d', 1, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'withHits'),
  ('01900000-0000-7000-8000-00000000000d', 2, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'without'),
  ('01900000-0000-7000-8000-00000000000d', 3, '01900000-0000-7000-8000-000000000002', 'android', 'fully-managed', 'company', 'all', true, null, 'withHits');
insert into staged_contact (inventory_id, device_id, sealed) values
  ('01900000-0000-7000-8000-000000000005', 1, '\x7365616c65642070686f6e652030'),
  ('01900000-0000-7000-8000-000000000005', 3, '\x7365616c65642070686f6e652032'),
  ('01900000-0000-7000-8000-00000000000a', 3, '\x7365616c65642070686f6e652032'),
  ('01900000-0000-7000-8000-00000000000d', 1, '\x7365616c65642070686f6e652030'),
  ('01900000-0000-7000-8000-00000000000d', 3, '\x7365616c65642070686f6e652032');
insert into staged_coverage (inventory_id, of_inventory_id, organisation_id, platform, with_hits, without, not_visible, stale, not_assessed) values
  ('01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000002', 'android', 2, 1, 0, 0, 0),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000002', 'android', 1, 1, 0, 0, 0);
insert into staged_hit (inventory_id, device_id, app, strength, platform) values
  ('01900000-0000-7000-8000-000000000005', 1, 'tiktok', 'exact', 'android'),
  ('01900000-0000-7000-8000-000000000005', 3, 'tiktok', 'exact', 'android'),
  ('01900000-0000-7000-8000-00000000000a', 3, 'tiktok', 'exact', 'android'),
  ('01900000-0000-7000-8000-00000000000d', 1, 'tiktok', 'exact', 'android'),
  ('01900000-0000-7000-8000-00000000000d', 3, 'tiktok', 'exact', 'android');
insert into assignment (id, organisation_id, ownership, function, clearance, policy, policy_group, created_at) values
  ('01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-000000000001', null, null, null, 'nl', 'all', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-0000000000a2', '01900000-0000-7000-8000-000000000002', 'company', 'minister', 'secret', 'nl', 'all', '2026-11-26 10:00:00+00');
insert into ledger_entry (index, entry, leaf) values
  (0, 'before', '\x0000000000000000000000000000000000000000000000000000000000000001');
insert into ledger_state (origin, size, frontier, checkpoint) values
  ('grendel.invalid/ledger', 1, '\x0000000000000000000000000000000000000000000000000000000000000001', null);
insert into ledger_tile (level, number, hashes) values
  (0, 0, '\x00ff');
insert into staged_identity (inventory_id, device_id, key_id, pseudonym, serial, was_id, made_id) values
  ('01900000-0000-7000-8000-00000000000d', 1, 2, '\x01', null, null, null);
insert into tally (inventory_id, organisation_id, app, devices) values
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000002', 'yandex', null),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000002', '', 5);
select setval('device_id_seq', 3, true);
select setval('ledger_waiting_id_seq', 11, true);
