import { beginDue } from '../../actions/changes/begin.ts';
import { keepLibrary, type ChangeDoor } from '../../actions/changes/door.ts';
import { recordShipped, type Shipped } from '../../actions/changes/shipped.ts';
import { reassess } from '../../actions/reassess.ts';
import { rulebookOf } from '../../actions/rulebook.ts';
import { dayOf, type Server } from '../../actions/server.ts';
import type { Content } from '../../core/changes/change.ts';
import type { RuleSet } from '../../core/changes/rule-set.ts';
import { every } from '../beat.ts';
import { keepRules, type KeptRules } from './keep-rules.ts';
import { ruleReader } from './reader.ts';

export type OpenRules = KeptRules & { readonly door: ChangeDoor };

/**
 * Writes down what the program comes with where that is news, and reads what is in force. `server.rules` is not asked before this
 * has come back. `known`: what was read already of what is shipped.
 */
export async function openRules(
  server: Server,
  shipped: readonly Shipped[],
  known: RuleSet,
): Promise<OpenRules> {
  const reader = ruleReader;
  const contents = shipped.flatMap(({ kind, subject, digest }): readonly [string, Content][] => {
    if (kind === 'catalogue') return [[digest, { kind, catalogue: known.catalogue }]];
    const policy = known.policies.find(({ id }) => id === subject);
    return policy ? [[digest, { kind, policy }]] : [];
  });
  const door = { reader, library: keepLibrary(reader, contents) };
  await recordShipped(server, door, shipped);
  await beginDue(server);
  const kept = await keepRules(server.store, door, server.clock);
  return { ...kept, door };
}

/** Between two looks whether other rules are in force: decided in another process, or by the day. */
const LOOKED_EVERY = 1000;

/** Looks for as long as the process runs; where other rules hold, what is no longer prohibited is closed. */
export function watchRules(
  server: Server,
  rules: OpenRules,
  fault: (error: unknown) => void,
): { readonly now: () => void; readonly stop: () => Promise<void> } {
  return every(LOOKED_EVERY, () => lookAtRules(server, rules), fault);
}

export async function lookAtRules(server: Server, rules: KeptRules): Promise<void> {
  await rules.refresh();
  if (!rules.takeNews()) return;
  await beginDue(server);
  await rules.refresh();
  rules.takeNews();
  await reassess(server, rulebookOf(rules.rules(), dayOf(server.clock())));
}
