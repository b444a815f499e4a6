import type { CommonWords } from '../words/common/index.ts';
import type { OperationName } from '../api/generated.ts';

export type Place = {
  readonly to:
    | '/'
    | '/findings'
    | '/search'
    | '/policies'
    | '/exceptions'
    | '/blocking'
    | '/vetting'
    | '/ledger'
    | '/reports'
    | '/settings';
  readonly word: Exclude<keyof CommonWords['nav'], 'label' | 'menu' | 'waiting' | 'waitingFor'>;
  /** After `g`. */
  readonly key: string;
  /** Who may do none of these has nothing there. */
  readonly needs: readonly OperationName[];
  /** What waits there is counted beside it. */
  readonly counts?: 'findings' | 'policy' | 'exceptions' | 'blocking';
  /** Set apart from the others. */
  readonly isApart?: boolean;
};

/** In the order of the navigation. */
export const PLACES: readonly Place[] = [
  { to: '/', word: 'overview', key: 'o', needs: [] },
  {
    to: '/findings',
    word: 'findings',
    key: 'f',
    needs: ['listFindings', 'readProgress'],
    counts: 'findings',
  },
  { to: '/search', word: 'search', key: 'a', needs: ['findApps'] },
  { to: '/policies', word: 'policies', key: 'p', needs: ['listChanges'], counts: 'policy' },
  {
    to: '/exceptions',
    word: 'exceptions',
    key: 'e',
    needs: ['listExceptions'],
    counts: 'exceptions',
  },
  {
    to: '/blocking',
    word: 'blocking',
    key: 'b',
    needs: ['listConnections', 'listPlans', 'listChecks'],
    counts: 'blocking',
  },
  { to: '/vetting', word: 'vetting', key: 'v', needs: ['listVettings'] },
  { to: '/ledger', word: 'ledger', key: 'l', needs: ['readCheckpoint'] },
  { to: '/reports', word: 'reports', key: 'r', needs: ['readReport'] },
  { to: '/settings', word: 'settings', key: 's', needs: [], isApart: true },
];
