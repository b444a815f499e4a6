insert into holder (id, key_id, pseudonym, addressed, language) overriding system value values
  (1, 1, '\x686f6c6465722031', true, 'fr'),
  (2, 1, '\x686f6c6465722032', false, null);
insert into holder_device (device_id, holder_id) values (1, 1), (3, 2);
insert into notice (id, recipient, holder_id, organisation_id, kind, state, because, policy, language, planned_at, send_after, tries, message_id, owner, until, changed_at, link_key, link_until, holder) values
  ('01900000-0000-7000-8000-000000000501', 'holder', 1, '01900000-0000-7000-8000-000000000002', 'call', 'sent', null, 'nl', 'nl', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00', 1, '501@ministry.invalid', null, null, '2026-11-26 10:01:00+00', 1, '2027-02-26 10:00:00+00', 'c7'),
  ('01900000-0000-7000-8000-000000000502', 'organisation', null, '01900000-0000-7000-8000-000000000002', 'escalation', 'outbox', 'without-address', 'nl', 'nl', '2026-11-26 10:00:00+00', '2026-11-26 10:00:00+00', 0, null, null, null, '2026-11-26 10:00:00+00', 1, '2027-02-26 10:00:00+00', null);
insert into notice_finding (notice_id, finding_id, kind, measure, deadline) values
  ('01900000-0000-7000-8000-000000000501', '01900000-0000-7000-8000-000000000006', 'call', 'remove', '2026-12-10'),
  ('01900000-0000-7000-8000-000000000502', '01900000-0000-7000-8000-000000000008', 'escalation', 'remove', null);
insert into answer (id, notice_id, finding_id, kind, words, exception, at, settled_at, replaced_at) values
  ('01900000-0000-7000-8000-000000000503', '01900000-0000-7000-8000-000000000501', '01900000-0000-7000-8000-000000000006', 'removed', null, null, '2026-11-26 11:00:00+00', null, '2026-11-26 12:00:00+00'),
  ('01900000-0000-7000-8000-000000000504', '01900000-0000-7000-8000-000000000501', '01900000-0000-7000-8000-000000000006', 'disputed', 'c8', null, '2026-11-26 12:00:00+00', '2026-11-26 13:00:00+00', null);
