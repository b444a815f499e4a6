import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { BuiltConsole, ConsoleAsset } from '../../api/console-door.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A built console, whole in memory (about 2 MB); null: there is none in that folder. */
export function readBuilt(folder: string): BuiltConsole | null {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return null;
  const assets = join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => extname(name) in TYPES);
  const bytes = (name: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(readFileSync(join(assets, name)));
  const read = (name: string): ConsoleAsset => ({
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    plain: bytes(name),
    gzip: bytes(`${name}.gz`),
    brotli: bytes(`${name}.br`),
  });
  return {
    page: readFileSync(page, 'utf8'),
    assets: new Map(names.map((name) => [name, read(name)])),
  };
}
