import type { StepResult } from '../../actions/mdm/connector.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import { type Carrying, DONE, failed, findOurs, WAITING } from './carrying.ts';
import { createOnce } from './create-once.ts';
import { collectionPath, isRecord, type PolicyKind, SHAPES } from './kinds.ts';
import { marked } from './mark.ts';
import { hashOf } from './policies.ts';

/**
 * Makes a policy, or replaces its content; given to nobody, or to those who have it. An earlier try that got through is found by its
 * mark and adopted: Graph knows no ids of requests.
 */
export async function putPolicy(
  carrying: Carrying,
  kind: PolicyKind,
  { key, was, now }: Extract<Step, { kind: 'put' }>,
  content: Restriction | null,
): Promise<StepResult> {
  const { graph, connection, signal } = carrying;
  const ours = await findOurs(carrying, kind, key);
  if (ours !== null) {
    const there = await hashOf(graph, ours, signal);
    if (there === now) return DONE;
    if (there !== was) return failed('changed-meanwhile');
  } else if (was !== null) return failed('gone');
  if (content === null || content.hash !== now) return failed('changed-meanwhile');

  const shape = SHAPES[kind];
  const path = collectionPath(shape.collection);
  const body = bodyOf(content, key);
  if (ours === null) {
    const make = { what: 'a policy to be made', method: 'POST', path, json: body } as const;
    await createOnce(
      connection,
      signal,
      () => findOurs(carrying, kind, key),
      async () => {
        await graph.send(make, signal);
        return null;
      },
    );
  } else
    await graph.send(
      {
        what: 'a policy to be changed',
        method: shape.update,
        path: `${path}/${encodeURIComponent(ours.policy.id)}`,
        json: shape.update === 'PATCH' ? withoutFixed(body) : body,
        repeatable: true,
      },
      signal,
    );
  const after = await findOurs(carrying, kind, key);
  // Not there yet, or heard and not done: looking again will say which.
  return after !== null && (await hashOf(graph, after, signal)) === now ? DONE : WAITING;
}

function bodyOf({ content }: Restriction, key: RestrictionKey): Record<string, unknown> {
  const body: unknown = JSON.parse(content);
  if (!isRecord(body)) throw new TypeError('the content of a policy is an object');
  const description = body['description'];
  return {
    ...body,
    description: marked(typeof description === 'string' ? description : null, key),
  };
}

/** The actions of a compliance policy can be given only when it is made (unverified). */
const withoutFixed = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'scheduledActionsForRule'));
