insert into exception (id, number, app, organisation_id, scope, scope_name, policy, ground, task, mitigations, restricted, from_day, until, state, asked_as, asked_by, asked_at, decided_by, decided_at, delegated, begun_at, ended_at, reminded_at) values
  ('01900000-0000-7000-8000-000000000601', 1, 'tiktok', '01900000-0000-7000-8000-000000000002', 'holder', null, 'nl', 'inspection', 'c1', '{separate-device}', false, null, '2026-12-26', 'in-force', 'person', '01900000-0000-7000-8000-000000000401', '2026-11-26 10:00:00+00', '01900000-0000-7000-8000-000000000402', '2026-11-26 11:00:00+00', false, '2026-11-26 11:00:00+00', null, null),
  ('01900000-0000-7000-8000-000000000602', 2, 'tiktok', '01900000-0000-7000-8000-000000000002', 'device-group', 'g-7', 'nl', 'inspection', 'c2', '{}', true, '2027-01-01', '2027-02-01', 'advised', 'person', '01900000-0000-7000-8000-000000000401', '2026-11-26 10:00:00+00', null, null, false, null, null, null);
insert into exception_device (exception_id, device_id, finding_id) values
  ('01900000-0000-7000-8000-000000000601', 1, '01900000-0000-7000-8000-000000000006'),
  ('01900000-0000-7000-8000-000000000602', 3, null);
insert into exception_event (id, exception_id, kind, by_person, says, words, at) values
  ('01900000-0000-7000-8000-000000000603', '01900000-0000-7000-8000-000000000601', 'granted', '01900000-0000-7000-8000-000000000402', null, 'c3', '2026-11-26 11:00:00+00'),
  ('01900000-0000-7000-8000-000000000604', '01900000-0000-7000-8000-000000000602', 'advised', '01900000-0000-7000-8000-000000000402', 'for', 'c4', '2026-11-26 11:00:00+00');
insert into exemption (id, exception_id, finding_id, fleet_id, device_id, app, organisation_id, ground, task, restricted, from_at, until, ended_at) values
  ('01900000-0000-7000-8000-000000000605', '01900000-0000-7000-8000-000000000601', null, '01900000-0000-7000-8000-000000000004', 1, 'tiktok', '01900000-0000-7000-8000-000000000002', 'inspection', 'c1', false, '2026-11-26 11:00:00+00', '2026-12-26', null);
insert into approval (id, number, organisation_id, policy, policy_group, app, name, android, ios, why, review, state, asked_by, asked_at, decided_by, decided_at, reasons, ended_at, reminded_at) values
  ('01900000-0000-7000-8000-000000000606', 1, '01900000-0000-7000-8000-000000000001', 'nl', 'all', null, 'Train times', '{nl.trains}', '{}', 'c5', '2027-11-26', 'in-force', '01900000-0000-7000-8000-000000000401', '2026-11-26 10:00:00+00', '01900000-0000-7000-8000-000000000402', '2026-11-26 11:00:00+00', 'c6', null, null);
