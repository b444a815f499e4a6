import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredConnection } from '../../actions/mdm/stored.ts';

type Of = Pick<StoredConnection, 'mdm' | 'fleet' | 'settings'>;

/** Where secrets of connections are found: in files and the environment, and nowhere else. Read at each use, so none is kept. */
export type Secrets = {
  readonly of: (connection: Of, name: string) => string | null;
  /** Whether it is there, and where it is looked for: to be shown. */
  readonly places: (
    connection: Of,
    name: string,
  ) => { readonly given: boolean; readonly variable: string; readonly file: string };
};

/**
 * Looked for in this order: `secrets/FLEET/NAME` in the server's folder, the variable (or the file that it names with `_FILE` behind
 * it), `secrets/MDM/NAME`. A connection that speaks with nothing but this machine gets `simulated`, which is what simulators take: a
 * secret of a real MDM never goes there by mistake.
 */
export function secretsIn(folder: string, variable: (name: string) => string | null): Secrets {
  const of = (connection: Of, name: string): string | null => {
    const { mdm, fleet } = connection;
    return (
      fileOr(join(folder, 'secrets', fleet, name)) ??
      (isSimulated(connection)
        ? SIMULATED
        : (variable(variableOf(mdm, name)) ?? fileOr(join(folder, 'secrets', mdm, name))))
    );
  };
  return {
    of,
    places: (connection, name) => ({
      given: of(connection, name) !== null,
      variable: variableOf(connection.mdm, name),
      file: join('secrets', connection.mdm, name),
    }),
  };
}

const SIMULATED = 'simulated';

/** `GRENDEL_INTUNE_CLIENT_SECRET` */
export const variableOf = (mdm: string, name: string): string =>
  `GRENDEL_${mdm}_${name}`.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');

/** Empty is not given: so an orchestrator can leave one out. */
function fileOr(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** It has addresses, and all of them are of this machine. */
function isSimulated({ settings }: Of): boolean {
  const addresses = Object.values(settings).filter((value) => /^https?:\/\//.test(value));
  return addresses.length > 0 && addresses.every(isLoopback);
}

function isLoopback(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
