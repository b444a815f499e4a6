import type { z } from '@hono/zod-openapi';
import type { FindingFilter } from '../../../actions/store.ts';
import { FINDING_STATES, type FleetId, type OrganisationId } from '../../../core/finding.ts';
import { ANSWERS } from '../../../core/notices/notice.ts';
import type { AppId } from '../../../core/statements.ts';
import { flag, id, line, several } from '../../fields.ts';

/** Fields of a query that choose among findings. */
export const FindingFields = {
  organisation: id<OrganisationId>().optional().openapi({ description: 'It and all below it.' }),
  fleet: id<FleetId>().optional(),
  app: line(100)
    .transform((text) => text as AppId)
    .optional(),
  state: several(FINDING_STATES).optional(),
  certain: flag()
    .optional()
    .openapi({ description: 'Only certain ones, or only possible ones (by a name alone).' }),
  answer: several(ANSWERS).optional().openapi({
    description: 'Whose holder has said so, and nobody has settled it yet.',
  }),
};
type Asked = {
  readonly [Name in keyof typeof FindingFields]?: z.output<(typeof FindingFields)[Name]>;
};

/** In one form, whatever the order of what was asked. */
export const filterOf = ({
  organisation,
  fleet,
  app,
  state,
  certain,
  answer,
}: Asked): Omit<FindingFilter, 'scope'> => ({
  ...(organisation === undefined ? {} : { organisation }),
  ...(fleet === undefined ? {} : { fleet }),
  ...(app === undefined ? {} : { app }),
  ...(state === undefined ? {} : { states: [...new Set(state)].toSorted() }),
  ...(certain === undefined ? {} : { certain }),
  ...(answer === undefined ? {} : { answers: [...new Set(answer)].toSorted() }),
});
