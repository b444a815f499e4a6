import { MdmFault } from '../../actions/mdm/connector.ts';
import type { RemedyCode } from '../../core/mdm/remedy.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (address: URL): boolean => LOOPBACK.test(address.hostname);

/** The address of an MDM as it was configured. Only TLS, but for the machine itself; no credentials in it. */
export function baseAddress(text: string, name: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    throw unfit(name, 'is no address', 'Give an address that begins with https://.', 'no-address');
  if (address.protocol === 'http:' && !isLoopback(address))
    throw unfit(
      name,
      'is not protected by TLS',
      'Use https; http is only for this machine.',
      'use-https',
    );
  if (address.username !== '' || address.password !== '')
    throw unfit(
      name,
      'holds a user or password',
      'Give these as secrets, not in the address.',
      'no-user-in-address',
    );
  address.search = '';
  address.hash = '';
  return address;
}

/**
 * Where a request goes: a path beneath the base, or a whole address that the MDM gave (a next page). The token goes with it, so it
 * must be the same host.
 */
export function within(base: URL, path: string, name: string): URL {
  if (/^https?:/i.test(path)) {
    const address = URL.canParse(path) ? new URL(path) : null;
    if (address === null || address.origin !== base.origin) throw elsewhere(name);
    address.username = '';
    address.password = '';
    address.hash = '';
    return address;
  }
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\'))
    throw new TypeError('a path begins with one slash');
  return new URL(base.origin + base.pathname.replace(/\/$/, '') + path);
}

const unfit = (name: string, what: string, remedy: string, code: RemedyCode): MdmFault =>
  new MdmFault('refused', `The address of ${name} ${what}.`, remedy, { code });

export const elsewhere = (name: string): MdmFault =>
  new MdmFault(
    'unexpected',
    `${name} pointed to another host; nothing was sent there.`,
    'Check the configured address; a proxy or login page may stand in front of the MDM.',
    { code: 'check-address' },
  );
