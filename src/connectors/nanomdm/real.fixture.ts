import { makeAuthority } from './phones/identity.ts';
import type { RealServer } from './world.fixture.ts';

/** The real NanoMDM that `.ci/nanomdm` has started around this process; null where there is none. */
export function realServer(): RealServer | null {
  const {
    GRENDEL_NANOMDM_URL: nanomdm,
    GRENDEL_KMFDDM_URL: kmfddm = null,
    GRENDEL_NANOMDM_KEY: key = '',
    GRENDEL_NANOMDM_WEBHOOK_KEY: webhookKey = '',
    GRENDEL_NANOMDM_WEBHOOK_PORT: port = '',
    GRENDEL_NANOMDM_AUTHORITY: authority = '',
  } = process.env;
  if (nanomdm === undefined) return null;
  return {
    nanomdm,
    kmfddm,
    key,
    webhookKey,
    webhookPort: Number(port),
    authority: makeAuthority(JSON.parse(authority) as { pem: string; key: string }),
  };
}
