-- Two who assign the same at once: the second finds it there. Of what may have come twice before, the older one stays.
delete from assignment using assignment as older
where older.organisation_id = assignment.organisation_id
  and older.ownership is not distinct from assignment.ownership
  and older.function is not distinct from assignment.function
  and older.clearance is not distinct from assignment.clearance
  and (older.created_at, older.id) < (assignment.created_at, assignment.id);
drop index assignment_organisation;
create unique index assignment_devices on assignment
  (organisation_id, coalesce(ownership, ''), coalesce(function, ''), coalesce(clearance, ''));
