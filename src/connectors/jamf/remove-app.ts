import type { StepResult } from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { type JamfApi, notUnderstood } from './api.ts';
import { failed, refusal } from './refusal.ts';
import { CatalogueApp } from './schema.ts';
import { type JamfScope, readScope, reaches } from './scope.ts';
import { scopeAgain } from './scope-again.ts';
import type { Xml } from './xml.ts';

/** Classic API (fact pages, read 2026-11-25): an app of Jamf's catalogue, by its bundle id. */
const APPS = '/JSSResource/mobiledeviceapplications';

const NOT_MANAGED = failed('not-managed');

/**
 * Takes an app off a device where Jamf put it there: the device is excluded from the app's scope, and Jamf then removes the app
 * (unverified). Jamf has no command that removes an app (OpenAPI 11.7.1, read). The exclusion is added; nothing that stands in the
 * scope is taken out.
 */
export async function removeApp(
  api: JamfApi,
  device: DeviceRef,
  identifier: string,
  signal: AbortSignal,
): Promise<StepResult> {
  const found = await readApp(api, identifier, signal);
  if (found === null) return NOT_MANAGED;
  if (found.scope.excluded.includes(device)) return { kind: 'waiting' };
  // Where groups decide, Jamf may have put it there; an exclusion does no harm where it has not.
  if (reaches(found.scope)(device) === false) return NOT_MANAGED;
  const scope = scopeAgain(withExclusion(found.raw, [...found.scope.excluded, device]));
  if (scope === null) return failed('not-supported');
  const xml: Xml = ['mobile_device_application', [scope]];
  try {
    const path = `${APPS}/id/${found.id}`;
    await api.classic({ what: 'an app', method: 'PUT', path, repeatable: true, xml }, signal);
    return { kind: 'waiting' };
  } catch (error) {
    return refusal(error);
  }
}

type Raw = Readonly<Record<string, unknown>>;
type App = { readonly id: string; readonly scope: JamfScope; readonly raw: Raw };

/** Null where Jamf has no such app, or several (it answers 404 to both). */
async function readApp(api: JamfApi, identifier: string, signal: AbortSignal): Promise<App | null> {
  const what = 'an app';
  const path = `${APPS}/bundleid/${encodeURIComponent(identifier)}`;
  const { status, body } = await api.classic({ what, path, allow: [404] }, signal);
  if (status === 404) return null;
  const read = CatalogueApp.safeParse(body);
  const scope = read.success ? readScope(read.data.mobile_device_application.scope) : null;
  if (!read.success || scope === null) throw notUnderstood(what);
  const { general, scope: raw } = read.data.mobile_device_application;
  return { id: general.id, scope, raw };
}

const withExclusion = (raw: Raw, excluded: readonly DeviceRef[]): Raw => ({
  ...raw,
  exclusions: { ...Object(raw['exclusions']), mobile_devices: excluded.map((id) => ({ id })) },
});
