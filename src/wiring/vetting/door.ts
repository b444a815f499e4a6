import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { VettingDoor } from '../../actions/vetting/door.ts';
import type { Edition } from '../../actions/vetting/stored.ts';
import type { Server } from '../../actions/server.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { filesIn } from '../../catalogue/files.ts';
import { knowledgeOf } from '../../catalogue/knowledge.ts';
import { ruleReader } from '../changes/reader.ts';
import { onDisk } from './on-disk.ts';
import { readersEdition } from './readers.ts';

/** Each process that reads may take the memory of one (docs/vetting-limits.md). */
const MOST_AT_ONCE = 4;

/** App files of a server: read by the signs of the catalogue that is in force there. What reads them is loaded when the first one comes. */
export function vettingDoor({ store, rules }: Pick<Server, 'store' | 'rules'>): VettingDoor {
  // Of two catalogues, since a file may be on its way while another takes the place of the first.
  const known = new Map<string, Promise<string>>();
  const signs = (digest: string): Promise<string> => {
    const before = known.get(digest);
    if (before !== undefined) return before;
    const now = readSigns(store, digest);
    now.catch(() => known.delete(digest));
    known.set(digest, now);
    const [oldest] = known.keys();
    if (known.size > 2 && oldest !== undefined) known.delete(oldest);
    return now;
  };
  return {
    atOnce: Math.max(1, Math.min(MOST_AT_ONCE, availableParallelism() - 1)),
    async edition(): Promise<Edition> {
      const { version, digest } = rules().catalogue;
      const reader = readersEdition();
      return { id: `${reader}.${digest.slice(0, 16)}`, reader, catalogue: version, digest };
    },
    hash() {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
    },
    examine: (pieces, { digest }, signal) =>
      onDisk(pieces, (path) => examineAt(path, signs(digest), signal)),
  };
}

async function readSigns({ changes }: Server['store'], digest: string): Promise<string> {
  const packed = await changes.document(digest);
  if (packed === null) throw new Error('the catalogue in force is not there');
  return JSON.stringify(knowledgeOf(filesIn(ruleReader.unpack(packed))).knowledge);
}

/** Null: the signal came first, and nothing reads any more. One process a file: one that a file has taken over can lie of no other. */
async function examineAt(
  path: string,
  knowledge: Promise<string>,
  signal: AbortSignal,
): Promise<Examined | null> {
  const { examineFiles } = await import('../../analysis/process/examine-files.ts');
  const { joinForNextTime } = await import('../../analysis/process/warm.ts');
  const outcomes = examineFiles([path], {
    knowledge: () => knowledge,
    processes: 1,
    filesPerProcess: 1,
    signal,
  });
  for await (const outcome of outcomes) {
    if (outcome.kind !== 'examined') throw new Error('an app file could not be read back');
    joinForNextTime(Date.now());
    return outcome.examined;
  }
  if (signal.aborted) return null;
  throw new Error('an app file could not be read back');
}
