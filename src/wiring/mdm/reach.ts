import type { Barred } from '../../actions/mdm/door.ts';
import { MdmFault, type ConnectorKind } from '../../actions/mdm/connector.ts';
import type { StoredConnection } from '../../actions/mdm/stored.ts';
import { baseAddress, isLoopback } from '../../connectors/http/address.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import { hostOf, namedHosts } from './hosts.ts';

export type Addressed = Pick<StoredConnection, 'mdm' | 'fleet' | 'settings'>;

/**
 * Whether this server may speak with the addresses of a connection. `named`: all are of the vendor itself, or of hosts that whoever
 * runs the server named. `simulated`: all are of this machine, and at least one was not named.
 */
export type Reach =
  | { readonly kind: 'named' }
  | { readonly kind: 'simulated'; readonly addresses: readonly Address[] }
  | { readonly kind: 'barred'; readonly barred: Barred };
type Address = { readonly setting: string; readonly url: URL };

/** A file beside the secrets of an MDM or of a fleet: hosts that they may go to. */
const HOSTS_FILE = 'hosts';

/**
 * INVARIANT: no secret goes to an address, and no request of ours either, because somebody typed it into a form: an MDM administrator
 * of one organisation could have those of another sent to a machine of theirs, or knock at machines behind ours. It holds for a
 * fleet's own secrets too, since a fleet can be disconnected and connected to something else. Names count and not what they resolve to:
 * a host that was named may well lie within, and one that was not is never looked up.
 */
export function reachWith(
  read: (of: string, name: string) => string | null,
  everywhere: string | null,
): (connection: Addressed) => Reach {
  return ({ mdm, fleet, settings }) => {
    const kind = Object.hasOwn(CONNECTORS, mdm) ? CONNECTORS[mdm] : undefined;
    const addresses: Address[] = [];
    for (const [setting, text] of addressesOf(kind, settings)) {
      const url = parsed(text);
      if (url === null) return { kind: 'barred', barred: { code: 'address-unfit', setting } };
      addresses.push({ setting, url });
    }
    const lists = [everywhere, read(mdm, HOSTS_FILE), read(fleet, HOSTS_FILE)];
    const { hosts } = namedHosts([...lists, ...(kind?.hosts ?? [])].join('\n'));
    const unnamed = addresses.find(({ url }) => !hosts.has(hostOf(url)));
    if (unnamed === undefined) return { kind: 'named' };
    if (addresses.every(({ url }) => isLoopback(url))) return { kind: 'simulated', addresses };
    return { kind: 'barred', barred: notAllowed(unnamed) };
  };
}

export const notAllowed = ({ setting, url }: Address): Barred => ({
  code: 'address-not-allowed',
  setting,
  host: hostOf(url).replace(/:443$/, ''),
});

const addressesOf = (
  kind: ConnectorKind | undefined,
  settings: Addressed['settings'],
): readonly (readonly [string, string])[] =>
  (kind?.asks ?? []).flatMap(({ name, address }) => {
    const text = settings[name] ?? '';
    return address === true && text !== '' ? [[name, text] as const] : [];
  });

function parsed(text: string): URL | null {
  try {
    return baseAddress(text, '');
  } catch (error) {
    if (error instanceof MdmFault) return null;
    throw error;
  }
}
