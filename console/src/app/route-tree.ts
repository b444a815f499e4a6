import { appRoute } from '../pages/app/route.ts';
import {
  abilitiesRoute,
  blockingRoute,
  connectionRoute,
  connectRoute,
  driftRoute,
  planRoute,
} from '../pages/blocking/route.ts';
import {
  approvalRoute,
  askApprovalRoute,
  askRoute,
  exceptionRoute,
  exceptionsRoute,
} from '../pages/exceptions/route.ts';
import { failedRoute, findingRoute, findingsRoute, outboxRoute } from '../pages/findings/route.ts';
import { entryRoute, ledgerRoute } from '../pages/ledger/route.ts';
import { overviewRoute } from '../pages/overview/route.ts';
import { changeRoute, policiesRoute, proposeRoute } from '../pages/policies/route.ts';
import { reportsRoute } from '../pages/reports/route.ts';
import { companyRoute, searchRoute } from '../pages/search/route.ts';
import { settingsRoute } from '../pages/settings/route.ts';
import { signInRoute } from '../pages/sign-in/route.ts';
import { startRoute } from '../pages/start/route.ts';
import { reportOfFileRoute, vettingRoute } from '../pages/vetting/route.ts';
import { rootRoute, shellRoute } from './root-route.ts';

/** Every page, by its folder. */
export const routeTree = rootRoute.addChildren([
  signInRoute,
  startRoute,
  shellRoute.addChildren([
    overviewRoute,
    findingsRoute,
    outboxRoute,
    failedRoute,
    findingRoute,
    appRoute,
    companyRoute,
    searchRoute,
    policiesRoute,
    changeRoute,
    proposeRoute,
    exceptionsRoute,
    askRoute,
    exceptionRoute,
    askApprovalRoute,
    approvalRoute,
    blockingRoute,
    driftRoute,
    abilitiesRoute,
    connectRoute,
    connectionRoute,
    planRoute,
    vettingRoute,
    reportOfFileRoute,
    ledgerRoute,
    entryRoute,
    reportsRoute,
    settingsRoute,
  ]),
]);
