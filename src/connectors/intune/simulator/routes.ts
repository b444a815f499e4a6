import type { SimulatedTokens } from '../../simulated/tokens.ts';
import { asRecord, json, nothing, refusal } from './answers.ts';
import {
  addMembers,
  createGroup,
  deleteGroup,
  listEntraDevices,
  listGroups,
  listMembers,
  removeMember,
} from './directory.ts';
import { detectedOn, listDetected, listDevices, oneDevice } from './devices.ts';
import { checkIn } from './phones.ts';
import { approveApps, assignApp, bound, listApps, readAppAssignments, syncApps } from './play.ts';
import {
  assignPolicy,
  createPolicy,
  deletePolicy,
  listPolicies,
  readAssignments,
  readSettings,
  readStatuses,
  updatePolicy,
} from './policies.ts';
import { beginJob, download, pollJob } from './reports.ts';
import type { Tenant } from './state.ts';
import { listViolations } from './violations.ts';

type Asked = {
  readonly request: Request;
  readonly body: unknown;
  readonly beta: boolean;
  readonly origin: string;
};
type Route = {
  readonly method: string;
  readonly path: RegExp;
  /** What `forbids` calls it. */
  readonly area: 'devices' | 'apps' | 'restrictions';
  readonly answer: (tenant: Tenant, parts: readonly string[], asked: Asked) => Response;
};
const route = (
  method: string,
  path: string,
  area: Route['area'],
  answer: Route['answer'],
): Route => ({ method, path: new RegExp(`^${path.replaceAll('*', '([^/()]+)')}$`), area, answer });

const POLICIES =
  '/deviceManagement/(configurationPolicies|deviceConfigurations|deviceCompliancePolicies)';
const PLAY = '/deviceManagement/androidManagedStoreAccountEnterpriseSettings';
const APPS = '/deviceAppManagement/mobileApps';

const ROUTES: readonly Route[] = [
  route('GET', '/deviceManagement/managedDevices', 'devices', (t, _, { request, beta }) =>
    listDevices(t, request, beta),
  ),
  route('GET', '/deviceManagement/managedDevices/*', 'devices', (t, [id = ''], { request, beta }) =>
    oneDevice(t, request, id, beta),
  ),
  route(
    'GET',
    '/deviceManagement/managedDevices/*/detectedApps',
    'apps',
    (t, [id = ''], { request, beta }) =>
      beta ? detectedOn(t, request, id) : refusal(400, 'BadRequest', true),
  ),
  route('GET', '/deviceManagement/detectedApps', 'apps', (t, _, { request }) =>
    listDetected(t, request),
  ),
  route('POST', '/deviceManagement/managedDevices/*/syncDevice', 'devices', (t, [id = '']) => {
    const phone = t.fleet.find(id);
    if (phone === null) return refusal(404, 'ResourceNotFound', true);
    checkIn(t, phone);
    return nothing();
  }),
  route('GET', '/deviceManagement/managedDeviceOverview', 'devices', (t) =>
    json({ enrolledDeviceCount: t.fleet.size }),
  ),
  route(
    'GET',
    '/deviceManagement/deviceConfigurationRestrictedAppsViolations',
    'apps',
    (t, _, { request }) => listViolations(t, request),
  ),
  route('POST', '/deviceManagement/reports/exportJobs', 'apps', (t, _, { body, origin }) =>
    beginJob(t, body, origin),
  ),
  route(
    'GET',
    "/deviceManagement/reports/exportJobs\\('*'\\)",
    'apps',
    (t, [id = ''], { origin }) => pollJob(t, id, origin),
  ),
  route('GET', '/deviceManagement/reports/exportJobs/*', 'apps', (t, [id = ''], { origin }) =>
    pollJob(t, id, origin),
  ),
  route('GET', POLICIES, 'restrictions', (t, [kind = ''], { request }) =>
    listPolicies(t, request, kind),
  ),
  route('POST', POLICIES, 'restrictions', (t, [kind = ''], { body }) =>
    createPolicy(t, kind, body),
  ),
  route('PUT', `${POLICIES}/*`, 'restrictions', (t, [, id = ''], { body }) =>
    updatePolicy(t, id, body, true),
  ),
  route('PATCH', `${POLICIES}/*`, 'restrictions', (t, [, id = ''], { body }) =>
    updatePolicy(t, id, body, false),
  ),
  route('DELETE', `${POLICIES}/*`, 'restrictions', (t, [, id = '']) => deletePolicy(t, id)),
  route('GET', `${POLICIES}/*/settings`, 'restrictions', (t, [, id = ''], { request }) =>
    readSettings(t, request, id),
  ),
  route('GET', `${POLICIES}/*/assignments`, 'restrictions', (t, [, id = ''], { request }) =>
    readAssignments(t, request, id),
  ),
  route('GET', `${POLICIES}/*/deviceStatuses`, 'restrictions', (t, [, id = ''], { request }) =>
    readStatuses(t, request, id),
  ),
  route('POST', `${POLICIES}/*/assign`, 'restrictions', (t, [, id = ''], { body }) =>
    assignPolicy(t, id, body),
  ),
  route('GET', PLAY, 'restrictions', () => bound()),
  route('POST', `${PLAY}/approveApps`, 'restrictions', (t, _, { body }) => approveApps(t, body)),
  route('POST', `${PLAY}/syncApps`, 'restrictions', (t) => syncApps(t)),
  route('GET', APPS, 'restrictions', (t, _, { request }) => listApps(t, request)),
  route('GET', `${APPS}/*/assignments`, 'restrictions', (t, [id = ''], { request }) =>
    readAppAssignments(t, request, id),
  ),
  route('POST', `${APPS}/*/assign`, 'restrictions', (t, [id = ''], { body }) =>
    assignApp(t, id, body),
  ),
  route('GET', '/groups', 'restrictions', (t, _, { request }) => listGroups(t, request)),
  route('POST', '/groups', 'restrictions', (t, _, { body }) => createGroup(t, body)),
  route('PATCH', '/groups/*', 'restrictions', (t, [id = ''], { body }) => addMembers(t, id, body)),
  route('DELETE', '/groups/*', 'restrictions', (t, [id = '']) => deleteGroup(t, id)),
  route('GET', '/groups/*/members', 'restrictions', (t, [id = ''], { request }) =>
    listMembers(t, request, id, false),
  ),
  route('GET', '/groups/*/transitiveMembers', 'restrictions', (t, [id = ''], { request }) =>
    listMembers(t, request, id, true),
  ),
  route('DELETE', '/groups/*/members/*/\\$ref', 'restrictions', (t, [id = '', member = '']) =>
    removeMember(t, id, member),
  ),
  route('GET', '/devices', 'devices', (t, _, { request }) => listEntraDevices(t, request)),
];

/** The whole of the simulated Graph: sign-in, storage, batches and single requests. */
export function routes(
  tenant: Tenant,
  tokens: SimulatedTokens,
  secret: string,
): (request: Request) => Promise<Response> {
  const applying = new Set<string>();
  let singles = 0;

  async function signIn(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const client = form.get('client_id') ?? '';
    const known = form.get('client_secret') === secret || form.has('client_assertion');
    if (form.get('grant_type') !== 'client_credentials' || !known)
      return json(
        { error: 'invalid_client', error_description: 'AADSTS7000215', error_codes: [7_000_215] },
        401,
      );
    const { token, life } = tokens.issue();
    if (client === 'applier') applying.add(`Bearer ${token}`);
    return json({
      token_type: 'Bearer',
      expires_in: life,
      ext_expires_in: life,
      access_token: token,
    });
  }

  function dispatch(request: Request, path: string, body: unknown, mayWrite: boolean): Response {
    const url = new URL(request.url);
    const [, version, rest = ''] = /^\/(v1\.0|beta)(\/.*)$/.exec(path) ?? [];
    const asked = { request, body, beta: version === 'beta', origin: url.origin };
    for (const { method, path: pattern, area, answer } of ROUTES) {
      const parts = method === request.method ? pattern.exec(rest) : null;
      if (parts === null) continue;
      const forbidden = tenant.traps.now().forbids?.includes(area) === true;
      const writes = method !== 'GET' && !rest.endsWith('/exportJobs');
      if (forbidden || (writes && !mayWrite))
        return refusal(403, area === 'devices' ? 'Forbidden' : 'Authorization_RequestDenied');
      return answer(tenant, parts.slice(1).map(decodeURIComponent), asked);
    }
    return refusal(404, 'ResourceNotFound');
  }

  async function batch(request: Request, version: string, mayWrite: boolean): Promise<Response> {
    const list = asRecord(await request.json())['requests'];
    if (!Array.isArray(list) || list.length > 20) return refusal(400, 'BadRequest');
    const ids = new Set(list.map((one) => String(asRecord(one)['id']).toLowerCase()));
    if (ids.size !== list.length) return refusal(400, 'BadRequest');
    const responses = [];
    for (const one of list.map(asRecord)) {
      singles += 1;
      const { id, method, url } = one;
      const every = tenant.quirks.batchThrottles;
      if (every > 0 && singles % every === 0) {
        // Intune leaves Retry-After out, other services give it.
        const headers = singles % (2 * every) === 0 ? {} : { 'Retry-After': '3' };
        responses.push({
          id,
          status: 429,
          headers,
          body: { error: { code: 'TooManyRequests', message: '' } },
        });
        continue;
      }
      const address = new URL(`/${version}/${String(url).replace(/^\//, '')}`, request.url);
      const single = dispatch(
        new Request(address, { method: String(method) }),
        address.pathname,
        one['body'],
        mayWrite,
      );
      const text = await single.text();
      responses.push({
        id,
        status: single.status,
        headers: {},
        ...(text === '' ? {} : { body: JSON.parse(text) }),
      });
    }
    return json({ responses: responses.toReversed() });
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/oauth2/v2.0/token')) return signIn(request);
    const file = /^\/storage\/([^/]+)\.zip$/.exec(pathname)?.[1];
    if (file !== undefined) return download(tenant, request, file);
    const header = request.headers.get('authorization');
    if (!tokens.takes(header)) return refusal(401, 'InvalidAuthenticationToken');
    const mayWrite = applying.has(header ?? '');
    const version = /^\/(v1\.0|beta)\/\$batch$/.exec(pathname)?.[1];
    if (version !== undefined && request.method === 'POST')
      return batch(request, version, mayWrite);
    const text = request.method === 'GET' ? '' : await request.text();
    return dispatch(request, pathname, text === '' ? null : JSON.parse(text), mayWrite);
  };
}
