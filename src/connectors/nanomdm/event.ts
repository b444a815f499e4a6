import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Heard } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import { parseJson } from '../http/body.ts';

/** An InstalledApplicationList of a phone with 500 apps is about 300 kB as XML, a third more in base64. */
export const LONGEST_EVENT = 16 * 1024 * 1024;
const DEEPEST_EVENT = 8;

const HEADER = 'x-hmac-signature';

/** Whether NanoMDM sent it: base64 of HMAC-SHA256 over the body (v0.9.0, service/webhook, read). Takes as long whatever is wrong. */
export function isSigned({ headers, body }: Heard, key: string): boolean {
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === HEADER)?.[1] ?? '';
  const wanted = createHmac('sha256', key).update(body).digest();
  const got = Buffer.from(given, 'base64');
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

const Ids = z.object({ id: z.string().min(1).max(255), type: z.string() });
const Inner = z.object({
  ids: Ids,
  raw_payload: z.base64(),
  status: z.string().optional(),
  command_uuid: z.string().optional(),
});
const Event = z.object({
  topic: z.string(),
  created_at: z.string(),
  acknowledge_event: Inner.optional(),
  checkin_event: Inner.optional(),
});

export type MdmEvent = {
  readonly topic: string;
  /** NanoMDM's clock, in UTC. */
  readonly at: Instant;
  readonly id: string;
  readonly enrolment: 'device' | 'user';
  /** Of a command's answer. */
  readonly status: string | null;
  readonly command: string | null;
  readonly payload: Uint8Array;
};

/**
 * `other`: an event that says nothing of a phone itself, of a user's channel or a kind that is not known. Null: no event. Shape of
 * service/webhook/event.json (v0.9.0, read).
 */
export function readEvent(body: Uint8Array): MdmEvent | 'other' | null {
  let json: unknown;
  try {
    json = parseJson(body, DEEPEST_EVENT);
  } catch {
    return null;
  }
  const event = Event.safeParse(json);
  if (!event.success) return null;
  const { topic, created_at, acknowledge_event, checkin_event } = event.data;
  const inner = acknowledge_event ?? checkin_event;
  const at = Date.parse(created_at);
  if (inner === undefined || Number.isNaN(at)) return null;
  const enrolment = ENROLMENTS[inner.ids.type];
  if (enrolment === undefined) return 'other';
  return {
    topic,
    at: new Date(at).toISOString() as Instant,
    id: inner.ids.id,
    enrolment,
    status: inner.status ?? null,
    command: inner.command_uuid ?? null,
    payload: Buffer.from(inner.raw_payload, 'base64'),
  };
}

/** Users' channels (`User`, `User Enrollment`, `Shared iPad`) hold nothing that a device's own does not. */
const ENROLMENTS: Readonly<Record<string, MdmEvent['enrolment']>> = {
  Device: 'device',
  'User Enrollment (Device)': 'user',
};
