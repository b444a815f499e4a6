-- As 0001-findings.data.sql, and an MDM that its fleet is read from: a reading under way, one plan carried out and one taken back.
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
insert into connection (id, fleet_id, mdm, settings, sync_hours, check_hours, created_by, created_at, ended_at) values
  ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000004', 'jamf', '{"url": "https://jamf.invalid"}', 24, 24, 'somebody', '2026-11-26 10:00:00+00', null);
insert into mdm_lease (connection_id, what, owner, until) values
  ('01900000-0000-7000-8000-000000000101', 'apply', 'a worker', '2026-11-26 10:00:00+00');
insert into connector_memory (connection_id, kind, name, key_id, sealed) values
  ('01900000-0000-7000-8000-000000000101', 'enrolled', '00ff', 1, '\x0100000001');
insert into sync (id, connection_id, inventory_id, kind, state, round, catalogue, expected, fault, owner, until, begun_at, ended_at) values
  ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-00000000000d', 'read', 'running', 1, '2026-11-26', 3, '{"kind": "throttled", "status": 429, "remedy": "Wait."}', null, null, '2026-11-26 10:00:00+00', null);
insert into sync_page (sync_id, round, number, cursor, state, owner, until, tries, counts) values
  ('01900000-0000-7000-8000-000000000102', 1, 0, null, 'staged', null, '2026-11-26 10:00:00+00', 0, '{"summary": {"devices": 3}, "last": false}'),
  ('01900000-0000-7000-8000-000000000102', 1, 1, '\x0100000001', 'working', 'a worker', '2026-11-26 10:00:00+00', 2, null);
insert into observation (id, connection_id, at, devices, restrictions, standings) values
  ('01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-000000000101', '2026-11-26 10:00:00+00', 3, '[]', '[]');
insert into plan (id, connection_id, observation_id, kind, state, document, wanted, rules, device_limit, reverts_id, after_id, held_since, held_kinds, made_at, begun_at, ended_at) values
  ('01900000-0000-7000-8000-000000000104', '01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000103', 'canary', 'reverted', '{"id": "01900000-0000-7000-8000-000000000104", "made": "2026-11-26T10:00:00Z", "basedOn": {"observation": "01900000-0000-7000-8000-000000000103", "at": "2026-11-26T10:00:00Z"}, "kind": "canary", "policy": "nl@2023-03-21", "catalogue": "2026-11-26", "delivery": "fleet", "restrictions": [{"key": "block.apple-profile", "kind": "apple-profile", "content": "ü", "hash": "00", "effect": "prevents", "apps": ["tiktok"], "fits": {"platforms": ["ios"], "enrolments": ["supervised"], "from": null, "before": null, "capability": null, "unless": null}}], "steps": [{"kind": "put", "key": "block.apple-profile", "was": null, "now": "00"}], "holds": [], "gaps": [], "conflicts": [], "unread": [], "touches": 1, "losesData": 0}', '{"policy": "nl@2023-03-21", "catalogue": "2026-11-26", "restrictions": [], "removals": []}', '{"delivery": "fleet", "limit": 50, "canary": ["313a70686f6e652032"]}', 50, null, null, '2026-11-26 10:00:00+00', '{apple-profile}', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00'),
  ('01900000-0000-7000-8000-000000000105', '01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000103', 'revert', 'done', '{"id": "01900000-0000-7000-8000-000000000105", "made": "2026-11-26T10:00:00Z", "basedOn": {"observation": "01900000-0000-7000-8000-000000000103", "at": "2026-11-26T10:00:00Z"}, "kind": "canary", "policy": "nl@2023-03-21", "catalogue": "2026-11-26", "delivery": "fleet", "restrictions": [{"key": "block.apple-profile", "kind": "apple-profile", "content": "ü", "hash": "00", "effect": "prevents", "apps": ["tiktok"], "fits": {"platforms": ["ios"], "enrolments": ["supervised"], "from": null, "before": null, "capability": null, "unless": null}}], "steps": [{"kind": "put", "key": "block.apple-profile", "was": null, "now": "00"}], "holds": [], "gaps": [], "conflicts": [], "unread": [], "touches": 1, "losesData": 0}', '{"policy": "nl@2023-03-21", "catalogue": "2026-11-26", "restrictions": [], "removals": []}', '{"delivery": "fleet", "limit": 50, "canary": ["313a70686f6e652032"]}', 100, '01900000-0000-7000-8000-000000000104', '01900000-0000-7000-8000-000000000104', null, '{}', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00');
insert into plan_step (plan_id, number, id, kind, state, code, at) values
  ('01900000-0000-7000-8000-000000000104', 0, '01900000-0000-7000-8000-000000000106', 'put', 'failed', 'refused', '2026-11-26 10:00:00+00');
insert into plan_check (id, connection_id, plan_id, kind, at, outcome, result) values
  ('01900000-0000-7000-8000-000000000107', '01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000104', 'verify', '2026-11-26 10:00:00+00', 'held', '{"standings": [], "steps": {}, "keys": [], "devices": 0, "conflicts": [], "unread": 0}');
insert into exemption (id, finding_id, fleet_id, device_id, app, organisation_id, ground, task, restricted, from_at, until, ended_at) values
  ('01900000-0000-7000-8000-000000000108', '01900000-0000-7000-8000-000000000008', '01900000-0000-7000-8000-000000000004', 3, 'tiktok', '01900000-0000-7000-8000-000000000002', 'inspection', 'c0', true, '2026-11-26 10:00:00+00', '2026-12-26', null);
select setval('device_id_seq', 3, true);
select setval('ledger_waiting_id_seq', 11, true);
