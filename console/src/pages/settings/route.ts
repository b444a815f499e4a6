import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router';
import { session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { preferred } from '../../words/preferred.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { SHOWN, type Shown } from './shown.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  /** `id`: an organisation or a person that is looked at. */
  validateSearch: (search: { show?: Shown; id?: string } & SearchSchemaInput) => ({
    show: SHOWN.find((one) => one === search.show) ?? SHOWN[0],
    ...(typeof search.id === 'string' ? { id: search.id } : {}),
  }),
  async loader({ context: { queries } }) {
    await Promise.all([
      queries.ensureQueryData(session),
      settingsWords.load(preferred()),
      policiesWords.load(preferred()),
    ]);
  },
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});
