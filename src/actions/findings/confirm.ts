import { confirm } from '../../core/finding-life.ts';
import type { FindingId } from '../../core/finding.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredFinding } from '../store.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import { inScope } from './read.ts';

export type Confirmation = {
  /** How the person knows: an exact report of the MDM, the holder said so. */
  readonly why: string;
};
type Code =
  | 'unknown-finding'
  | 'finding-closed'
  | 'finding-already-certain'
  | 'idempotency-key-reused';

/** A name alone is no identifier: before any holder is called, a person says that it is that app. */
export async function confirmFinding(
  server: Server,
  context: Context,
  id: FindingId,
  { why }: Confirmation,
): Promise<Outcome<StoredFinding, Code>> {
  return recorded<StoredFinding, Code>(server, context, async (tables, at) => {
    const finding = await inScope(tables, id, context.scope);
    if (!finding) return refused('unknown-finding');
    const move = confirm(finding);
    if (!move.ok)
      return refused(
        move.refusal.code === 'finding-closed' ? 'finding-closed' : 'finding-already-certain',
      );
    const { change } = move;
    const event = {
      id: server.newId(),
      finding: id,
      device: finding.device,
      change,
      entry: null,
      at,
    };
    await tables.applyEvents([event], CONTACT_DAYS);
    const said = {
      action: 'finding.confirmed',
      object: `finding:${id}`,
      result: 'certain',
      origin: 'request',
      details: {},
    };
    return done({ value: { ...finding, confirmed: true }, said: [said], text: why });
  });
}
