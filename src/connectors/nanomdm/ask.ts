import {
  declarativeManagement,
  deviceInformation,
  installedApps,
  profileList,
  restrictions,
} from './commands.ts';
import { IDS_AT_ONCE } from './nanomdm-api.ts';
import type { Dict } from './plist.ts';
import { type Enrolled, recall, remember } from './records.ts';
import type { Tools } from './tools.ts';
import { type CommandKind, commandUuid } from './uuid.ts';

/** One command for many devices; one device that NanoMDM does not know must not keep it from the others. */
async function askMany(
  tools: Tools,
  ids: readonly string[],
  uuid: string,
  command: Dict,
  signal: AbortSignal,
): Promise<void> {
  if (ids.length === 0) return;
  if ((await tools.nanomdm.enqueue(ids, uuid, command, signal)) === 'queued') return;
  if (ids.length === 1) return;
  for (const id of ids) await tools.nanomdm.enqueue([id], uuid, command, signal);
}

/** What a device is and has. All devices of a call are asked with the same ids of commands: `base` says when it is another question. */
export async function askFacts(
  tools: Tools,
  devices: readonly Enrolled[],
  base: string,
  signal: AbortSignal,
): Promise<void> {
  const ask = (kind: CommandKind, of: readonly Enrolled[], command: Dict): Promise<void> =>
    askMany(
      tools,
      of.map(({ id }) => id),
      commandUuid(kind, base),
      command,
      signal,
    );
  await ask('info', devices, deviceInformation);
  await askProfiles(tools, devices, base, signal);
  if (tools.kmfddm !== null) await ask('sync', devices, declarativeManagement);
}

/** ProfileList, and behind it Restrictions: what lies there, and whether it is in force. */
export async function askProfiles(
  tools: Tools,
  devices: readonly Enrolled[],
  base: string,
  signal: AbortSignal,
): Promise<void> {
  const ids = devices.map(({ id }) => id);
  await askMany(tools, ids, commandUuid('list', base), profileList, signal);
  // Under User Enrolment the Restrictions command is forbidden (Apple schema, read).
  const supporting = devices.filter(({ kind }) => kind === 'device').map(({ id }) => id);
  await askMany(tools, supporting, commandUuid('limits', base), restrictions, signal);
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Asks for lists of apps, each device once until it has answered: one that is off for a month must not find thirty questions. After
 * a week it is asked anew, as a question can have been lost with NanoMDM's queue.
 */
export async function askApps(
  tools: Tools,
  devices: readonly Enrolled[],
  base: string,
  signal: AbortSignal,
): Promise<number> {
  const uuid = commandUuid('apps', base);
  const now = tools.clock();
  const asked: Enrolled[] = [];
  for (const device of devices) {
    const before = (await recall(tools.memory, 'asked', device.id))?.apps ?? null;
    if (before !== null && Date.parse(now) - Date.parse(before.got) < WEEK) continue;
    asked.push(device);
    // Before the question goes out: an answer to what nobody remembers to have asked is not taken.
    await remember(tools.memory, 'asked', device.id, { id: device.id, apps: { uuid, got: now } });
  }
  const ids = asked.map(({ id }) => id);
  try {
    await askMany(tools, ids, uuid, installedApps, signal);
  } catch (error) {
    for (const id of ids) await remember(tools.memory, 'asked', id, null);
    throw error;
  }
  return asked.length;
}

export function* inParts<T>(all: readonly T[], size = IDS_AT_ONCE): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
