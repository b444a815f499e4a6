import { sql } from 'kysely';

/** What was told before it was closed, or opened anew, runs no more. */
const DEADLINE = `case when finding.state in ('called', 'overdue', 'escalated') then nullif(finding.due, 'infinity') end`;

/** Columns of `finding` by the names of the core: rows are `StoredFinding`s. */
export const findingColumns = sql.raw(
  `finding.id, finding.fleet_id as fleet, finding.device_id as device, finding.app, finding.organisation_id as organisation,
  finding.strength, finding.confirmed, finding.platform, finding.present, finding.usable, finding.second_copy as "secondCopy", finding.state, finding.because,
  finding.opened_at as opened, finding.seen_at as seen, finding.seen_as as "seenAs", finding.closed_at as closed,
  finding.reopenings, ${DEADLINE} as deadline`,
);
