import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { StoreUnreachable } from '../actions/unreachable.ts';
import { MdmFault } from '../actions/mdm/connector.ts';
import { accessLog, logFault, type ApiEnv } from './access-log.ts';
import { LIMITS, LOOPBACK, type ApiDeps } from './deps.ts';
import { documentOf } from './document.ts';
import type { Api } from './endpoint.ts';
import {
  notCached,
  onlyHosts,
  refuseWhenStopping,
  sameSiteOnly,
  securityHeaders,
} from './guards.ts';
import { apiMetrics } from './metrics.ts';
import { problem } from './problem.ts';
import { newUploads } from './progress.ts';
import { JSON_LIMITS } from './read-json.ts';
import { applyRoutes } from './routes/apply.ts';
import { connectionRoutes } from './routes/connections.ts';
import { contentRoute, type Receiving } from './routes/content.ts';
import { eventsRoute } from './routes/events.ts';
import { exemptionRoutes } from './routes/exemptions.ts';
import { findingRoutes } from './routes/findings.ts';
import { fleetRoutes } from './routes/fleets.ts';
import { hearRoute } from './routes/hear.ts';
import { inventoryRoutes } from './routes/inventories.ts';
import { keyRoutes } from './routes/keys.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { pageRoutes } from './routes/pages.ts';
import { planRoutes } from './routes/plans.ts';
import { serviceRoutes } from './routes/service.ts';
import { syncEventsRoute } from './routes/sync-events.ts';
import { syncRoutes } from './routes/syncs.ts';
import { verdictRoutes } from './routes/verdicts.ts';
import { registerVerdictSchemas } from './shown/apps.ts';

/** The HTTP door: one app, which answers `app.request()` without a port and `serve` with one. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { actions, authenticate, lifecycle, register, log } = deps;
  const limits = { ...LIMITS, ...deps.limits };
  const metrics = apiMetrics(register, lifecycle);
  const uploads = newUploads();
  const app = new OpenAPIHono<ApiEnv>();
  const jsonLimits = { ...JSON_LIMITS, milliseconds: limits.jsonMs };
  const api: Api = { app, authenticate, jsonLimits, routes: [] };

  app.use(
    accessLog(log, metrics, lifecycle),
    securityHeaders,
    notCached,
    onlyHosts(deps.hosts ?? LOOPBACK),
    refuseWhenStopping(lifecycle),
    sameSiteOnly,
  );
  app.notFound((c) => notFound(api, c.req.method, c.req.path));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return problem('request-malformed');
    // Not ours: nothing of it is for whoever looks after this server.
    if (error instanceof MdmFault) return mdmProblem(error);
    logFault(log, c, error);
    if (error instanceof StoreUnreachable)
      return problem('database-unreachable', { headers: { 'retry-after': '5' } });
    return problem('internal-error', { instance: `urn:uuid:${c.get('requestId')}` });
  });

  const receiving: Receiving = {
    actions,
    uploads,
    lifecycle,
    limits,
    metrics,
    fault: (c, error) => logFault(log, c, error),
  };
  organisationRoutes(api, actions);
  fleetRoutes(api, actions);
  inventoryRoutes(api, actions, uploads);
  contentRoute(api, receiving);
  eventsRoute(api, receiving);
  findingRoutes(api, actions);
  connectionRoutes(api, actions);
  hearRoute(api, actions, receiving);
  syncRoutes(api, actions);
  syncEventsRoute(api, receiving);
  planRoutes(api, actions);
  applyRoutes(api, actions);
  exemptionRoutes(api, actions);
  verdictRoutes(api, actions);
  ledgerRoutes(api, actions);
  keyRoutes(api, actions);
  serviceRoutes(api, actions, register);
  registerVerdictSchemas(app);
  pageRoutes(api, () => documentOf(app, deps.version));
  return app;
}

/** Its words are ours and hold nothing that the MDM sent. */
function mdmProblem({ kind, status, message, remedy, retryAfter }: MdmFault): Response {
  const headers = retryAfter === null ? {} : { 'retry-after': String(Math.ceil(retryAfter)) };
  return problem('mdm-fault', { headers, facts: { kind, status, what: message, remedy } });
}

function notFound(api: Api, method: string, path: string): Response {
  const here = api.routes.filter(({ pattern }) => pattern.test(path));
  if (here.length === 0) return problem('not-found');
  const asked = method === 'HEAD' ? 'GET' : method;
  const methods = new Set(
    here.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : route.method)),
  );
  if (methods.has(asked)) return problem('not-found');
  return problem('method-not-allowed', { headers: { allow: [...methods].sort().join(', ') } });
}
