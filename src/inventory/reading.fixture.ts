import type { Inventory, SeenDevice } from '../core/inventory.ts';
import { READ_OPTIONS, type ReadOptions, readInventory } from './read.ts';
import { WATCHLIST } from './watchlist.fixture.ts';

/** Its devices as a list, to look into. */
export type Listed = Inventory & { readonly devices: readonly SeenDevice[] };

/** For tests only: reads bytes as a file would be read. */
export async function readAll(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
  name = 'export',
): Promise<readonly Listed[]> {
  const stream = (): AsyncIterable<Uint8Array> =>
    typeof content === 'string'
      ? inBlocks(Buffer.from(content))
      : content instanceof Uint8Array
        ? inBlocks(content)
        : content;
  const found = await readInventory({ name, size: null, stream }, WATCHLIST, {
    ...READ_OPTIONS,
    ...options,
  });
  return found.map((inventory) => ({ ...inventory, devices: [...inventory.devices] }));
}

export async function readOne(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<Listed> {
  const [first, ...others] = await readAll(content, options);
  if (first === undefined || others.length > 0)
    throw new Error(`${others.length + 1} inventories instead of one`);
  return first;
}

async function* inBlocks(bytes: Uint8Array, size = 60_000): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

/** `device app strength`, in order of their text. */
export const hitsOf = (inventory: Inventory): string[] =>
  inventory.hits.map((hit) => `${hit.device} ${hit.app} ${hit.strength}`).toSorted();

export const codesOf = (inventory: Inventory): string[] =>
  [...new Set(inventory.problems.map((problem) => problem.code))].toSorted();
