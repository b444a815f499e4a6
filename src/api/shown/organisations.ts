import { z } from '@hono/zod-openapi';
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
  })
  .openapi('Organisation');
export const organisationShown = ({
  id,
  parent,
  name,
  path,
}: Organisation): z.infer<typeof ShownOrganisation> => ({ id, parent, name, path: [...path] });

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
  })
  .openapi('Fleet');
export const fleetShown = ({ id, organisation, name, mdm }: Fleet): z.infer<typeof ShownFleet> => ({
  id,
  organisation,
  name,
  mdm,
});
