import type { Logger } from 'pino';
import { recordKeys } from '../actions/keys/record.ts';
import type { KeyMark, KeyStock } from '../actions/keys/stock.ts';
import type { Server } from '../actions/server.ts';
import { KeyProblem } from './keys.ts';

/** At the start: throws where the key file is not the one that the database was written with. */
export async function takeKeys(server: Server, stock: KeyStock, path: string): Promise<void> {
  const missing = await recordKeys(server, stock);
  if (missing.length > 0) throw new KeyProblem(`${path}: ${reasonOf(missing)}`);
}

/**
 * While it runs: a new key of the file is taken over; one that lacks keys, or can't be read, is not, and that is said once. The
 * keys at hand stay.
 */
export function watchKeys(server: Server, stock: KeyStock, log: Logger): () => Promise<void> {
  let said: string | null = null;
  const tell = (message: string | null): void => {
    if (message !== null && message !== said) log.error({ reason: message }, 'key file refused');
    said = message;
  };
  return async () => {
    try {
      const missing = await recordKeys(server, stock);
      tell(missing.length === 0 ? null : reasonOf(missing));
    } catch (error) {
      if (!(error instanceof KeyProblem) && !isSystemError(error)) throw error;
      tell(error instanceof KeyProblem ? error.message : `the key file: ${error.code}`);
    }
  };
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

function reasonOf(missing: readonly KeyMark[]): string {
  const named = missing.map(({ use, number, print }) => `${use} key ${number} (${print})`);
  return `the database was written with ${named.join(', ')}, and this key file lacks ${missing.length === 1 ? 'it' : 'them'}: it is another server's, or one from before the last change of keys. Restore the key file that belongs to the database.`;
}
