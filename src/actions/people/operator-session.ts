import { recorded } from '../recorded.ts';
import { BY_ITSELF, done, type Server } from '../server.ts';

/** As the ledger commits to whoever holds the token of the start, or a browser in its place: whoever is at this machine. */
export const LOCAL_OPERATOR = 'local-token';

/** A browser took the place of the token of the start. The session itself lives no longer than the process; that it began stays. */
export async function operatorSessionBegun(server: Server, actor: string): Promise<void> {
  await recorded<null, never>(server, { ...BY_ITSELF, actor }, async () =>
    done({
      value: null,
      said: [
        {
          action: 'session.begun',
          object: 'session',
          result: 'begun',
          origin: 'start-link',
          details: {},
        },
      ],
    }),
  );
}
