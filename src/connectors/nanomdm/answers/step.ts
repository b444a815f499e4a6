import { askApps, askProfiles } from '../ask.ts';
import type { Follow } from '../check-in.ts';
import type { MdmEvent } from '../event.ts';
import { type Dict, dictsIn, textIn } from '../plist.ts';
import { recall, remember } from '../records.ts';
import { sendStep } from '../send-step.ts';
import { nextStep, stepsOf } from '../steps.ts';
import type { Tools } from '../tools.ts';
import { baseOf, commandUuid } from '../uuid.ts';

/**
 * A step was answered: the answer is kept, the device's next step goes out, and the device is asked what it has now, since "done" is
 * not yet a proof.
 */
export async function stepAnswered(
  tools: Tools,
  event: MdmEvent,
  base: string,
  said: Dict,
  follow: Follow,
): Promise<void> {
  const { memory } = tools;
  const uuid = commandUuid('step', base);
  const done = event.status === 'Acknowledged';
  const step = (await stepsOf(memory, event.id)).find((known) => known.base === base);
  if (step === undefined) return;
  const again = (await recall(memory, 'answer', uuid)) !== null || step.state !== 'waiting';
  if (!again) {
    const error = done ? null : errorOf(said);
    await remember(memory, 'answer', uuid, { got: tools.clock(), done, error });
  }
  const enrolled = await recall(memory, 'enrolled', event.id);
  if (enrolled === null || again) return;
  await follow(async (signal) => {
    const next = await nextStep(memory, event.id);
    if (next !== null) await sendStep(tools, event.id, next, signal);
  });
  await follow(async (signal) => {
    if (step.kind === 'remove-app') await askApps(tools, [enrolled], baseOf(base), signal);
    else if (step.identifier !== null) await askProfiles(tools, [enrolled], baseOf(base), signal);
  });
}

/** Domain and number of the first of the chain; its sentences can hold names. */
function errorOf(said: Dict): string {
  const [first] = dictsIn(said, 'ErrorChain');
  const domain = first === undefined ? null : textIn(first, 'ErrorDomain');
  const code = first?.['ErrorCode'];
  const named = domain !== null && /^[A-Za-z0-9.]{1,64}$/.test(domain) ? domain : 'unknown';
  return typeof code === 'number' && Number.isSafeInteger(code) ? `${named}.${code}` : named;
}
