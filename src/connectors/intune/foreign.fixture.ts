import { BLOCKED_IDS } from './kinds.ts';
import { settingsCatalog } from './content.fixture.ts';
import { guid, type StoredPolicy, type Tenant } from './simulator/state.ts';

/** A policy of somebody else's that blocks another app on all phones. */
export function plantForeignPolicy(
  tenant: Tenant,
  setting = 'com.apple.applicationaccess_blockedappbundleids',
): {
  readonly plant: () => void;
  readonly isUntouched: () => boolean;
} {
  const id = guid(999, 'f0');
  const { settings, ...body } = JSON.parse(
    settingsCatalog(['example.other']).replace(BLOCKED_IDS, setting),
  ) as Record<string, unknown>;
  const foreign: StoredPolicy = {
    id,
    collection: 'configurationPolicies',
    body: { ...body, name: 'Somebody else’s', description: 'not yours: grendel is a fine word' },
    settings: Array.isArray(settings) ? settings : [],
    assignments: [
      { id: `${id}_all`, target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
    ],
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
  };
  return {
    plant: () => void tenant.policies.set(id, foreign),
    isUntouched: () => tenant.policies.get(id) === foreign,
  };
}
