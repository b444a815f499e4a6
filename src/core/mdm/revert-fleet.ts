import type { Look } from './look.ts';
import type { Plan, PlanNote, Step } from './plan.ts';
import { keeping, moved, NOBODY, sameReach } from './reach.ts';
import type { ContentHash, RestrictionKey } from './restriction.ts';

type Of<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;
/** What a plan did to one restriction. */
type Done = { put?: Of<'put'>; reach?: Of<'reach'>; drop?: Of<'drop'> };
export type Reverted = { readonly steps: readonly Step[]; readonly notes: readonly PlanNote[] };
export type IsKept = (key: RestrictionKey, hash: ContentHash) => boolean;

export function revertFleet(plan: Plan, look: Look, isKept: IsKept): Reverted {
  const back: Step[] = [];
  const changed: Step[] = [];
  const away: Step[] = [];
  const notes: PlanNote[] = [];
  for (const [key, done] of doneByKey(plan.steps)) {
    if (look.unread.restriction(key)) continue;
    const note = (code: 'content-not-kept' | 'changed-since'): void =>
      void notes.push(code === 'changed-since' ? { code, key, devices: 0 } : { code, key });
    if (done.drop !== undefined && !look.restrictions.has(key))
      comeBack(key, done.drop, done, back, note);
    else if (done.put?.was === null) goAway(key, done.put, done, away, note);
    else beAsBefore(key, done, changed, note);
  }
  return { steps: [...back, ...changed, ...away], notes };

  function comeBack(
    key: RestrictionKey,
    { was }: Of<'drop'>,
    { reach }: Done,
    steps: Step[],
    note: Note,
  ): void {
    if (was === null || !isKept(key, was)) return note('content-not-kept');
    steps.push({ kind: 'put', key, was: null, now: was });
    reachBack(key, reach?.was ?? null, steps);
  }

  function goAway(
    key: RestrictionKey,
    put: Of<'put'>,
    { reach }: Done,
    steps: Step[],
    note: Note,
  ): void {
    const there = look.restrictions.get(key);
    if (there === undefined) return;
    const isAsLeft = sameReach(there.reach, reach?.now ?? null) || sameReach(there.reach, null);
    if (there.hash !== put.now || !isAsLeft) return note('changed-since');
    reachBack(key, NOBODY, steps);
    if (sameReach(keeping(NOBODY, there.reach, look.unread.devices), NOBODY))
      steps.push({ kind: 'drop', key, was: there.hash });
  }

  function beAsBefore(key: RestrictionKey, { put, reach }: Done, steps: Step[], note: Note): void {
    const there = look.restrictions.get(key);
    if (there === undefined) return note('changed-since');
    const contents: Step[] = [];
    if (put !== undefined && put.was !== null && there.hash !== put.was) {
      if (there.hash !== put.now) return note('changed-since');
      if (isKept(key, put.was)) contents.push({ kind: 'put', key, was: put.now, now: put.was });
      else note('content-not-kept');
    }
    if (reach === undefined || sameReach(there.reach, reach.was))
      return void steps.push(...contents);
    if (!sameReach(there.reach, reach.now)) return note('changed-since');
    const narrows = moved(reach.now, reach.was, look.devices.keys()).leave.length > 0;
    if (!narrows) steps.push(...contents);
    reachBack(key, reach.was, steps);
    if (narrows) steps.push(...contents);
  }

  function reachBack(key: RestrictionKey, to: Of<'reach'>['was'], steps: Step[]): void {
    const was = look.restrictions.get(key)?.reach ?? null;
    const now = keeping(to ?? NOBODY, was, look.unread.devices);
    if (!sameReach(was, now)) steps.push({ kind: 'reach', key, was, now });
  }
}
type Note = (code: 'content-not-kept' | 'changed-since') => void;

function doneByKey(steps: readonly Step[]): ReadonlyMap<RestrictionKey, Done> {
  const all = new Map<RestrictionKey, Done>();
  for (const step of steps) {
    if (step.kind !== 'put' && step.kind !== 'reach' && step.kind !== 'drop') continue;
    const done = all.get(step.key) ?? {};
    all.set(step.key, { ...done, [step.kind]: step });
  }
  return all;
}
