import { checkIn } from './check-in.ts';
import { bodyOf, changeProfile, createProfile, mergedScope, Refused } from './profile-store.ts';
import { appShown, asXml, listShown, profileShown } from './shown.ts';
import type { JamfState, SimulatedProfile } from './state.ts';

const PROFILES = '/JSSResource/mobiledeviceconfigurationprofiles';
const APPS = '/JSSResource/mobiledeviceapplications';
const INVENTORY = '/JSSResource/mobiledevicecommands/command/UpdateInventory/id/';

/** What of the classic API is there. `changed`: hears of each change; `deaf`: says yes, and does nothing. */
export async function classic(
  state: JamfState,
  request: Request,
  changed: () => void,
  deaf: boolean,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    if (pathname.startsWith(PROFILES))
      return await profiles(state, request, pathname.slice(PROFILES.length), changed, deaf);
    if (pathname.startsWith(APPS))
      return await apps(state, request, pathname.slice(APPS.length), changed, deaf);
    if (pathname.startsWith(INVENTORY) && request.method === 'POST') {
      const ids = pathname.slice(INVENTORY.length).split(',');
      checkIn(
        state,
        ids.flatMap((id) => state.find(id) ?? []),
      );
      return given(
        201,
        '<mobile_device_command><command><name>UpdateInventory</name></command></mobile_device_command>',
      );
    }
    return statusPage(404);
  } catch (error) {
    if (error instanceof Refused) return statusPage(error.status);
    throw error;
  }
}

async function profiles(
  state: JamfState,
  request: Request,
  path: string,
  changed: () => void,
  deaf: boolean,
): Promise<Response> {
  const { method } = request;
  if (path === '' && method === 'GET')
    return shown(state, request, listShown(state.profiles.values()));
  if (path === '/id/0' && method === 'POST') {
    const body = bodyOf(await request.text(), 'configuration_profile');
    if (deaf) return made('configuration_profile', '0');
    const profile = createProfile(state, body);
    changed();
    return made('configuration_profile', profile.id);
  }
  const profile = found(state, path);
  if (profile === null) return statusPage(404);
  if (method === 'GET') return shown(state, request, profileShown(state, profile));
  if (method === 'PUT') {
    const before = fingerprint(state, profile);
    const body = bodyOf(await request.text(), 'configuration_profile');
    if (!deaf) changeProfile(state, profile, body);
    if (fingerprint(state, profile) !== before) changed();
    return made('configuration_profile', profile.id);
  }
  if (method !== 'DELETE') return statusPage(405);
  if (!deaf) {
    state.profiles.delete(profile.id);
    changed();
  }
  return given(200, `<configuration_profile><id>${profile.id}</id></configuration_profile>`);
}

async function apps(
  state: JamfState,
  request: Request,
  path: string,
  changed: () => void,
  deaf: boolean,
): Promise<Response> {
  const [, by, value = ''] = path.split('/');
  const [app, ...more] = [...state.apps.values()].filter(({ id, bundle }) =>
    by === 'id' ? id === value : by === 'bundleid' && bundle === decodeURIComponent(value),
  );
  // Several of one bundle id: none comes back.
  if (app === undefined || more.length > 0) return statusPage(404);
  if (request.method === 'GET') return shown(state, request, appShown(state, app));
  if (request.method !== 'PUT') return statusPage(405);
  const before = JSON.stringify(appShown(state, app));
  const body = bodyOf(await request.text(), 'mobile_device_application');
  if (!deaf) app.scope = mergedScope(state, app.scope, body['scope']);
  if (JSON.stringify(appShown(state, app)) !== before) changed();
  return made('mobile_device_application', app.id);
}

const fingerprint = (state: JamfState, profile: SimulatedProfile): string =>
  JSON.stringify(profileShown(state, profile));

function found(state: JamfState, path: string): SimulatedProfile | null {
  const [, by, value = ''] = path.split('/');
  if (by === 'id') return state.profiles.get(value) ?? null;
  const name = decodeURIComponent(value);
  return by === 'name'
    ? ([...state.profiles.values()].find((one) => one.name === name) ?? null)
    : null;
}

function shown(state: JamfState, request: Request, value: Parameters<typeof asXml>[0]): Response {
  const json = request.headers.get('accept')?.includes('application/json') === true;
  return json && !state.xmlOnly ? Response.json(value) : given(200, asXml(value));
}

const given = (status: number, xml: string): Response =>
  new Response(xml, { status, headers: { 'content-type': 'text/xml;charset=UTF-8' } });
const made = (what: string, id: string): Response =>
  given(201, `<?xml version="1.0" encoding="UTF-8"?><${what}><id>${id}</id></${what}>`);

/** The classic API says what is wrong on a page for people. */
export const statusPage = (status: number): Response =>
  new Response(
    `<html><head><title>Status page</title></head><body><p>Error ${status} of a simulated Jamf Pro</p></body></html>`,
    { status, headers: { 'content-type': 'text/html;charset=UTF-8' } },
  );
