import type { FindingId } from '../../core/finding.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredFinding } from '../store.ts';
import { inScope } from './read.ts';

/** A finding with its app's name and its holder, in clear. */
export type NamedFinding = {
  readonly finding: StoredFinding;
  /** As the MDM writes them; null where they were erased or never known. */
  readonly device: string | null;
  readonly holder: string | null;
};
/** Opens a sealed contact; null where it was sealed under a key that is gone. */
export type OpenContact = (
  sealed: Uint8Array,
  fleet: StoredFinding['fleet'],
) => { readonly device: string | null; readonly holder: string | null } | null;

/** Each look at a named finding is logged, before anything is shown. */
export async function nameFinding(
  server: Server,
  context: Context,
  id: FindingId,
  open: OpenContact,
): Promise<Outcome<NamedFinding, 'unknown-finding'>> {
  const looked = await recorded<NamedFinding, 'unknown-finding'>(
    server,
    { ...context, idempotency: null },
    async (tables) => {
      const finding = await inScope(tables, id, context.scope);
      if (!finding) return refused('unknown-finding');
      const sealed = await tables.contact(finding.device);
      const contact = sealed === null ? null : open(sealed, finding.fleet);
      const value = { finding, device: contact?.device ?? null, holder: contact?.holder ?? null };
      const said = {
        action: 'finding.named',
        object: `finding:${id}`,
        result: 'shown',
        origin: 'request',
        details: {},
      };
      return done({ value, said: [said] });
    },
  );
  if (!looked.ok && looked.code === 'idempotency-key-reused')
    throw new Error('a look has no idempotency key');
  return looked as Outcome<NamedFinding, 'unknown-finding'>;
}
