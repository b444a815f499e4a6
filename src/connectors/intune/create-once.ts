import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';

const TRIES = 3;
/** Lists may be behind for a while: what was made a moment ago is looked for a little later. */
const PATIENCE = 5_000;

/**
 * Makes something that must be there once, although Graph knows no ids of requests: where no answer came, it is looked for before it is
 * made again.
 */
export async function createOnce<T>(
  connection: Pick<Connection, 'sleep'>,
  signal: AbortSignal,
  find: () => Promise<T | null>,
  create: () => Promise<T | null>,
): Promise<T | null> {
  for (let sending = 1; ; sending += 1) {
    try {
      return await create();
    } catch (error) {
      const isLost = error instanceof MdmFault && error.kind === 'unavailable';
      if (!isLost || sending === TRIES) throw error;
      await connection.sleep(PATIENCE, signal);
      const found = await find();
      if (found !== null) return found;
    }
  }
}
