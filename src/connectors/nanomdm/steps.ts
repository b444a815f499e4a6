import type { FailureCode, Memory, StepResult } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import type { ManagedDevice } from '../../core/mdm/device.ts';
import { pack, type Profiles, recall, remember, unpack } from './records.ts';
import { commandUuid } from './uuid.ts';

/**
 * What is to be done on one device, in its order. NanoMDM hands out the next command after a NotNow, so only one step of a device
 * lies in its queue at a time: the others wait here. Written by `carryOut` alone; a webhook only reads it and writes answers.
 */
export type StepRecord = {
  readonly id: string;
  /** Made of the step's id and of the enrolment: Authenticate empties NanoMDM's queue, and then the step has to go out again. */
  readonly base: string;
  readonly kind: 'give' | 'take' | 'remove-app';
  readonly key: string | null;
  readonly hash: string | null;
  /** Of what is given: a `Content`. */
  readonly content: string | null;
  /** Of a profile that is given. */
  readonly uuid: string | null;
  /** Of the profile, or of the app to be removed. */
  readonly identifier: string | null;
  /** Whether a refusal is because the app is not managed: what the device was when the step began. */
  readonly managedOnly: boolean;
  /** What the device was when the step began. */
  readonly on: Pick<ManagedDevice, 'os' | 'enrolment'>;
  readonly got: Instant;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly settled: Instant | null;
  readonly code: FailureCode | null;
  readonly detail: string | null;
};
export type DeviceSteps = { readonly id: string; readonly steps: readonly StepRecord[] };

export async function stepsOf(memory: Memory, device: string): Promise<readonly StepRecord[]> {
  const value = await memory.read(`steps/${device}`);
  return value === null ? [] : (unpack(value) as DeviceSteps).steps;
}
/** A device is given few things; of what is settled the latest tell enough. */
const KEPT = 40;
export const keepSteps = (
  memory: Memory,
  device: string,
  steps: readonly StepRecord[],
): Promise<void> => {
  const surplus = Math.max(0, steps.length - KEPT);
  const kept = steps.filter((step, index) => step.state === 'waiting' || index >= surplus);
  return memory.write(`steps/${device}`, pack({ id: device, steps: kept } satisfies DeviceSteps));
};

/** With what devices have answered since. */
export async function settle(
  memory: Memory,
  steps: readonly StepRecord[],
  profiles: Profiles | null,
): Promise<readonly StepRecord[]> {
  return Promise.all(
    steps.map(async (step) => {
      if (step.state === 'done') return step;
      const answer = await recall(memory, 'answer', commandUuid('step', step.base));
      if (answer?.done === true) return { ...step, state: 'done' as const, settled: answer.got };
      // An answer can be lost on its way to us, or say no to what was so already: what the phone has decides.
      const shown = shownBy(step, profiles);
      if (shown !== null) return { ...step, state: 'done' as const, settled: shown };
      if (answer === null || step.state === 'failed') return step;
      const code = failureCode(step, answer.error);
      return { ...step, state: 'failed' as const, settled: answer.got, code, detail: answer.error };
    }),
  );
}

function shownBy(step: StepRecord, profiles: Profiles | null): Instant | null {
  if (profiles === null || profiles.got <= step.got || step.identifier === null) return null;
  const there = profiles.ours.find(({ identifier }) => identifier === step.identifier);
  if (step.kind === 'take') return there === undefined ? profiles.got : null;
  return step.kind === 'give' && there?.uuid === step.uuid ? profiles.got : null;
}

function failureCode(step: StepRecord, error: string | null): FailureCode {
  // 12021: the device does not know the command (mdmb, internal/device, read).
  if (error === 'MCMDMErrorDomain.12021') return 'not-supported';
  return step.kind === 'remove-app' && step.managedOnly ? 'not-managed' : 'refused';
}

export function resultOf(step: StepRecord): StepResult {
  if (step.state === 'done') return { kind: 'done' };
  if (step.state === 'waiting') return { kind: 'waiting' };
  return { kind: 'failed', code: step.code ?? 'refused', detail: step.detail };
}

/** The one that may be in NanoMDM's queue. */
export async function nextStep(memory: Memory, device: string): Promise<StepRecord | null> {
  for (const step of await stepsOf(memory, device)) {
    if (step.state !== 'waiting') continue;
    if ((await recall(memory, 'answer', commandUuid('step', step.base))) === null) return step;
  }
  return null;
}

/** Answers that the device's list now holds need not be kept twice. */
export async function forgetAnswers(
  memory: Memory,
  before: readonly StepRecord[],
  after: readonly StepRecord[],
): Promise<void> {
  for (const [index, step] of after.entries())
    if (step.state !== 'waiting' && before[index]?.state === 'waiting')
      await remember(memory, 'answer', commandUuid('step', step.base), null);
}
