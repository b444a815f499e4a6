import { type Connector, MdmFault, type StepResult } from '../../actions/mdm/connector.ts';
import { parseOsVersion } from '../../core/mdm/os-version.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { contentOf, knownAs, readSetName } from './contents.ts';
import { enrolmentOf, managedOnly } from './devices.ts';
import { type Enrolled, holds, isOut, recall } from './records.ts';
import { sendStep } from './send-step.ts';
import { takeSuperseded } from './superseded.ts';
import {
  forgetAnswers,
  keepSteps,
  nextStep,
  resultOf,
  settle,
  type StepRecord,
  stepsOf,
} from './steps.ts';
import type { Tools } from './tools.ts';
import { baseOf } from './uuid.ts';

type DeviceStep = Extract<Step, { readonly kind: 'give' | 'take' | 'remove-app' }>;

const failed = (code: Extract<StepResult, { kind: 'failed' }>['code']): StepResult => ({
  kind: 'failed',
  code,
  detail: null,
});

/** Carries out steps of plans of device delivery. The same id again tells how it stands, and sends nothing twice. */
export const carryOut =
  (tools: Tools): Connector['carryOut'] =>
  async (step, { id, content }, signal) => {
    if (tools.settings.applyKey === null)
      throw new MdmFault(
        'forbidden',
        'Nothing is changed through NanoMDM: apply-api-key is missing.',
        'Give apply-api-key (the API key once more) where changes are wanted.',
      );
    switch (step.kind) {
      case 'put':
        return put(tools, content, signal);
      case 'drop':
        return drop(tools, step.key, signal);
      case 'reach':
        return failed('not-supported');
      case 'give':
      case 'take':
      case 'remove-app':
        return tools.lock(step.device, () => onDevice(tools, step, id, content, signal));
    }
  };

/** Nothing lies in NanoMDM itself: a restriction is given to each device. It is kept, so that devices' answers are understood. */
async function put(
  tools: Tools,
  restriction: Restriction | null,
  signal: AbortSignal,
): Promise<StepResult> {
  const content = restriction === null ? null : await contentOf(restriction);
  if (content === null) return failed('not-supported');
  await tools.contents.keep(content);
  if (content.kind === 'declaration') await takeSuperseded(tools, content, signal);
  return { kind: 'done' };
}

async function drop(tools: Tools, key: string, signal: AbortSignal): Promise<StepResult> {
  if (tools.kmfddm !== null)
    for (const set of await tools.kmfddm.sets(signal))
      if (readSetName(set)?.key === key) await tools.kmfddm.dropSet(set, signal);
  return { kind: 'done' };
}

async function onDevice(
  tools: Tools,
  step: DeviceStep,
  id: string,
  restriction: Restriction | null,
  signal: AbortSignal,
): Promise<StepResult> {
  const { memory } = tools;
  const enrolled = await recall(memory, 'enrolled', step.device);
  if (enrolled === null || isOut(enrolled)) return failed('gone');
  const told = await recall(memory, 'profiles', step.device);
  const profiles = holds(told, enrolled) ? told : null;
  const before = await stepsOf(memory, step.device);
  let steps = await settle(memory, before, profiles);
  const base = baseOf(id, enrolled.authenticated);
  let mine = steps.find((known) => known.base === base);
  if (mine === undefined) {
    const made = await record(tools, step, { id, base, enrolled }, restriction);
    if (made === null) return failed('not-supported');
    mine = made;
    // What waits for an enrolment that has ended will never be answered.
    steps = [...steps.filter((known) => known.id !== id), mine];
  }
  await keepSteps(memory, step.device, steps);
  await forgetAnswers(memory, before, steps);
  if (mine.state !== 'waiting') return resultOf(mine);
  const next = await nextStep(memory, step.device);
  if (next === null || (await sendStep(tools, step.device, next, signal)) === 'queued')
    return { kind: 'waiting' };
  const refused = steps.map((known) =>
    known.base === next.base
      ? { ...known, state: 'failed' as const, settled: tools.clock(), code: 'refused' as const }
      : known,
  );
  await keepSteps(memory, step.device, refused);
  return next.base === base ? failed('refused') : { kind: 'waiting' };
}

async function record(
  tools: Tools,
  step: DeviceStep,
  { id, base, enrolled }: { id: string; base: string; enrolled: Enrolled },
  restriction: Restriction | null,
): Promise<StepRecord | null> {
  const facts = await recall(tools.memory, 'facts', step.device);
  const common = {
    id,
    base,
    content: null,
    uuid: null,
    managedOnly: false,
    on: { os: parseOsVersion(facts?.os ?? null), enrolment: enrolmentOf(enrolled, facts) },
    got: tools.clock(),
    state: 'waiting',
    settled: null,
    code: null,
    detail: null,
  } as const;
  if (step.kind === 'remove-app') {
    const { kind, identifier } = step;
    return { ...common, kind, key: null, hash: null, identifier, managedOnly: managedOnly(facts) };
  }
  if (step.kind === 'give') {
    const content = restriction === null ? null : await contentOf(restriction);
    if (content === null || (content.kind === 'declaration' && tools.kmfddm === null)) return null;
    await tools.contents.keep(content);
    const identifier = content.kind === 'profile' ? content.identifier : null;
    const { id: kept, hash } = content;
    const uuid = content.kind === 'profile' ? content.uuid : null;
    return { ...common, kind: 'give', key: step.key, hash, content: kept, uuid, identifier };
  }
  const identifier = await profileOn(tools, step.device, step.key);
  if (identifier === null && tools.kmfddm === null) return null;
  return { ...common, kind: 'take', key: step.key, hash: null, identifier };
}

/** The identifier of the profile by which a restriction lies on a device; null: it is no profile. */
async function profileOn(tools: Tools, device: string, key: string): Promise<string | null> {
  const contents = await tools.contents.all();
  const profiles = await recall(tools.memory, 'profiles', device);
  const there = profiles?.ours.find(
    ({ identifier, uuid }) => knownAs(contents, identifier, uuid).key === key,
  );
  if (there !== undefined) return there.identifier;
  const known = contents.find((content) => content.kind === 'profile' && content.key === key);
  return known?.kind === 'profile' ? known.identifier : null;
}
