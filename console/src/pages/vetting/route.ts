import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { session } from '../../api/queries.ts';
import { shellRoute } from '../../app/root-route.ts';
import { preferred } from '../../words/preferred.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import type { Answer } from './queries.ts';

const ANSWERS: readonly string[] = [
  'found',
  'nothing-found',
  'nothing-found-in-what-could-be-read',
  'not-readable',
] satisfies readonly Answer[];

export const vettingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/vetting',
  validateSearch: ({ answer }: Record<string, unknown>): { readonly answer?: Answer } =>
    typeof answer === 'string' && ANSWERS.includes(answer) ? { answer: answer as Answer } : {},
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(session), vettingWords.load(preferred())]),
  component: lazyRouteComponent(() => import('./vetting-page.tsx'), 'VettingPage'),
});

export const reportOfFileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/vetting/$vetting',
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(session), vettingWords.load(preferred())]),
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportOfFilePage'),
});
