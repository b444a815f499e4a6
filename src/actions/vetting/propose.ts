import type { Day } from '../../core/day.ts';
import type { Decision } from '../../core/verdict.ts';
import type { AppId } from '../../core/statements.ts';
import { proposeFinding } from '../../core/vetting/propose.ts';
import type { ChangeDoor } from '../changes/door.ts';
import { propose, type ProposeCode } from '../changes/propose.ts';
import type { StoredChange } from '../changes/stored.ts';
import { dayOf, refused, type Context, type Outcome } from '../server.ts';
import type { VettingServer } from './door.ts';
import { readVetting } from './read.ts';
import type { VettingId } from './stored.ts';

export type FindingAsked = {
  /** Of the catalogue; null where `newApp` describes one that it does not have. */
  readonly app: AppId | null;
  /** As `docs/changes.md` has it; checked with the whole document. */
  readonly newApp: unknown;
  /** Null: what the report says. */
  readonly decision: Decision | null;
  /** On whose behalf. */
  readonly by: string;
  /** Null: today. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly why: string;
  readonly policy: string;
};
export type FindingCode =
  | ProposeCode
  | 'unknown-vetting'
  | 'vetting-not-read'
  | 'decision-needed'
  | 'app-unnamed';

/**
 * Puts before an authority what an analyst concludes of a vetted file: with the report's strong signs and open questions as grounds, and the
 * file, by its SHA-256, as source. Which app it is, the analyst says: what a file says of itself is not enough.
 */
export async function proposeFromVetting(
  server: VettingServer,
  door: ChangeDoor,
  context: Context,
  id: VettingId,
  { app: known, newApp, decision: said, by, from, to, why, policy }: FindingAsked,
): Promise<Outcome<StoredChange, FindingCode>> {
  const read = await readVetting(server, context, id, policy);
  if (!read.ok) return read;
  const { report } = read.value;
  if (report === null) return refused('vetting-not-read', { state: read.value.vetting.state });
  const decision = said ?? report.vetted.decision;
  if (decision === null) return refused('decision-needed');
  const app = known ?? idIn(newApp);
  if (app === null || (known !== null && newApp !== null)) return refused('app-unnamed');
  const since = from ?? dayOf(server.clock());
  const found = proposeFinding({ ...report.vetted, decision }, { app, by, from: since, to });
  if (found === null) throw new Error('a decision was there and is not');
  const document = {
    ...found,
    why: [why, found.why].filter(Boolean).join('\n'),
    ...(newApp === null ? {} : { newApp }),
  };
  return propose(server, door, context, {
    draft: { kind: 'finding', json: document },
    why,
    from: null,
    until: null,
  });
}

const idIn = (newApp: unknown): AppId | null =>
  typeof newApp === 'object' && newApp !== null && 'id' in newApp && typeof newApp.id === 'string'
    ? (newApp.id as AppId)
    : null;
