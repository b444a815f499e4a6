import type { Instant } from '../../core/inventory.ts';
import { LOCAL_OPERATOR } from '../people/operator-session.ts';
import type { Reading } from '../store.ts';
import type { SampleServer } from './door.ts';
import { POLICY } from './invented.ts';
import { hasOwnData, sampleIn } from './sample.ts';

/**
 * Why the sample can not come here. `mail-server`: holders of the sample would be written to. `clock-early`: its exports would be of
 * days to come.
 */
export const SAMPLE_OBSTACLES = [
  'not-operator',
  'own-data',
  'mail-server',
  'other-policies',
  'clock-early',
] as const;
export type SampleObstacle = (typeof SAMPLE_OBSTACLES)[number];

/** Null: it may. `tables`: those of the transaction that is to bring it. */
export async function sampleObstacle(
  server: Pick<SampleServer, 'notices' | 'rules' | 'clock' | 'sample'>,
  tables: Pick<Reading, 'tree' | 'setting' | 'people'>,
  actor: string,
): Promise<SampleObstacle | null> {
  if (actor !== LOCAL_OPERATOR) return 'not-operator';
  const sample = await sampleIn(tables);
  if (await hasOwnData(tables, sample)) return 'own-data';
  // People who are asked in later, beside the sample, only look at it.
  if (sample === null && (await tables.people.people()).length > 0) return 'own-data';
  if (server.notices.mailer !== null) return 'mail-server';
  if (!server.rules().policies.some(({ id }) => id === POLICY)) return 'other-policies';
  const latest = server.sample.files().map(({ moment }) => Date.parse(moment));
  return Date.parse(server.clock()) < Math.max(...latest, 0) ? 'clock-early' : null;
}

export const dayAfter = (at: Instant): Instant =>
  new Date(Date.parse(at) + 86_400_000).toISOString() as Instant;
