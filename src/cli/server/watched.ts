import { movingLine } from '../moving-line.ts';
import { duration } from '../text/amounts.ts';
import type { World } from '../world.ts';
import type { Client } from './door.ts';
import type { ShownDoing } from './mdm-shown.ts';

const PACE = 1000;

/** Waits for what looks at an MDM, and says to a person who watches what that is asked for, and for how long. */
export async function watched<T>(
  looking: Promise<T>,
  connection: () => Promise<string>,
  client: Client,
  values: { readonly json: boolean; readonly 'no-progress': boolean },
  { err, clock, wait }: Pick<World, 'err' | 'clock' | 'wait'>,
): Promise<T> {
  const isWatched = err.terminal.interactive && !values['no-progress'] && !values.json;
  if (!isWatched) return looking;
  const tell = movingLine(err, true);
  const begun = clock();
  const state = { isOver: false };
  // What it is refused for is for whoever awaits it.
  const over = looking.then(
    () => void (state.isOver = true),
    () => void (state.isOver = true),
  );
  while (!state.isOver) {
    const doing = await connection()
      .then((id) => client.get<ShownDoing>(`/connections/${id}/doing`))
      .catch(() => null);
    if (!state.isOver) tell(waitingText(doing, clock() - begun));
    await Promise.race([wait(PACE), over]);
  }
  tell('');
  return looking;
}

function waitingText(doing: ShownDoing | null, milliseconds: number): string {
  const what = doing?.asked?.what ?? 'an answer';
  return `Looking for ${duration(milliseconds)}; the MDM was asked for ${what}`;
}
