import type { FleetPage } from '../../actions/mdm/connector.ts';
import type { JamfApi } from './api.ts';
import { EXAMPLE_PAGE } from './example.ts';
import type { Section } from './pages.ts';
import { oneByOne } from './pieces.ts';
import { type Cursor, lost, START, turn } from './turning.ts';

const SECTIONS: readonly Section[] = ['GENERAL', 'HARDWARE', 'USER_AND_LOCATION', 'APPLICATIONS'];

/** One page of the fleet's apps. The cursor is the number of the page and the last device of the one before it. */
export async function page(
  api: JamfApi,
  size: number,
  cursor: string | null,
  signal: AbortSignal,
): Promise<FleetPage> {
  const { pieces, next, total } = await turn(
    api,
    { sections: SECTIONS, size },
    cursorOf(cursor),
    signal,
  );
  return {
    content: oneByOne(pieces),
    like: EXAMPLE_PAGE,
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
