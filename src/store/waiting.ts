import type { WaitingReading } from '../actions/waiting/store.ts';
import type { Db } from './schema.ts';
import { waitingAnswers, waitingFindings, waitingMessages } from './tables/waiting/counts.ts';

export const waitingReading = (db: Db): WaitingReading => ({
  findings: (scope) => waitingFindings(db, scope),
  answers: (scope) => waitingAnswers(db, scope),
  messages: (scope) => waitingMessages(db, scope),
});
