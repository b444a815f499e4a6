import { may, type Session } from '../../api/queries.ts';
import type { OperationName } from '../../api/generated.ts';
import type { Kind } from './kinds.ts';

const PROPOSES: Readonly<Record<Kind, OperationName>> = {
  policy: 'proposePolicy',
  listing: 'proposeListing',
  clearance: 'proposeClearance',
  finding: 'proposeFinding',
  catalogue: 'proposeCatalogue',
  end: 'proposeEnd',
};

/** What somebody may propose; nobody in particular proposes nothing. */
export const mayPropose = (own: Session): readonly Kind[] =>
  own.who?.person
    ? (Object.keys(PROPOSES) as Kind[]).filter((kind) => may(own, PROPOSES[kind]))
    : [];
