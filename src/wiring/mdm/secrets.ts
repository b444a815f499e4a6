import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredConnection } from '../../actions/mdm/stored.ts';
import { secretFile, secretVariable } from '../../api/secret-place.ts';

type Of = Pick<StoredConnection, 'mdm' | 'fleet' | 'settings'>;

/** Where secrets of connections are found: in files and the environment, and nowhere else. Read at each use, so none is kept. */
export type Secrets = {
  readonly of: (connection: Of, name: string) => string | null;
  /** It speaks with a simulator on this machine, and is given what that takes. */
  readonly isSimulated: (connection: Of) => boolean;
  /** Whether it is there, and where it is looked for: to be shown. */
  readonly places: (
    connection: Of,
    name: string,
  ) => { readonly given: boolean; readonly variable: string; readonly file: string };
};

/**
 * Looked for in this order: `secrets/FLEET/NAME` in the server's folder, the variable (or the file that it names with `_FILE` behind
 * it), `secrets/MDM/NAME`. A connection that speaks with nothing but this machine, and is given none, gets what simulators take.
 */
export function secretsIn(folder: string, variable: (name: string) => string | null): Secrets {
  const of = (connection: Of, name: string): string | null => {
    const { mdm, fleet } = connection;
    return (
      fileOr(join(folder, 'secrets', fleet, name)) ??
      variable(secretVariable(mdm, name)) ??
      fileOr(join(folder, secretFile(mdm, name))) ??
      (isSimulated(connection) && !name.endsWith('certificate') ? SIMULATED : null)
    );
  };
  return {
    of,
    isSimulated,
    places: (connection, name) => ({
      given: of(connection, name) !== null,
      variable: secretVariable(connection.mdm, name),
      file: secretFile(connection.mdm, name),
    }),
  };
}

const SIMULATED = 'simulated';

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
