import { setTerm, shownTerms } from '../../actions/retention/terms.ts';
import type { Server } from '../../actions/server.ts';
import type { RetentionActions } from '../../api/retention-actions.ts';

export const bindRetentionActions = (server: Server): RetentionActions => ({
  terms: () => shownTerms(server.store),
  setTerm: (context, wanted) => setTerm(server, context, wanted),
});
