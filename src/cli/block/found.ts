import type { AppFound } from '../../core/report.ts';
import { UserError } from '../user-error.ts';

/** What an earlier scan found, from its `--json`: enough to order the block list by it. */
export function foundIn(text: string, file: string): readonly AppFound[] {
  const apps = appsOf(text);
  if (apps === null) {
    throw new UserError(`${file}: this is no report of grendel scan --json`, 'See spec/scan.md.');
  }
  return apps;
}

function appsOf(text: string): readonly AppFound[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(json) || json['grendel'] !== 'scan/1' || !Array.isArray(json['apps'])) return null;
  const apps: readonly unknown[] = json['apps'];
  return apps.every(isApp) ? apps : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Of an app only its id and its numbers are used here. */
function isApp(value: unknown): value is AppFound {
  if (!isObject(value) || typeof value['app'] !== 'string') return false;
  const { devices } = value;
  if (!isObject(devices)) return false;
  return ['exact', 'case-folded', 'name'].every((strength) => isCount(devices[strength]));
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
