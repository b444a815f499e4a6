import type { InventoryId } from '../../core/finding.ts';
import type { Instant, Problem } from '../../core/inventory.ts';
import type { Drop } from '../../core/sudden-drop.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Server } from '../server.ts';
import type { InventoryState } from '../store.ts';

/** How an inventory ends without being published; a held one may still be. */
export type Ending = Extract<
  InventoryState,
  'refused' | 'unchanged' | 'cancelled' | 'interrupted' | 'held' | 'discarded'
>;
export type EndFacts = {
  readonly problems?: readonly Problem[];
  readonly digest?: string;
  readonly bytes?: number;
  readonly format?: string;
  readonly moment?: Instant | null;
  readonly heldFor?: readonly Drop[];
  /** Why, in a person's words. */
  readonly text?: string;
};

const UNDER_WAY: readonly InventoryState[] = ['announced', 'receiving', 'staged'];

/** False where it had ended before. Its staged rows are swept later; nobody can see them. */
export async function endWith(
  server: Server,
  context: Context,
  id: InventoryId,
  state: Ending,
  { text, ...facts }: EndFacts = {},
  from: readonly InventoryState[] = UNDER_WAY,
): Promise<boolean> {
  const ended = await recorded<null, 'ended'>(
    server,
    { ...context, idempotency: null },
    async (tables, at) => {
      const to = { ...facts, state, ended: state === 'held' ? null : at };
      if (!(await tables.setInventory(id, from, to))) return refused('ended');
      const codes =
        facts.problems?.map(({ code }) => code) ?? facts.heldFor?.map(({ what }) => what);
      const said = {
        action: `inventory.${state}`,
        object: `inventory:${id}`,
        result: state,
        origin: 'request',
        details: { why: codes?.join(' ') ?? null, digest: facts.digest ?? null },
      };
      return done({ value: null, said: [said], ...(text === undefined ? {} : { text }) });
    },
  );
  return ended.ok;
}
