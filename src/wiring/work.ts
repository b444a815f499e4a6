import { openServer, type OpenSettings } from './open-server.ts';
import { Refusal } from './refused.ts';

/** A process that only works through the jobs, beside a server on the same PostgreSQL; as many as wanted, each may be killed. */
export async function work(
  settings: OpenSettings,
): Promise<{ readonly stop: () => Promise<void> }> {
  if (settings.databaseUrl === null)
    throw new Refusal(
      'A worker needs PostgreSQL: the embedded database has one process, and that is the server',
      'Set GRENDEL_DATABASE_URL. Without it, grendel serve does this work itself.',
    );
  const { close } = await openServer(settings);
  return { stop: close };
}
