import { commit } from './commitment.ts';
import { entryText, type Entry } from './entry.ts';
import { exportLedger, type OpenedCommitment } from './export.ts';
import type { FileSink, Folder } from './files.ts';
import { integrate, newLog, signCheckpoint, type LogState } from './integrate.ts';
import { signerFrom, verifierText, type Signer } from './note.ts';
import type { StoredLog } from './reading.ts';

/** A log in memory, grown as the sequencer grows the one in the database, and folders in memory to export it to. */

export const ORIGIN = 'grendel.example/ledger';
export const signerOf = (seed: number, name = ORIGIN): Signer =>
  signerFrom(name, Buffer.alloc(32, seed));
export const SIGNER = signerOf(7);

export type MemoryLog = StoredLog & {
  readonly state: () => LogState;
  readonly add: (texts: readonly string[], batch?: number) => void;
  /** Signs what is there; the note stays in the state too. */
  readonly sign: (signer?: Signer) => string;
  readonly allEntries: () => readonly string[];
};

export function memoryLog(origin = ORIGIN): MemoryLog {
  let state = newLog(origin);
  const entries: string[] = [];
  const leaves: Uint8Array[] = [];
  const tiles = new Map<string, Uint8Array>();
  return {
    state: () => state,
    allEntries: () => entries,
    add: (texts, batch = texts.length) => {
      for (let at = 0; at < texts.length; at += batch) {
        const waiting = texts.slice(at, at + batch).map((entry, id) => ({ id, entry }));
        const done = integrate(state, waiting);
        entries.push(...done.entries);
        leaves.push(...done.leaves);
        for (const { level, number, hashes } of done.tiles) tiles.set(`${level}/${number}`, hashes);
        ({ state } = done);
      }
    },
    sign: (signer = SIGNER) => {
      const checkpoint = signCheckpoint(state, signer);
      state = { ...state, checkpoint };
      return checkpoint;
    },
    entries: async (from, limit) => entries.slice(from, from + limit),
    leaves: async (from, limit) => leaves.slice(from, from + limit),
    tile: async (level, number) => tiles.get(`${level}/${number}`) ?? null,
  };
}

export function entryOf(i: number, more: Partial<Entry> = {}): Entry {
  return {
    version: 1,
    action: 'finding.opened',
    object: `finding:${i}`,
    result: 'open',
    origin: 'inventory:47',
    actor: commit('actor', 'system').commitment,
    time: new Date(Date.UTC(2026, 10, 26) + i * 1000).toISOString(),
    policy: 'nl@2026-11-01',
    catalogue: '2026-11-25',
    details: { app: 'clip', devices: i },
    texts: [],
    ...more,
  };
}
export const textOf = (i: number): string => entryText(entryOf(i));

export type MemoryFolder = Folder & FileSink & { readonly files: Map<string, Buffer> };

export function memoryFolder(files = new Map<string, Buffer>()): MemoryFolder {
  return {
    files,
    write: async (path, content) => {
      if (files.has(path)) throw new Error(`${path} is there already`);
      const parts: Uint8Array[] = [];
      if (content instanceof Uint8Array) parts.push(content);
      else for await (const part of content) parts.push(part);
      files.set(path, Buffer.concat(parts));
    },
    read: async (path, most) => {
      const bytes = files.get(path);
      if (!bytes) return { kind: 'missing' };
      return bytes.length > most
        ? { kind: 'too-large', bytes: bytes.length }
        : { kind: 'bytes', bytes };
    },
    stream: async (path) => {
      const bytes = files.get(path);
      return bytes ? pieces(bytes) : null;
    },
    list: async function* () {
      yield* files.keys();
    },
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

export const copyOf = (folder: MemoryFolder): MemoryFolder => memoryFolder(new Map(folder.files));

/** The folder that this log exports, up to its last checkpoint. */
export async function exported(
  log: MemoryLog,
  openings: readonly OpenedCommitment[] | null = null,
  signer: Signer = SIGNER,
): Promise<MemoryFolder> {
  const folder = memoryFolder();
  const { checkpoint } = log.state();
  await exportLedger(
    {
      ...log,
      checkpoint: checkpoint ?? log.sign(signer),
      keys: [verifierText(signer)],
      openings:
        openings &&
        (async (asked) => openings.filter(({ commitment }) => asked.includes(commitment))),
    },
    folder,
  );
  return folder;
}
