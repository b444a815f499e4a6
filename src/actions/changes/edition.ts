import { ASSIGNED_AT } from '../assignments.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Server } from '../server.ts';
import type { Changing } from '../store.ts';

/** Another value after each change of what holds or is proposed: all processes look at it. */
export const EDITION = 'rules-edition';

/** Something was proposed or decided. */
export const bumped = ({ newId }: Pick<Server, 'newId'>, tables: Changing): Promise<void> =>
  tables.setSetting(EDITION, newId());

/** There is something else to look for: an export that was looked at before is looked at again. */
export const lookAgain = (tables: Changing, at: Instant): Promise<void> =>
  tables.setSetting(ASSIGNED_AT, at);
