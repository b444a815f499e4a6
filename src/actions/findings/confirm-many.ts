import { confirm } from '../../core/finding-life.ts';
import type { FindingId } from '../../core/finding.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import { recorded, type Said } from '../recorded.ts';
import { done, type Context, type Outcome, type Server } from '../server.ts';
import type { PlannedEvent } from '../store.ts';
import { inScope } from './read.ts';

export type ConfirmedOne = {
  readonly finding: FindingId;
  readonly outcome: 'confirmed' | 'unknown-finding' | 'finding-closed' | 'finding-already-certain';
};

/**
 * Says of several findings by a name alone that they are that app: those that can be are confirmed together, of each other it is told
 * why not. `dryRun`: nothing is written, and it is told what would be.
 */
export async function confirmFindings(
  server: Server,
  context: Context,
  findings: readonly FindingId[],
  { why, dryRun }: { readonly why: string; readonly dryRun: boolean },
): Promise<Outcome<readonly ConfirmedOne[], 'idempotency-key-reused'>> {
  return recorded<readonly ConfirmedOne[], never>(server, context, async (tables, at) => {
    const events: PlannedEvent[] = [];
    const said: Said[] = [];
    const outcomes: ConfirmedOne[] = [];
    for (const id of new Set(findings)) {
      const finding = await inScope(tables, id, context.scope);
      const move = finding === null ? null : confirm(finding);
      if (finding === null || move === null) {
        outcomes.push({ finding: id, outcome: 'unknown-finding' });
        continue;
      }
      if (!move.ok) {
        const closed = move.refusal.code === 'finding-closed';
        outcomes.push({
          finding: id,
          outcome: closed ? 'finding-closed' : 'finding-already-certain',
        });
        continue;
      }
      outcomes.push({ finding: id, outcome: 'confirmed' });
      const { device } = finding;
      events.push({
        id: server.newId(),
        finding: id,
        device,
        change: move.change,
        entry: null,
        at,
      });
      said.push({
        action: 'finding.confirmed',
        object: `finding:${id}`,
        result: 'certain',
        origin: 'request',
        details: {},
      });
    }
    if (dryRun || events.length === 0) return done({ value: outcomes, said: [] });
    await tables.applyEvents(events, CONTACT_DAYS);
    return done({ value: outcomes, said, text: why });
  });
}
