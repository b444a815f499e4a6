import type { Device, Installed } from '../device.ts';
import { hex, upTo } from '../random.ts';
import { type Row, shownApps } from '../shown.ts';
import { instant } from '../text.ts';

/** Google's Android Management API, `enterprises.devices.list`, all pages in one. */
export function androidManagement(rows: readonly Row[]): string {
  return JSON.stringify({ devices: rows.map(device) });
}

/** The same devices as a subscriber of the status reports appends them: one a line. */
export function androidManagementLines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(device(row))}\n`).join('');
}

/** Proto3 JSON: what has its default value is left out. */
function device(row: Row): object {
  const { look } = row;
  const personal = row.device.enrolment === 'personal-work-profile';
  return {
    name: `enterprises/LC00test01/devices/${hex(16, row.device.key)}`,
    managementMode: row.device.enrolment === 'fully-managed' ? 'DEVICE_OWNER' : 'PROFILE_OWNER',
    ownership: personal ? 'PERSONALLY_OWNED' : 'COMPANY_OWNED',
    state: 'ACTIVE',
    appliedState: 'ACTIVE',
    policyName: 'enterprises/LC00test01/policies/markets',
    appliedPolicyName: 'enterprises/LC00test01/policies/markets',
    appliedPolicyVersion: '12',
    policyCompliant: true,
    lastStatusReportTime: instant(look.collected),
    lastPolicySyncTime: instant(look.collected),
    enrollmentTime: '2026-01-12T09:00:00Z',
    apiLevel: 20 + Number(row.device.os),
    hardwareInfo: hardwareOf(row.device, personal),
    softwareInfo: { androidVersion: row.device.os },
    ...(row.device.silent ? {} : { applicationReports: reportsOf(row) }),
  };
}

/** No serial number of a personally owned phone from Android 12 on. */
function hardwareOf({ key, model, modelId, serial }: Device, personal: boolean): object {
  const enterpriseSpecificId = `TEST${hex(16, key, 'esid').toUpperCase()}`;
  return {
    brand: modelId.toLowerCase(),
    manufacturer: modelId,
    model,
    ...(personal ? { enterpriseSpecificId } : { serialNumber: serial, enterpriseSpecificId }),
  };
}

const reportsOf = (row: Row): readonly object[] => [
  ...shownApps(row).map((installed) => report(installed, 'INSTALLED')),
  ...row.look.removed
    .filter(({ side }) => side === 'work')
    .map((installed) => report(installed, 'REMOVED')),
];

const report = ({ identifier, name, version, system }: Installed, state: string): object => ({
  packageName: identifier,
  displayName: name,
  versionName: version,
  versionCode: 1 + upTo(9000, name, version),
  ...(system
    ? { applicationSource: 'SYSTEM_APP_UPDATED_VERSION' }
    : {
        installerPackageName: 'com.android.vending',
        applicationSource: 'INSTALLED_FROM_PLAY_STORE',
      }),
  state,
  userFacingType: 'USER_FACING',
});
