import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { Plan, PlanNote, Step } from './plan.ts';
import { lies } from './plan-devices.ts';
import type { ContentHash, RestrictionKey } from './restriction.ts';
import type { IsKept, Reverted } from './revert-fleet.ts';

/** Device by device: what each had of each restriction before. */
export function revertDevices(plan: Plan, look: Look, isKept: IsKept): Reverted {
  const puts = new Map<string, Step>();
  const gives: Step[] = [];
  const takes: Step[] = [];
  const notes = new Map<string, PlanNote>();
  const taken = new Map<RestrictionKey, Set<DeviceRef>>();
  const { unread } = look;

  for (const step of plan.steps) {
    if (step.kind !== 'give' && step.kind !== 'take') continue;
    const { key, device, was = null } = step;
    if (!look.devices.has(device) || unread.devices.has(device)) continue;
    if (unread.restriction(key) || unread.standings(key)) continue;
    const has = lies(look.standing(key, device));
    const is = has?.leaving === true ? null : (has?.hash ?? null);
    if (step.kind === 'give') {
      if (has === null || is === was) continue;
      if (is !== step.now) changedSince(key);
      else if (was !== null) give(key, device, was, is);
      else take(key, device, is);
    } else if (has === null || has.leaving === true) {
      if (was === null) notes.set(`kept ${key}`, { code: 'content-not-kept', key });
      else give(key, device, was, null);
    } else if (is !== was) changedSince(key);
  }
  const steps = [...puts.values(), ...gives, ...takes, ...drops()];
  return { steps, notes: [...notes.values()] };

  function give(
    key: RestrictionKey,
    device: DeviceRef,
    now: ContentHash,
    was: ContentHash | null,
  ): void {
    if (!isKept(key, now)) return void notes.set(`kept ${key}`, { code: 'content-not-kept', key });
    gives.push({ kind: 'give', key, device, now, was });
    if (look.hasContent(key, now)) return;
    const there = look.restrictions.get(key)?.hash ?? null;
    puts.set(`${key} ${now}`, { kind: 'put', key, was: there, now });
  }
  function take(key: RestrictionKey, device: DeviceRef, was: ContentHash | null): void {
    takes.push({ kind: 'take', key, device, was });
    taken.set(key, (taken.get(key) ?? new Set()).add(device));
  }
  function changedSince(key: RestrictionKey): void {
    const known = notes.get(`changed ${key}`);
    const devices = known?.code === 'changed-since' ? known.devices + 1 : 1;
    notes.set(`changed ${key}`, { code: 'changed-since', key, devices });
  }
  function drops(): readonly Step[] {
    return [...taken].flatMap(([key, devices]): Step[] => {
      const there = look.restrictions.get(key);
      const standings = look.standings.get(key)?.values() ?? [];
      const stays = [...standings].some((has) => lies(has) !== null && !devices.has(has.device));
      const comes = gives.some((step) => step.kind === 'give' && step.key === key);
      return there === undefined || stays || comes ? [] : [{ kind: 'drop', key, was: there.hash }];
    });
  }
}
