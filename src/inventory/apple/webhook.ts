import { type AppleDevice, type Answer, readAnswer } from './app-list.ts';
import { parsePlist } from '../../markup/plist.ts';

/**
 * Events of NanoMDM's and MicroMDM's webhook (event.json, read): the device's answer is a property list in `raw_payload`.
 */
export type WebhookEvent = {
  readonly answer: Answer;
  readonly at: string | null;
  readonly device: AppleDevice;
};

type Dict = Readonly<Record<string, unknown>>;
const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Whether the beginning of a text is such an event. */
export const looksLikeWebhook = (sample: string): boolean =>
  /"topic"\s*:\s*"mdm\.\w+"/.test(sample) ||
  (/"acknowledge_event"\s*:/.test(sample) && /"raw_payload"\s*:/.test(sample));

/** Null where it is no event, or its payload is broken. */
export async function readEvent(json: string): Promise<WebhookEvent | null> {
  let event: unknown;
  try {
    event = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isDict(event)) return null;
  const inner = event['acknowledge_event'] ?? event['checkin_event'];
  if (!isDict(inner)) return { answer: { kind: 'other' }, at: null, device: NOBODY };
  const ids = isDict(inner['ids']) ? inner['ids'] : {};
  const type = text(ids['type']) ?? '';
  const id = text(inner['udid']) ?? text(inner['enrollment_id']) ?? text(ids['id']);
  // What Grendel's own connector knows of the device beside its answer, which has no serial number and no supervision in it.
  const beside = isDict(event['grendel_device']) ? event['grendel_device'] : {};
  const device: AppleDevice = {
    id,
    serial: text(beside['serial']),
    supervised: beside['supervised'] === true,
    userEnrolment:
      /user enrollment/i.test(type) ||
      (inner['udid'] === undefined && inner['enrollment_id'] !== undefined),
  };
  const payload = text(inner['raw_payload']);
  const at = text(event['created_at']);
  if (payload === null) return { answer: { kind: 'other' }, at, device };
  try {
    return { answer: readAnswer(parsePlist(Buffer.from(payload, 'base64'))), at, device };
  } catch {
    return null;
  }
}

const NOBODY: AppleDevice = { id: null, serial: null, supervised: false, userEnrolment: false };
