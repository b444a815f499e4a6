import type { Device, Installed } from '../device.ts';
import { isPersonal } from '../look.ts';
import { upTo, uuid } from '../random.ts';
import { type Row, shownApps } from '../shown.ts';
import { instant } from '../text.ts';

/** Fleet, `GET /api/v1/fleet/hosts?populate_software=true`, all pages in one. */
export function fleet(rows: readonly Row[]): string {
  return JSON.stringify({ hosts: rows.map(host) });
}

function host(row: Row): object {
  const { device, look } = row;
  const platform = device.platform === 'android' ? 'android' : device.tablet ? 'ipados' : 'ios';
  return {
    id: device.number,
    hostname: device.name,
    display_name: device.name,
    computer_name: device.name,
    uuid: uuid(device.key),
    platform,
    os_version: `${platform === 'android' ? 'Android' : platform === 'ios' ? 'iOS' : 'iPadOS'} ${device.os}`,
    hardware_serial: isPersonal(device) ? '' : device.serial,
    hardware_model: device.modelId,
    fleet_id: 3,
    fleet_name: device.ministry,
    team_id: 3,
    team_name: device.ministry,
    seen_time: instant(look.collected),
    detail_updated_at: instant(look.collected),
    software_updated_at: instant(look.collected),
    mdm: { enrollment_status: enrolmentOf(device), name: 'Fleet' },
    software: shownApps(row).map((installed) => title(installed, platform)),
  };
}

/** `On (automatic)` and `On (manual)` are read (issue 36738); `On (personal)` is memory. */
function enrolmentOf(device: Device): string {
  if (device.enrolment === 'supervised') return 'On (automatic)';
  return device.enrolment === 'device-enrolment' ? 'On (manual)' : 'On (personal)';
}

const title = ({ name, version, identifier }: Installed, platform: string): object => ({
  id: upTo(90_000, 'software', platform, name, version),
  name,
  version,
  source: `${platform}_apps`,
  ...(platform === 'android' ? { application_id: identifier } : { bundle_identifier: identifier }),
  vulnerabilities: null,
});
