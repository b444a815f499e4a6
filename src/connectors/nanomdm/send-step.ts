import {
  declarativeManagement,
  installProfile,
  removeApplication,
  removeProfile,
} from './commands.ts';
import { readSetName } from './contents.ts';
import type { Queued } from './nanomdm-api.ts';
import type { StepRecord } from './steps.ts';
import { commandUuid } from './uuid.ts';
import type { Tools } from './tools.ts';

/**
 * Puts a step into NanoMDM's queue; sent again it does nothing more. For declarations what KMFDDM holds of the device changes first:
 * the device may come and look at any moment, so this happens when it is the step's turn and not before.
 */
export async function sendStep(
  tools: Tools,
  device: string,
  step: StepRecord,
  signal: AbortSignal,
): Promise<Queued> {
  const uuid = commandUuid('step', step.base);
  const send = (command: Parameters<typeof tools.nanomdm.enqueue>[2]): Promise<Queued> =>
    tools.nanomdm.enqueue([device], uuid, command, signal);
  if (step.kind === 'remove-app') return send(removeApplication(step.identifier ?? ''));
  if (step.identifier !== null) {
    if (step.kind === 'take') return send(removeProfile(step.identifier));
    const content = await tools.contents.find(step.content ?? '');
    return content?.kind === 'profile' ? send(installProfile(content.text)) : 'refused';
  }
  if (tools.kmfddm === null) return 'refused';
  const mine = (await tools.kmfddm.setsOf(device, signal)).filter(
    (set) => readSetName(set)?.key === step.key,
  );
  const keep = step.kind === 'give' ? await declare(tools, device, step, signal) : null;
  for (const set of mine) if (set !== keep) await tools.kmfddm.takeSet(device, set, signal);
  return send(declarativeManagement);
}

async function declare(
  tools: Tools,
  device: string,
  step: StepRecord,
  signal: AbortSignal,
): Promise<string | null> {
  const content = await tools.contents.find(step.content ?? '');
  if (content?.kind !== 'declaration' || tools.kmfddm === null) return null;
  for (const declaration of content.declarations) {
    await tools.kmfddm.putDeclaration(declaration, signal);
    await tools.kmfddm.addToSet(content.set, declaration.Identifier, signal);
  }
  await tools.kmfddm.addSet(device, content.set, signal);
  return content.set;
}
