import { mkdirSync } from 'node:fs';
import { lockFolder, type Lock } from '../store/lock.ts';
import { Refusal } from './refused.ts';

/** The folder for this process alone, or the words why not. */
export function takeFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const locked = lockFolder(folder);
  if (locked.ok) return locked.lock;
  const { pid, url } = locked.holder ?? { pid: null, url: null };
  const who = pid === null ? '' : ` (process ${pid}${url === null ? '' : `, ${url}`})`;
  throw new Refusal(
    `${folder}: another Grendel runs on this folder${who}`,
    'Stop it first, or give this one a folder of its own with GRENDEL_DATA.',
  );
}
