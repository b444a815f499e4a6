import { UserError } from '../cli/user-error.ts';
import type { InventoryDoor } from '../cli/world.ts';
import { files } from './files.ts';

/** Exports as the command line reads them. */
export const inventory: InventoryDoor = {
  reader: async ({ files: paths, encoding, map, mapping, saveMap, device }, watch) => {
    const { openSources } = await import('../inventory/sources.ts');
    const { readInventory, READ_OPTIONS } = await import('../inventory/read.ts');
    const maps = await mappings(map, mapping, saveMap);
    const options = { ...READ_OPTIONS, ...maps, encoding: encodingOf(encoding), device };
    return async function* (watchlist) {
      for await (const source of openSources(paths)) {
        await tidyBefore(source.size);
        yield* await readInventory(source, watchlist, options, (bytes) =>
          watch({ file: source.name, bytes, of: source.size }),
        );
      }
      // What reading left behind is gone before the report is made of it.
      if (tidied) await tidy();
    };
  },
};

const LARGE = 16 * 1024 * 1024;
let tidied = false;

/** A small file goes without: it takes some 30 ms (measured). */
async function tidyBefore(size: number | null): Promise<void> {
  if (tidied || (size !== null && size < LARGE)) return;
  tidied = true;
  await tidy();
}

async function tidy(): Promise<void> {
  const { keepHeapSmall } = await import('../inventory/heap.ts');
  keepHeapSmall();
}

function encodingOf(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new UserError(
      `--encoding ${label} is no encoding`,
      'As in windows-1250, iso-8859-2, utf-16le.',
    );
  }
}

async function mappings(map: string | null, file: string | null, saveMap: string | null) {
  if (saveMap !== null && map === null) {
    throw new UserError('--save-map has nothing to keep', 'Say --map as well.');
  }
  if (map === null && file === null) return { mapping: null, saved: null };
  const { loadMappings, mappingText, parseMapping, withMapping } =
    await import('../inventory/mapping.ts');
  const load = (path: string) => {
    const kept = loadMappings(files.read(path));
    if (!kept.ok) throw new UserError(`${path}: ${kept.message}`);
    return kept.saved;
  };
  const said = map === null ? null : parseMapping(map);
  if (said && !said.ok) throw new UserError(`--map: ${said.message}`);
  const mapping = said?.mapping ?? null;
  const saved = file === null ? null : load(file);
  if (mapping === null || saveMap === null) return { mapping, saved };
  let kept = files.exists(saveMap) ? load(saveMap) : null;
  const onMapped = (columns: readonly string[]): void => {
    kept = withMapping(kept, columns, mapping);
    files.write(saveMap, mappingText(kept), { replace: true, secret: false });
  };
  return { mapping, saved, onMapped };
}
