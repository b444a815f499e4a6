import { z } from '@hono/zod-openapi';
import type { SampleMarks } from '../../actions/sample/sample.ts';
import type { Fleet } from '../../actions/store.ts';
import type { Assignment } from '../../core/groups.ts';
import type { Organisation } from '../../core/organisation.ts';
import { shownId } from '../fields.ts';

export const ShownOrganisation = z
  .object({
    id: shownId(),
    parent: shownId().nullable().openapi({ description: 'Null at the root.' }),
    name: z.string(),
    path: z.array(shownId()).openapi({ description: 'From the root down to itself.' }),
    sample: z.boolean().openapi({ description: 'It is invented, and all that hangs on it.' }),
  })
  .openapi('Organisation');
export const organisationShown =
  (marks: SampleMarks) =>
  (one: Organisation): z.infer<typeof ShownOrganisation> => ({
    id: one.id,
    parent: one.parent,
    name: one.name,
    path: [...one.path],
    sample: marks.organisation(one),
  });

export const OWNERSHIPS = ['company', 'personal', 'unknown'] as const;
export const ShownAssignment = z
  .object({
    id: shownId(),
    organisation: shownId(),
    ownership: z.enum(OWNERSHIPS).nullable().openapi({ description: 'Null: whosever it is.' }),
    function: z.string().nullable(),
    clearance: z.string().nullable(),
    policy: z.string(),
    group: z.string(),
  })
  .openapi('Assignment');
export const assignmentShown = (row: Assignment): z.infer<typeof ShownAssignment> => ({
  id: row.id,
  organisation: row.organisation,
  ownership: row.ownership,
  function: row.function,
  clearance: row.clearance,
  policy: row.policy,
  group: row.group,
});

export const ShownFleet = z
  .object({
    id: shownId(),
    organisation: shownId(),
    name: z.string(),
    mdm: z.string().openapi({ example: 'jamf' }),
    sample: z.boolean().openapi({ description: 'It is invented.' }),
  })
  .openapi('Fleet');
export const fleetShown =
  (marks: SampleMarks) =>
  (one: Fleet): z.infer<typeof ShownFleet> => ({
    id: one.id,
    organisation: one.organisation,
    name: one.name,
    mdm: one.mdm,
    sample: marks.fleet(one),
  });
