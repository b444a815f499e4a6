import { entries, Scope } from './schema.ts';
import type { Xml } from './xml.ts';

/** Lists of a classic scope, and what one of each is called (XML examples of the classic API; unverified for rare ones). */
const ONE: Readonly<Record<string, string>> = {
  mobile_devices: 'mobile_device',
  mobile_device_groups: 'mobile_device_group',
  buildings: 'building',
  departments: 'department',
  jss_users: 'jss_user',
  jss_user_groups: 'jss_user_group',
  users: 'user',
  user_groups: 'user_group',
  network_segments: 'network_segment',
  ibeacons: 'ibeacon',
};
const NESTED = new Set(['limitations', 'exclusions']);

/**
 * A scope as it was read, to be written again: whether Jamf leaves alone what is not sent, or empties it, is unverified, and either
 * is right then. Null where it names what we cannot write: nothing is sent then.
 */
export function scopeAgain(scope: unknown): Xml | null {
  const inside = insideOf(scope);
  return inside === null ? null : ['scope', inside];
}

function insideOf(value: unknown): readonly Xml[] | null {
  const scope = Scope.safeParse(value || {});
  if (!scope.success) return null;
  const written: Xml[] = [];
  for (const [name, one] of Object.entries(scope.data)) {
    const xml = writtenAs(name, one);
    if (xml === null) return null;
    written.push(xml);
  }
  return written;
}

function writtenAs(name: string, value: unknown): Xml | null {
  if (typeof value === 'boolean' || value === 'true' || value === 'false') return [name, value];
  if (NESTED.has(name)) {
    const inside = insideOf(value);
    return inside === null ? null : [name, inside];
  }
  const listed = entries(value);
  if (listed.length === 0) return [name, []];
  const one = ONE[name];
  const items = listed.map((entry) => idOrName(entry));
  if (one === undefined || items.includes(null)) return null;
  return [name, items.map((item): Xml => [one, item === null ? [] : [item]])];
}

function idOrName(entry: unknown): Xml | null {
  const { id, name } = Object(entry) as { readonly id?: unknown; readonly name?: unknown };
  if (typeof id === 'number' || (typeof id === 'string' && /^\d+$/.test(id))) return ['id', id];
  return typeof name === 'string' && name !== '' ? ['name', name] : null;
}
