import { randomBytes } from 'node:crypto';
import { type Connector, MdmFault } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import { askApps, askFacts, inParts } from './ask.ts';
import { mayBePhone } from './devices.ts';
import { type Enrolled, holds, isOut, recall, unpack } from './records.ts';
import type { Tools } from './tools.ts';

/** Of a page: what breaks off is asked again as a whole, and each device costs some reading of the memory. */
const DEVICES = 15;

/**
 * NanoMDM keeps no lists of apps: a page asks a number of devices for theirs, and brings none. What they answer comes by `hear`,
 * each by itself, when the device comes (in seconds, or when it is switched on again).
 */
export const page =
  (tools: Tools): Connector['page'] =>
  async (cursor, signal) => {
    const part = await tools.memory.list('enrolled/', after(cursor), DEVICES);
    const devices: Enrolled[] = [];
    for (const { value } of part) {
      const enrolled = unpack(value) as Enrolled;
      if (isOut(enrolled)) continue;
      const facts = await recall(tools.memory, 'facts', enrolled.id);
      if (mayBePhone(holds(facts, enrolled) ? facts : null)) devices.push(enrolled);
    }
    signal.throwIfAborted();
    const base = randomBytes(16).toString('hex');
    const asked = await askApps(tools, devices, base, signal);
    if (asked > 0) await askFacts(tools, devices, base, signal);
    return {
      content: nothing(),
      next: part.length < DEVICES ? null : cursorAfter(part.at(-1)?.name ?? ''),
      devices: null,
      moment: null as Instant | null,
    };
  };

async function* nothing(): AsyncGenerator<Uint8Array> {
  // No bytes: what is asked for comes by `hear`.
}

const MARK = 'after.';
const cursorAfter = (name: string): string => MARK + Buffer.from(name).toString('base64url');
function after(cursor: string | null): string | null {
  if (cursor === null) return null;
  if (cursor.startsWith(MARK))
    return Buffer.from(cursor.slice(MARK.length), 'base64url').toString();
  throw new MdmFault(
    'cursor-lost',
    'This is no place in the table of enrolments.',
    'Nothing to do: the reading begins again.',
  );
}

/** Asks devices what they have and are; the same devices are asked once an hour at most. */
export const nudge =
  (tools: Tools, baseFor: (ids: readonly string[]) => string): NonNullable<Connector['nudge']> =>
  async (refs, signal) => {
    const devices: Enrolled[] = [];
    for (const ref of refs) {
      const enrolled = await recall(tools.memory, 'enrolled', ref);
      if (enrolled !== null && !isOut(enrolled)) devices.push(enrolled);
    }
    for (const part of inParts(devices)) {
      const ids = part.map(({ id }) => id);
      await askFacts(tools, part, baseFor(ids), signal);
      await tools.nanomdm.push(ids, signal);
    }
  };
