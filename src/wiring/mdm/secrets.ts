import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Barred } from '../../actions/mdm/door.ts';
import { secretFile, secretVariable } from '../../api/secret-place.ts';
import type { StoredConnection } from '../../actions/mdm/stored.ts';
import { isSimulator } from './is-simulator.ts';
import { notAllowed, reachWith, type Addressed, type Reach } from './reach.ts';

/** Where secrets of connections are found: in files and the environment, and nowhere else. Read at each use, so none is kept. */
export type Secrets = {
  /** Null where there is none, and for an address that this server may not speak with. */
  readonly of: (connection: Sharing, name: string) => string | null;
  readonly reach: (connection: Addressed) => Reach;
  /** Before a connection is made: what only claims to be a simulator is barred as well. */
  readonly barred: (connection: Addressed) => Promise<Barred | null>;
  /** Whether it is there, and where it is looked for: to be shown. */
  readonly places: (
    connection: Sharing,
    name: string,
  ) => { readonly given: boolean; readonly variable: string | null; readonly file: string };
};
type Sharing = Addressed & Pick<StoredConnection, 'shares'>;

/**
 * Looked for in this order: `secrets/FLEET/NAME` in the server's folder, the variable (or the file that it names with `_FILE` behind
 * it), `secrets/MDM/NAME`; the last two only for a connection that shares. A simulator of this machine gets what simulators take and never one of these. `hosts`: host names that
 * secrets may go to, beside those in `secrets/MDM/hosts` and `secrets/FLEET/hosts`.
 */
export function secretsIn(
  folder: string,
  variable: (name: string) => string | null,
  hosts: string | null,
): Secrets {
  const read = (of: string, name: string): string | null =>
    fileOr(join(folder, 'secrets', of, name));
  const reach = reachWith(read, hosts);
  const shared = (mdm: string, name: string): string | null =>
    variable(secretVariable(mdm, name)) ?? read(mdm, name);
  const real = ({ mdm, fleet, shares }: Sharing, name: string): string | null =>
    read(fleet, name) ?? (shares ? shared(mdm, name) : null);
  const simulated = (name: string): string | null =>
    name.endsWith('certificate') ? null : SIMULATED;
  return {
    of(connection, name) {
      const { kind } = reach(connection);
      if (kind === 'barred') return null;
      return kind === 'named' ? real(connection, name) : simulated(name);
    },
    reach,
    async barred(connection) {
      const reached = reach(connection);
      if (reached.kind === 'barred') return reached.barred;
      if (reached.kind === 'named') return null;
      for (const address of reached.addresses)
        if (!(await isSimulator(address.url))) return notAllowed(address);
      return null;
    },
    places(connection, name) {
      const isSimulated = reach(connection).kind === 'simulated';
      return {
        given: (isSimulated ? simulated(name) : real(connection, name)) !== null,
        variable: connection.shares ? secretVariable(connection.mdm, name) : null,
        file: secretFile(connection.shares ? connection.mdm : connection.fleet, name),
      };
    },
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
