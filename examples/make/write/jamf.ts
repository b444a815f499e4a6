import type { Device, Installed } from '../device.ts';
import { isPersonal } from '../look.ts';
import { hex } from '../random.ts';
import { type Row, shownApps } from '../shown.ts';
import { instant } from '../text.ts';

/** Jamf Pro, `GET /api/v2/mobile-devices/detail` in lenient mode: a section that failed is null. */
export function jamf(rows: readonly Row[]): string {
  return JSON.stringify({ totalCount: rows.length, results: rows.map(result) });
}

function result(row: Row): object {
  const { device, look } = row;
  const { holder } = device;
  return {
    mobileDeviceId: String(device.number),
    deviceType: 'iOS',
    general: {
      udid: isPersonal(device) ? null : `00008110-000A${hex(12, device.key, 'udid').toUpperCase()}`,
      displayName: device.name,
      assetTag: `TEST-${device.number}`,
      siteId: '-1',
      lastInventoryUpdateDate: instant(look.collected),
      osVersion: device.os,
      osBuild: '23B85',
      managed: true,
      supervised: device.enrolment === 'supervised',
      deviceOwnershipType: ownershipOf(device),
      declarativeDeviceManagementEnabled: true,
    },
    hardware: {
      // Apple keeps the serial number from the MDM under user enrolment.
      serialNumber: isPersonal(device) ? null : device.serial,
      model: device.model,
      modelIdentifier: device.modelId,
    },
    userAndLocation: {
      username: holder?.user ?? '',
      realName: holder ? `${holder.first} ${holder.last}` : '',
      emailAddress: holder?.email ?? '',
      department: device.ministry,
      building: 'Example building',
    },
    applications: device.silent ? null : shownApps(row).map(application),
  };
}

function ownershipOf({ enrolment }: Device): string {
  if (enrolment === 'user-enrolment') return 'AccountDrivenUserEnrollment';
  return enrolment === 'device-enrolment' ? 'AccountDrivenDeviceEnrollment' : 'Institutional';
}

const application = ({ identifier, name, version, managed }: Installed): object => ({
  identifier,
  name,
  version,
  shortVersion: version,
  managementStatus: managed ? 'Managed' : 'Unmanaged',
  validationStatus: true,
  bundleSize: '0',
  dynamicSize: '0',
});
