import { parseJson } from '../http/body.ts';
import { askFacts } from './ask.ts';
import type { MdmEvent } from './event.ts';
import { isDict, readDict } from './plist.ts';
import { type Enrolled, holds, isOut, recall, remember } from './records.ts';
import type { Tools } from './tools.ts';
import { baseOf } from './uuid.ts';

export type Follow = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/**
 * Keeps the table of enrolments, which NanoMDM does not show. Of each kind of message the latest counts, so that neither a repeated
 * one nor a late one undoes a later. A device that speaks without having been heard to enrol was there before Grendel.
 */
export async function checkedIn(tools: Tools, event: MdmEvent, follow: Follow): Promise<void> {
  const before = await recall(tools.memory, 'enrolled', event.id);
  const after = merged(before, event);
  if (JSON.stringify(before) !== JSON.stringify(after))
    await remember(tools.memory, 'enrolled', event.id, after);
  if (isOut(after) || after.token === null) return;
  if (event.topic !== 'mdm.TokenUpdate' && before !== null) return;
  if (holds(await recall(tools.memory, 'facts', event.id), after)) return;
  // The same base for the same enrolment: a message heard twice asks once.
  const base = baseOf('facts', event.id, after.authenticated);
  await follow((signal) => askFacts(tools, [after], base, signal));
}

function merged(before: Enrolled | null, { id, enrolment, topic, at }: MdmEvent): Enrolled {
  const known = before ?? { id, kind: enrolment, authenticated: null, token: null, out: null };
  const later = (was: Enrolled['token']) => (was === null || at > was ? at : was);
  if (topic === 'mdm.Authenticate') return { ...known, authenticated: later(known.authenticated) };
  if (topic === 'mdm.TokenUpdate') return { ...known, token: later(known.token) };
  if (topic === 'mdm.CheckOut') return { ...known, out: later(known.out) };
  return known.token === null && known.authenticated === null ? { ...known, token: at } : known;
}

const LONGEST_STATUS = 4 * 1024 * 1024;
const DEEPEST_STATUS = 32;

/** Of a status report what the device understands; the rest KMFDDM keeps. Always sent with a report (Apple schema, read). */
export async function statusSent(tools: Tools, event: MdmEvent): Promise<void> {
  const said = await readDict(event.payload);
  const data = said?.['Data'];
  if (said?.['Endpoint'] !== 'status' || !(data instanceof Uint8Array)) return;
  if (data.length > LONGEST_STATUS) return;
  const configurations = supported(data);
  if (configurations === null) return;
  const before = await recall(tools.memory, 'capable', event.id);
  if (before !== null && before.at >= event.at) return;
  const { id, at } = event;
  await remember(tools.memory, 'capable', id, { id, at, got: tools.clock(), configurations });
}

function supported(data: Uint8Array): readonly string[] | null {
  let status: unknown;
  try {
    status = parseJson(data, DEEPEST_STATUS);
  } catch {
    return null;
  }
  const path = [
    'StatusItems',
    'management',
    'client-capabilities',
    'supported-payloads',
    'declarations',
    'configurations',
  ];
  for (const step of path) status = isDict(status) ? status[step] : null;
  if (!Array.isArray(status)) return null;
  return status.filter((type) => typeof type === 'string' && TYPE.test(type)).slice(0, 500);
}
const TYPE = /^[a-z0-9.-]{1,128}$/;
