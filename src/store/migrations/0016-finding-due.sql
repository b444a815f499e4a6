-- The last day that its holder was told, so that a list can show it and come in its order. It says something while the finding is
-- called, overdue or escalated; what was called without a deadline comes last.
alter table finding add column due date not null default 'infinity';
update finding set due = coalesce((
    select deadline from notice_finding join notice on notice.id = notice_id
    where finding_id = finding.id order by planned_at desc, notice.id desc limit 1), 'infinity')
  where state in ('called', 'overdue', 'escalated');
create index finding_due on finding (facet, due, id) include (organisation_id) where state in ('called', 'overdue', 'escalated');
create index finding_organisation_due on finding (organisation_id, facet, due, id) where state in ('called', 'overdue', 'escalated');
