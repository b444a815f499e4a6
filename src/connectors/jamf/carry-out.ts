import type { StepResult } from '../../actions/mdm/connector.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type {
  ContentHash,
  Reach,
  Restriction,
  RestrictionKey,
} from '../../core/mdm/restriction.ts';
import type { JamfApi } from './api.ts';
import { descriptionOf, nameOf } from './mark.ts';
import { withIdentity } from './mobileconfig.ts';
import { findOurs, PROFILES, readThere } from './profiles.ts';
import { failed, refusal } from './refusal.ts';
import { removeApp } from './remove-app.ts';
import { reachOf, sameReach, writeScope } from './scope.ts';
import { scopeAgain } from './scope-again.ts';
import type { Xml } from './xml.ts';

const DONE: StepResult = { kind: 'done' };
const WAITING: StepResult = { kind: 'waiting' };

/**
 * Carries out one step. What lies there is looked at first, so that a step that comes again repeats nothing, and what somebody else
 * has changed since the plan was made stays as it is.
 */
export async function carryOut(
  api: JamfApi,
  step: Step,
  content: Restriction | null,
  signal: AbortSignal,
): Promise<StepResult> {
  switch (step.kind) {
    case 'put':
      return put(api, step, content, signal);
    case 'reach':
      return reach(api, step, signal);
    case 'drop':
      return drop(api, step, signal);
    case 'remove-app':
      return removeApp(api, step.device, step.identifier, signal);
    case 'give':
    case 'take':
      // Jamf gives a profile to whom its scope names: there is nothing to be given to one device by itself.
      return failed('not-supported');
  }
}

async function put(
  api: JamfApi,
  step: {
    readonly key: RestrictionKey;
    readonly was: ContentHash | null;
    readonly now: ContentHash;
  },
  content: Restriction | null,
  signal: AbortSignal,
): Promise<StepResult> {
  if (content === null || content.hash !== step.now) throw new TypeError('the content of the step');
  if (content.kind !== 'apple-profile') return failed('not-supported');
  const there = await findOurs(api, step.key, step.was !== null, signal);
  if (there?.hash === step.now && there.name === nameOf(step.key, step.now)) return DONE;
  if (there === null) return step.was === null ? create(api, content, signal) : failed('gone');
  if (there.hash !== step.was) return failed('changed-meanwhile');
  const inside = general(
    content,
    there.content === null ? content.content : withIdentity(content.content, there.content),
    // Without it only devices that are new get the new content (unverified: `All` sends it to those that have it too).
    'All',
  );
  const scope = scopeAgain(there.rawScope);
  const whole: Xml = ['configuration_profile', scope === null ? [inside] : [inside, scope]];
  const sent = await send(api, 'PUT', there.id, whole, signal);
  if (sent !== null) return sent;
  // A server that said yes and did nothing, or one of a cluster that has not heard of it yet (unverified): not done.
  const now = await readThere(api, there.id, signal);
  return now?.hash === step.now ? DONE : WAITING;
}

async function create(
  api: JamfApi,
  content: Restriction,
  signal: AbortSignal,
): Promise<StepResult> {
  const inside = general(content, content.content, 'Newly Assigned');
  const nobody: Reach = { kind: 'only', devices: [] };
  const whole: Xml = ['configuration_profile', [inside, writeScope(nobody)]];
  const sent = await send(api, 'POST', '0', whole, signal);
  // 409: the name is taken (unverified). By ourselves, where the answer to an earlier try was lost.
  if (sent !== null && (sent.kind !== 'failed' || sent.code !== 'changed-meanwhile')) return sent;
  const now = await findOurs(api, content.key, false, signal);
  if (now?.hash === content.hash) return DONE;
  return sent === null ? WAITING : failed('refused');
}

/** `level` and `redeploy_on_update`: unverified, from memory of the classic API. */
const general = (content: Restriction, payloads: string, redeploy: string): Xml => [
  'general',
  [
    ['name', nameOf(content.key, content.hash)],
    ['description', descriptionOf(content.key)],
    ['level', 'Device Level'],
    ['deployment_method', 'Install Automatically'],
    ['redeploy_on_update', redeploy],
    ['payloads', payloads],
  ],
];

async function reach(
  api: JamfApi,
  step: { readonly key: RestrictionKey; readonly was: Reach | null; readonly now: Reach },
  signal: AbortSignal,
): Promise<StepResult> {
  const there = await findOurs(api, step.key, true, signal);
  if (there === null) return failed('gone');
  const before = reachOf(there.scope);
  if (sameReach(before, step.now)) return DONE;
  if (!sameReach(before, step.was) && !isNobody(step.was, before))
    return failed('changed-meanwhile');
  const scope: Xml = ['configuration_profile', [writeScope(step.now)]];
  const sent = await send(api, 'PUT', there.id, scope, signal);
  if (sent !== null) return sent;
  const now = await readThere(api, there.id, signal);
  return now !== null && sameReach(reachOf(now.scope), step.now) ? DONE : WAITING;
}

/** A plan that begins with nothing there says `null`; a profile that was just put is given to nobody. */
const isNobody = (was: Reach | null, there: Reach | null): boolean =>
  was === null && there?.kind === 'only' && there.devices.length === 0;

async function drop(
  api: JamfApi,
  step: { readonly key: RestrictionKey; readonly was: ContentHash | null },
  signal: AbortSignal,
): Promise<StepResult> {
  const there = await findOurs(api, step.key, true, signal);
  if (there === null) return DONE;
  if (step.was !== null && there.hash !== step.was) return failed('changed-meanwhile');
  await api.classic(
    {
      what: 'the removal of a profile',
      method: 'DELETE',
      path: `${PROFILES}/id/${there.id}`,
      repeatable: true,
      allow: [404],
    },
    signal,
  );
  return (await readThere(api, there.id, signal)) === null ? DONE : WAITING;
}

/** Null: Jamf took it. What it refuses is a result; what may pass (no answer, no right, throttled) is thrown. */
async function send(
  api: JamfApi,
  method: 'POST' | 'PUT',
  id: string,
  xml: Xml,
  signal: AbortSignal,
): Promise<StepResult | null> {
  try {
    const { status } = await api.classic(
      {
        what: 'a profile',
        method,
        path: `${PROFILES}/id/${id}`,
        // The same again is the same state; a new one is looked for before it is sent again.
        repeatable: method === 'PUT',
        xml,
      },
      signal,
    );
    return status < 300 ? null : failed('refused', String(status));
  } catch (error) {
    return refusal(error);
  }
}
