import type { MdmEvent } from '../event.ts';
import { type Dict, dictsIn, textIn } from '../plist.ts';
import { recall, remember } from '../records.ts';
import { nextStep } from '../steps.ts';
import type { Tools } from '../tools.ts';
import { commandUuid } from '../uuid.ts';

/**
 * A device's list of apps, as NanoMDM's event with what the device's own answer does not say beside it (`grendel_device`). Taken
 * only as the answer to the question that is open: sent a second time, an old list would come back as a new one.
 */
export async function appsAnswered(
  tools: Tools,
  event: MdmEvent,
  said: Dict,
): Promise<Uint8Array | null> {
  const { memory } = tools;
  const asked = await recall(memory, 'asked', event.id);
  if (asked?.apps?.uuid !== event.command) return null;
  await remember(memory, 'asked', event.id, null);
  if (event.status !== 'Acknowledged') return null;
  await sawRemoved(tools, event, said);
  const facts = await recall(memory, 'facts', event.id);
  const called = event.enrolment === 'user' ? { enrollment_id: event.id } : { udid: event.id };
  return Buffer.from(
    JSON.stringify({
      topic: event.topic,
      created_at: event.at,
      acknowledge_event: {
        ...called,
        ids: {
          id: event.id,
          type: event.enrolment === 'user' ? 'User Enrollment (Device)' : 'Device',
        },
        status: event.status,
        raw_payload: Buffer.from(event.payload).toString('base64'),
      },
      grendel_device: { serial: facts?.serial ?? null, supervised: facts?.supervised ?? null },
    }),
  );
}

/** The answer to a removal can be lost; that the app is gone says the same. */
async function sawRemoved(tools: Tools, event: MdmEvent, said: Dict): Promise<void> {
  const next = await nextStep(tools.memory, event.id);
  if (next?.kind !== 'remove-app' || !Array.isArray(said['InstalledApplicationList'])) return;
  const there = dictsIn(said, 'InstalledApplicationList').some(
    (app) => textIn(app, 'Identifier') === next.identifier,
  );
  // Under User Enrolment, and of an app that is not managed, absence says nothing.
  if (there || event.enrolment === 'user') return;
  const answer = { got: tools.clock(), done: true, error: null };
  await remember(tools.memory, 'answer', commandUuid('step', next.base), answer);
}
