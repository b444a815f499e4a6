import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { settingsWords } from '../../words/settings/index.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => settingsWords.load(preferred()),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});
