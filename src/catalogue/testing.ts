import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, type TableName } from './tables.ts';

/** The text of each table; bytes where a test needs broken ones. */
export type InlinePack = Partial<Record<TableName | 'VERSION', string | Uint8Array>>;

/** Four needed tables about one app, and a seat: a pack without errors, for tests to add to. */
export const SMALL: InlinePack = {
  VERSION: '2026-11-26\n',
  entities:
    'id,name,kind,state_of,lei,basis,source\n' +
    'maker,Maker Ltd,company,,,read,https://example.org/maker\n' +
    'state-cn,China,state,CN,,,\n',
  apps: 'id,name\nnotes,Notes\n',
  identifiers:
    'app,platform,identifier,track_id,basis,source\n' +
    'notes,android,com.example.notes,,read,https://example.org/notes\n' +
    'notes,ios,com.example.Notes,123456789,read,https://example.org/notes\n',
  publications:
    'app,entity,role,basis,source\nnotes,maker,publisher,read,https://example.org/notes\n',
  seats:
    'entity,kind,territory,basis,source\nmaker,incorporated,NL,read,https://example.org/maker\n',
  interests:
    'owner,asset,kind,basis,source\nstate-cn,maker,state-control,read,https://example.org/own\n',
};

/** Writes a pack into a folder of its own, hands it over, and removes it again. */
export function withPack<T>(pack: InlinePack, use: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'grendel-pack-'));
  try {
    for (const [name, text] of Object.entries(pack)) {
      const file = name === 'VERSION' ? name : fileOf(name as TableName);
      writeFileSync(join(dir, file), text);
    }
    return use(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
