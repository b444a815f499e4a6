import {
  type Connection,
  type Connector,
  type ConnectorKind,
  MdmFault,
} from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { probed } from '../http/probe.ts';
import { JAMF_ABILITIES } from './abilities.ts';
import { type JamfApi, jamfApi } from './api.ts';
import { carryOut } from './carry-out.ts';
import { observe } from './observe.ts';
import { page } from './page.ts';
import { pageSize } from './page-size.ts';
import { applyTrials, readTrials } from './trials.ts';

/** Jamf Pro, over its own API and the classic one. */
export const jamf: ConnectorKind = {
  abilities: JAMF_ABILITIES,
  asks: [
    {
      name: 'url',
      what: 'Address of Jamf Pro, as https://example.jamfcloud.com',
      secret: false,
      address: true,
      use: 'read',
      optional: false,
    },
    {
      name: 'client',
      what: 'Client ID of an API client that may read',
      secret: false,
      use: 'read',
      optional: false,
    },
    {
      name: 'client-secret',
      what: 'Its client secret',
      secret: true,
      use: 'read',
      optional: false,
    },
    {
      name: 'apply-client',
      what: 'Client ID of an API client that may change profiles',
      secret: false,
      use: 'apply',
      optional: true,
    },
    {
      name: 'apply-client-secret',
      what: 'Its client secret',
      secret: true,
      use: 'apply',
      optional: true,
    },
    {
      name: 'page-size',
      what: 'Devices that are asked for at once, in hundreds, 100 to 2000; 1000 where nothing is said',
      secret: false,
      use: 'read',
      optional: true,
    },
  ],
  open,
};

function open(connection: Connection): Connector {
  const { settings } = connection;
  const url = settings['url'] ?? '';
  const size = pageSize(settings['page-size']);
  const access = (client: string | undefined, secret: string): JamfApi | null => {
    const value = connection.secret(secret);
    return client === undefined || client === '' || value === null
      ? null
      : jamfApi(connection, { base: url, client, secret: value });
  };
  const reading = access(settings['client'], 'client-secret');
  const applying = access(settings['apply-client'], 'apply-client-secret');

  return {
    abilities: JAMF_ABILITIES,
    page: async (cursor, signal) => page(reading ?? missing('client-secret'), size, cursor, signal),
    observe: async ({ keys }, signal) =>
      observe(reading ?? missing('client-secret'), size, keys, connection.clock(), signal),
    carryOut: async (step, { content }, signal) =>
      carryOut(applying ?? missing('apply-client-secret'), step, content, signal),
    probe: async (signal) =>
      probed(
        [
          ...readTrials(reading ?? missing('client-secret')),
          ...(applying === null ? [] : applyTrials(applying)),
        ],
        signal,
      ),
    nudge: applying === null ? null : async (devices, signal) => nudge(applying, devices, signal),
    // Jamf's webhooks say that something happened, and carry no list of apps.
    hear: null,
  };
}

function missing(secret: string): never {
  throw new MdmFault(
    'unauthorised',
    `There is no credential for Jamf Pro: ${secret} is missing.`,
    'Make an API client in Jamf Pro (Settings, API roles and clients), and give its ID and secret.',
  );
}

// The ids stand in the address, which has an end.
const NUDGED_AT_ONCE = 100;

/** Asks devices for an inventory. Classic command, unverified; newer versions may not know it, and a nudge is never needed. */
async function nudge(
  api: JamfApi,
  devices: readonly DeviceRef[],
  signal: AbortSignal,
): Promise<void> {
  for (let first = 0; first < devices.length; first += NUDGED_AT_ONCE) {
    const ids = devices.slice(first, first + NUDGED_AT_ONCE).join(',');
    await api.classic(
      {
        what: 'an inventory of devices',
        method: 'POST',
        path: `/JSSResource/mobiledevicecommands/command/UpdateInventory/id/${ids}`,
        repeatable: true,
        allow: [400, 404, 405],
      },
      signal,
    );
  }
}
