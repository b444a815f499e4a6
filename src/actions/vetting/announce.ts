import type { OrganisationId } from '../../core/finding.ts';
import { recorded } from '../recorded.ts';
import { isOrganisationWithin } from '../scope.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import { saidOf } from './said.ts';
import type { StoredVetting, VettingId } from './stored.ts';

export type Announced = {
  /** What the sender calls the file. */
  readonly name: string;
  /** Whose it is; null: of the first in the person's part. */
  readonly organisation: OrganisationId | null;
  readonly batch: string | null;
  /** The file itself is to stay after it was read. */
  readonly keep: { readonly why: string } | null;
};
export type AnnounceCode = 'unknown-organisation' | 'too-many-waiting' | 'idempotency-key-reused';

/** More than a day's work of one person; each may take gigabytes of the database. */
const MOST_UNFINISHED = 10_000;

/** Gives a file its id, so that it can be followed while its bytes come in. */
export async function announceVetting(
  server: Server,
  context: Context,
  { name, organisation: asked, batch, keep }: Announced,
): Promise<Outcome<StoredVetting, AnnounceCode>> {
  const { scope, person } = context;
  return recorded<StoredVetting, AnnounceCode>(server, context, async (tables, at) => {
    const organisation = asked ?? scope[0];
    if (organisation === undefined || !(await isOrganisationWithin(tables, context, organisation)))
      return refused('unknown-organisation');
    if ((await tables.vetting.unfinished(person)) >= MOST_UNFINISHED)
      return refused('too-many-waiting', { most: MOST_UNFINISHED });
    const vetting: StoredVetting = {
      id: server.newId() as VettingId,
      organisation,
      person,
      name,
      batch,
      state: 'announced',
      announced: at,
      received: 0,
      pieces: 0,
      size: null,
      sha256: null,
      attempts: 0,
      edition: null,
      ended: null,
      kept: keep === null ? null : at,
      keptBy: keep === null ? null : person,
      owner: null,
    };
    await tables.vetting.addVetting(vetting);
    const said = [saidOf(vetting.id, 'announced', { organisation, batch })];
    if (keep === null) return done({ value: vetting, said });
    return done({ value: vetting, said: [...said, saidOf(vetting.id, 'kept')], text: keep.why });
  });
}
