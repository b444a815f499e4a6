import { MdmFault, type StepResult } from '../../actions/mdm/connector.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { safeCode } from '../http/fault.ts';
import {
  type Carrying,
  DONE,
  dropGroups,
  failed,
  findOurs,
  isNobody,
  WAITING,
} from './carrying.ts';
import { readFleet } from './fleet.ts';
import { collectionPath, isPolicyKind, type PolicyKind, SHAPES } from './kinds.ts';
import { isIntuneKind, kindOfKey } from './mark.ts';
import { dropPlay, putPlay, reachPlay } from './play-steps.ts';
import { assignmentsOf, hashOf } from './policies.ts';
import { putPolicy } from './put-policy.ts';
import { emptyOthers, keepReach, prepareGroup } from './reach.ts';
import { sameTargets, targetsOf } from './targets.ts';

/**
 * One step, which may come again: what lies there is looked at first, and what is there already is adopted. What Graph refuses becomes
 * a result; what stopped the call (throttling, no answer) is thrown, and the step comes again.
 */
export async function carryOut(
  carrying: Carrying,
  step: Step,
  content: Restriction | null,
): Promise<StepResult> {
  if (step.kind === 'give' || step.kind === 'take' || step.kind === 'remove-app')
    // Intune has no command that takes an app off by its identifier; each restriction is given to groups.
    return failed('not-supported');
  const kind = kindOfKey(step.key);
  if (kind === null || (content !== null && (!isIntuneKind(content.kind) || content.kind !== kind)))
    return failed('not-supported');
  try {
    if (!isPolicyKind(kind)) {
      if (step.kind === 'put') return await putPlay(carrying, step, content);
      return step.kind === 'reach'
        ? await reachPlay(carrying, step.key, step.now)
        : await dropPlay(carrying, step);
    }
    if (step.kind === 'put') return await putPolicy(carrying, kind, step, content);
    return step.kind === 'reach'
      ? await reachPolicy(carrying, kind, step)
      : await dropPolicy(carrying, kind, step);
  } catch (error) {
    return resultOf(error);
  }
}

async function reachPolicy(
  carrying: Carrying,
  kind: PolicyKind,
  { key, now }: Extract<Step, { kind: 'reach' }>,
): Promise<StepResult> {
  const { graph, connection, base, signal } = carrying;
  const shape = SHAPES[kind];
  const ours = await findOurs(carrying, kind, key);
  // What is not there reaches nobody already.
  if (ours === null) return isNobody(now) ? DONE : failed('gone');
  const fleet = await readFleet(graph, signal);
  const asked = { key, reach: now, to: shape.givenTo, always: false };
  const prepared = await prepareGroup(graph, connection, base, fleet, asked, signal);
  if (prepared.kind === 'unnamed') return failed('not-supported', 'no-directory-object');
  const targets = targetsOf(prepared.given, shape.givenTo);
  const { collection } = shape;
  const there = await assignmentsOf(graph, collection, ours.policy.id, signal);
  if (!sameTargets(there, targets)) {
    await graph.send(
      {
        what: 'a policy to be assigned',
        method: 'POST',
        path: `${collectionPath(collection)}/${encodeURIComponent(ours.policy.id)}/assign`,
        // The whole list: the same again changes nothing.
        repeatable: true,
        json: {
          assignments: targets.map((target) => ({
            ...(shape.assignmentType === null ? {} : { '@odata.type': shape.assignmentType }),
            target,
          })),
        },
      },
      signal,
    );
    // A 200 is no proof: some answer it and do nothing.
    const after = await assignmentsOf(graph, collection, ours.policy.id, signal);
    if (!sameTargets(after, targets)) return WAITING;
  }
  if (shape.givenTo === 'users') await keepReach(connection.memory, key, now, prepared.reached);
  await emptyOthers(graph, connection, base, key, prepared.given.group, signal);
  return DONE;
}

async function dropPolicy(
  carrying: Carrying,
  kind: PolicyKind,
  { key, was }: Extract<Step, { kind: 'drop' }>,
): Promise<StepResult> {
  const { graph, signal } = carrying;
  const ours = await findOurs(carrying, kind, key);
  if (ours !== null) {
    if (was !== null && (await hashOf(graph, ours, signal)) !== was)
      return failed('changed-meanwhile');
    await graph.send(
      {
        what: 'a policy to be deleted',
        method: 'DELETE',
        path: `${collectionPath(SHAPES[kind].collection)}/${encodeURIComponent(ours.policy.id)}`,
        repeatable: true,
        allow: [404],
      },
      signal,
    );
    if ((await findOurs(carrying, kind, key))?.policy.id === ours.policy.id) return WAITING;
  }
  await dropGroups(carrying, key);
  return DONE;
}

/** What Graph says about the step itself is its result; all else is for whoever called. */
function resultOf(error: unknown): StepResult {
  if (!(error instanceof MdmFault)) throw error;
  const detail = safeCode(error.status);
  if (error.kind === 'not-found') return failed('gone', detail);
  if (error.kind === 'conflict') return failed('changed-meanwhile', detail);
  if (error.status === 413) return failed('too-large', detail);
  if (error.kind === 'refused') return failed('refused', detail);
  throw error;
}
