import { paged } from './answers.ts';
import { guid, type Tenant, userIdOf } from './state.ts';

/** Beta: exact, by bundle ID; only phones that have something. */
export function listViolations({ fleet, violations, quirks }: Tenant, request: Request): Response {
  const rows = [...violations];
  return paged(request, rows.length, quirks.pageSize, (at) => {
    const [index, { policy, apps }] = rows[at] ?? [0, { policy: '', apps: [] }];
    const phone = fleet.phone(index);
    return {
      id: guid(index, 'fa'),
      userId: userIdOf(phone),
      userName: phone.person,
      managedDeviceId: phone.id,
      deviceName: phone.name,
      deviceConfigurationId: policy,
      deviceConfigurationName: 'restricted apps',
      platformType: phone.platform === 'ios' ? 'iOS' : 'android',
      restrictedAppsState: 'prohibitedApps',
      restrictedApps: apps.map((appId) => ({ appId })),
    };
  });
}
