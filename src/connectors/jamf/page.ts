import type { FleetPage } from '../../actions/mdm/connector.ts';
import type { JamfApi } from './api.ts';
import type { Section } from './pages.ts';
import { type Cursor, lost, START, turn } from './turning.ts';

const SECTIONS: readonly Section[] = ['GENERAL', 'HARDWARE', 'USER_AND_LOCATION', 'APPLICATIONS'];

/** One page of the fleet's apps. The cursor is the number of the page and the last device of the one before it. */
export async function page(
  api: JamfApi,
  cursor: string | null,
  signal: AbortSignal,
): Promise<FleetPage> {
  const { bytes, next, total } = await turn(api, SECTIONS, cursorOf(cursor), signal);
  return {
    content: once(bytes),
    next: next === null ? null : `${next.page}.${next.last}`,
    devices: total,
    // Each device says when its apps were collected.
    moment: null,
  };
}

function cursorOf(text: string | null): Cursor {
  if (text === null) return START;
  const found = /^(\d{1,9})\.(\d{1,15})$/.exec(text);
  if (found === null) throw lost();
  return { page: Number(found[1]), last: Number(found[2]) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
