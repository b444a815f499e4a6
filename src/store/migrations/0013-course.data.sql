insert into course_day (organisation_id, day, phones, possible, called) values
  ('01900000-0000-7000-8000-000000000002', '2026-11-24', 2, 1, 0),
  ('01900000-0000-7000-8000-000000000002', '2026-11-26', -1, 0, 1);
insert into device_course (device_id, findings) values
  (1, '[{"finding": "01900000-0000-7000-8000-000000000006", "upTo": "01900000-0000-7000-8000-000000000007", "spans": [{"organisation": "01900000-0000-7000-8000-000000000002", "certain": true, "from": "2026-11-24", "to": null}]}]');
insert into course_waiting (finding_id) values ('01900000-0000-7000-8000-000000000008');
