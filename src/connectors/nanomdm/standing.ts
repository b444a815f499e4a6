import type { Instant } from '../../core/inventory.ts';
import type { Standing } from '../../core/mdm/restriction.ts';
import { type Content, knownAs } from './contents.ts';
import type { Limits, Profiles } from './records.ts';
import type { StepRecord } from './steps.ts';

export type DeviceStanding = {
  readonly key: string;
  readonly standing: Standing;
  readonly hash: string | null;
  readonly at: Instant | null;
  readonly reason: string | null;
  readonly leaving?: boolean;
  readonly on?: StepRecord['on'];
};

/**
 * Of each restriction that lies on a device as a profile, or is on its way there. What was said later counts; a step that waits or
 * failed says more than what still lies there from before.
 */
export function profileStandings(
  steps: readonly StepRecord[],
  profiles: Profiles | null,
  limits: Limits | null,
  contents: readonly Content[],
): readonly DeviceStanding[] {
  const found = new Map<string, DeviceStanding>();
  for (const { identifier, uuid } of profiles?.ours ?? []) {
    const { key, hash } = knownAs(contents, identifier, uuid);
    const { standing, at } = strengthOf(hash, profiles, limits);
    found.set(key, { key, hash, standing, at, reason: null });
  }
  for (const step of steps) {
    if (step.kind === 'remove-app' || step.identifier === null || step.key === null) continue;
    const there = found.get(step.key);
    if (step.kind === 'take' && step.state === 'waiting' && there !== undefined)
      found.set(step.key, { ...there, leaving: true });
    const said = saidBy(step, step.key, profiles);
    if (said === 'absent') found.delete(step.key);
    else if (said !== null) found.set(step.key, said);
  }
  return [...found.values()];
}

/** Null: the device has told more since. */
function saidBy(
  step: StepRecord,
  key: string,
  profiles: Profiles | null,
): DeviceStanding | 'absent' | null {
  const { kind, hash, state, settled, detail, got } = step;
  const since = settled !== null && (profiles === null || profiles.got < settled);
  if (kind === 'take') return state === 'done' && since ? 'absent' : null;
  if (state === 'done')
    return since ? { key, hash, standing: 'reported', at: settled, reason: null } : null;
  const has =
    profiles?.ours.some(({ identifier }) => identifier === step.identifier) === true &&
    profiles.got > (settled ?? got);
  if (state === 'failed')
    return has ? null : { key, hash, standing: 'failed', at: settled, reason: detail, on: step.on };
  return { key, hash, standing: 'assigned', at: got, reason: null };
}

/** `proven` only by what is in force. That nothing is in force is a proof too, where both were asked together. */
function strengthOf(
  hash: string | null,
  profiles: Profiles | null,
  limits: Limits | null,
): { readonly standing: Standing; readonly at: Instant | null } {
  if (hash !== null && limits !== null && profiles !== null) {
    if (limits.inForce.includes(hash)) return { standing: 'proven', at: limits.at };
    // Unsupervised, the profile installs and its keys do nothing; the schema says so of each key.
    if (limits.ask === profiles.ask) return { standing: 'without-effect', at: limits.at };
  }
  return { standing: 'reported', at: profiles?.at ?? null };
}
