import { appRoute } from '../pages/app/route.ts';
import {
  abilitiesRoute,
  blockingRoute,
  connectionRoute,
  connectRoute,
  planRoute,
} from '../pages/blocking/route.ts';
import { exceptionsRoute } from '../pages/exceptions/route.ts';
import { findingsRoute } from '../pages/findings/route.ts';
import { entryRoute, ledgerRoute } from '../pages/ledger/route.ts';
import { overviewRoute } from '../pages/overview/route.ts';
import { changeRoute, policiesRoute, proposeRoute } from '../pages/policies/route.ts';
import { reportsRoute } from '../pages/reports/route.ts';
import { searchRoute } from '../pages/search/route.ts';
import { settingsRoute } from '../pages/settings/route.ts';
import { signInRoute } from '../pages/sign-in/route.ts';
import { startRoute } from '../pages/start/route.ts';
import { rootRoute, shellRoute } from './root-route.ts';

/** Every page, by its folder. */
export const routeTree = rootRoute.addChildren([
  signInRoute,
  startRoute,
  shellRoute.addChildren([
    overviewRoute,
    findingsRoute,
    appRoute,
    searchRoute,
    policiesRoute,
    changeRoute,
    proposeRoute,
    exceptionsRoute,
    blockingRoute,
    abilitiesRoute,
    connectRoute,
    connectionRoute,
    planRoute,
    ledgerRoute,
    entryRoute,
    reportsRoute,
    settingsRoute,
  ]),
]);
