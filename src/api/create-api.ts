import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { rightsAmiss } from '../core/rights.ts';
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
import { belowRoot } from './below-root.ts';
import { newUploads } from './progress.ts';
import { JSON_LIMITS } from './read-json.ts';
import { appPageRoutes } from './routes/rules/app-page.ts';
import { applyRoutes } from './routes/mdm/apply.ts';
import { approvalRoutes } from './routes/exceptions/approvals.ts';
import { changeCatalogueRoute } from './routes/rules/catalogue.ts';
import { changeDecisionRoutes } from './routes/rules/decisions.ts';
import { changeRoutes } from './routes/rules/changes.ts';
import { connectionRoutes } from './routes/mdm/connections.ts';
import { consolePages, consoleRoutes } from './routes/server/console.ts';
import { contentRoute } from './routes/inventories/content.ts';
import type { Receiving } from './receiving.ts';
import { courseRoutes } from './routes/findings/course.ts';
import { doingRoutes } from './routes/mdm/doing.ts';
import { eventsRoute } from './routes/inventories/events.ts';
import { exceptionFileRoutes } from './routes/exceptions/files.ts';
import { exceptionRoutes } from './routes/exceptions/exceptions.ts';
import { exemptionRoutes } from './routes/mdm/exemptions.ts';
import { findingBulkRoutes } from './routes/findings/bulk.ts';
import { findingRoutes } from './routes/findings/findings.ts';
import { fleetRoutes } from './routes/inventories/fleets.ts';
import { hearRoute } from './routes/mdm/hear.ts';
import { holderPageRoutes } from './routes/notices/holder-page.ts';
import { holderRoutes } from './routes/notices/holder.ts';
import { inventoryRoutes } from './routes/inventories/inventories.ts';
import { keyRoutes } from './routes/ledger/keys.ts';
import { ledgerListRoutes } from './routes/ledger/list.ts';
import { ledgerRoutes } from './routes/ledger/ledger.ts';
import { noticePreviewRoute } from './routes/notices/preview.ts';
import { noticeRoutes } from './routes/notices/notices.ts';
import { outboxRoutes } from './routes/notices/outbox.ts';
import { organisationRoutes } from './routes/server/organisations.ts';
import { pageRoutes } from './routes/server/pages.ts';
import { baseOf, belowOf, rootOf } from './routes/people/base.ts';
import { groupRoutes } from './routes/people/groups.ts';
import { apiKeyRoutes } from './routes/people/api-keys.ts';
import { loginRoutes } from './routes/people/login.ts';
import { signInRoutes } from './routes/people/sign-in.ts';
import { peopleRoutes } from './routes/people/people.ts';
import { planRoutes } from './routes/mdm/plans.ts';
import { reportRoutes } from './routes/inventories/reports.ts';
import { retentionRoutes } from './routes/server/retention.ts';
import { searchRoutes } from './routes/rules/search.ts';
import { serviceRoutes } from './routes/server/service.ts';
import { sessionRoutes } from './routes/people/session.ts';
import { startLinkRoutes } from './routes/people/start-link.ts';
import { startRoutes } from './routes/server/start.ts';
import { syncEventsRoute } from './routes/mdm/sync-events.ts';
import { syncRoutes } from './routes/mdm/syncs.ts';
import { trialRoutes } from './routes/mdm/trials.ts';
import { verdictRoutes } from './routes/rules/verdicts.ts';
import { vettingContentRoute } from './routes/vetting/content.ts';
import { vettingEventsRoute } from './routes/vetting/events.ts';
import { vettingFindingRoute } from './routes/vetting/finding.ts';
import { vettingRoutes } from './routes/vetting/vettings.ts';
import { waitingRoutes } from './routes/findings/waiting.ts';
import { registerVerdictSchemas } from './shown/apps.ts';
import { registerReportSchemas } from './shown/vetting-report.ts';
import { watchSignIns } from './sign-in-watch.ts';

/**
 * The HTTP door: one app, which answers `app.request()` without a port and `serve` with one. Throws where an operation has no row
 * among the rights, or a row no operation.
 */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { actions, authenticate, lifecycle, register, log } = deps;
  const limits = { ...LIMITS, ...deps.limits };
  const metrics = apiMetrics(register, lifecycle);
  const uploads = newUploads();
  const app = new OpenAPIHono<ApiEnv>();
  const jsonLimits = { ...JSON_LIMITS, milliseconds: limits.jsonMs };
  const { rights, tops, publicUrl = null } = deps;
  const root = rootOf(publicUrl);
  const below = belowOf(publicUrl);
  const console = deps.console ?? (() => 'not-built' as const);
  const api: Api = { app, authenticate, rights, tops, rates: limits, jsonLimits, routes: [] };

  app.use(
    accessLog(log, metrics, lifecycle),
    belowRoot(root),
    securityHeaders(publicUrl),
    notCached,
    onlyHosts(deps.hosts ?? LOOPBACK),
    refuseWhenStopping(lifecycle),
    sameSiteOnly(publicUrl),
    onlyItsMethods(api),
    consolePages(console, below),
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
  // Their addresses are whole: they come before those with a variable.
  findingBulkRoutes(api, actions);
  findingRoutes(api, actions);
  courseRoutes(api, actions);
  waitingRoutes(api, actions);
  reportRoutes(api, actions);
  trialRoutes(api, actions);
  connectionRoutes(api, actions);
  hearRoute(api, actions, receiving);
  syncRoutes(api, actions);
  syncEventsRoute(api, receiving);
  planRoutes(api, actions);
  applyRoutes(api, actions);
  doingRoutes(api, receiving);
  exemptionRoutes(api, actions);
  noticePreviewRoute(api, actions);
  noticeRoutes(api, actions);
  outboxRoutes(api, actions);
  holderRoutes(api, actions);
  holderPageRoutes(api, actions);
  changeRoutes(api, actions);
  changeCatalogueRoute(api, actions);
  changeDecisionRoutes(api, actions);
  exceptionRoutes(api, actions);
  exceptionFileRoutes(api, actions);
  approvalRoutes(api, actions);
  verdictRoutes(api, actions);
  vettingRoutes(api, actions);
  vettingContentRoute(api, receiving);
  vettingEventsRoute(api, receiving);
  vettingFindingRoute(api, actions);
  searchRoutes(api, actions);
  appPageRoutes(api, actions);
  ledgerRoutes(api, actions);
  ledgerListRoutes(api, actions);
  keyRoutes(api, actions);
  retentionRoutes(api, actions);
  const base = baseOf(publicUrl);
  const signIns = watchSignIns(log, register, limits.guessable);
  peopleRoutes(api, actions, base);
  groupRoutes(api, actions);
  apiKeyRoutes(api, actions);
  signInRoutes(api, actions, signIns, base);
  loginRoutes(api, actions, signIns, { baseOf: base, publicUrl });
  startLinkRoutes(api, actions, {
    operators: deps.operators ?? null,
    watch: signIns,
    baseOf: base,
  });
  sessionRoutes(api, actions, {
    version: deps.version,
    hasLogin: deps.hasLogin ?? false,
    operators: deps.operators ?? null,
  });
  consoleRoutes(api, console, below);
  startRoutes(api, actions, deps.operators ?? null);
  serviceRoutes(api, actions, register);
  registerVerdictSchemas(app);
  registerReportSchemas(app);
  pageRoutes(api, root, () => documentOf(app, deps.version, root));
  const amiss = rightsAmiss(rights, api.routes);
  if (amiss.length > 0) throw new Error(amiss.join('\n'));
  return app;
}

/** Its words are ours and hold nothing that the MDM sent. */
function mdmProblem({ kind, status, message, remedy, retryAfter }: MdmFault): Response {
  const headers = retryAfter === null ? {} : { 'retry-after': String(Math.ceil(retryAfter)) };
  return problem('mdm-fault', { headers, facts: { kind, status, what: message, remedy } });
}

/**
 * An address that a route names whole is that route's, whatever else it could be: `/api/changes/policy` is no change with the id
 * `policy`, as OpenAPI has it.
 */
function onlyItsMethods(api: Api): MiddlewareHandler<ApiEnv> {
  let named: ReadonlySet<string> | null = null;
  return async (c, next) => {
    named ??= new Set(api.routes.flatMap(({ path, variables }) => (variables === 0 ? path : [])));
    const { method, path } = c.req;
    if (!named.has(path)) return next();
    const asked = method === 'HEAD' ? 'GET' : method;
    if (api.routes.some((route) => route.path === path && route.method === asked)) return next();
    return notFound(api, method, path);
  };
}

function notFound(api: Api, method: string, path: string): Response {
  const fitting = api.routes.filter(({ pattern }) => pattern.test(path));
  if (fitting.length === 0) return problem('not-found');
  const fewest = Math.min(...fitting.map(({ variables }) => variables));
  const here = fitting.filter(({ variables }) => variables === fewest);
  const asked = method === 'HEAD' ? 'GET' : method;
  const methods = new Set(
    here.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : route.method)),
  );
  if (methods.has(asked)) return problem('not-found');
  return problem('method-not-allowed', { headers: { allow: [...methods].sort().join(', ') } });
}
