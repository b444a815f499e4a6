import canonicalize from 'canonicalize';
import { z } from 'zod';
import { isCommitment, opens } from '../commitment.ts';
import type { Entry } from '../entry.ts';
import { committedIn } from '../export.ts';
import { OPENINGS_FILE } from '../files.ts';
import type { Findings } from './findings.ts';

const LONGEST_LINE = 1_000_000;
const NEWLINE = 0x0a;

const Line = z.strictObject({
  commitment: z.string().refine(isCommitment),
  entry: z.number().int().min(0),
  field: z.string(),
  salt: z.string(),
  value: z.string(),
});
type Line = z.infer<typeof Line>;

/** Checks openings beside the entries, in their order, remembering one line only. */
export type Openings = {
  /** The next entries, from that index on; null for one that is not as signed or is no entry. */
  readonly beside: (from: number, entries: readonly (Entry | null)[]) => Promise<void>;
  /** Reads what is left; gives the number of lines and of those that opened something. */
  readonly end: () => Promise<{ readonly lines: number; readonly opened: number }>;
};

export function openingsOf(bytes: AsyncIterable<Uint8Array>, { note }: Findings): Openings {
  const lines = linesOf(bytes);
  let number = 0;
  let opened = 0;
  let reached = 0;
  let next: Line | null = null;

  /** Null at the end, or where the file can't be read on. */
  async function line(): Promise<{ readonly bytes: Uint8Array | null } | null> {
    try {
      const { value, done } = await lines.next();
      return done ? null : { bytes: value };
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      note('file-unreadable', { file: OPENINGS_FILE, text: error.message.slice(0, 40) });
      return null;
    }
  }

  async function advance(): Promise<void> {
    next = null;
    while (next === null) {
      const read = await line();
      if (read === null) return;
      number++;
      next = parseLine(read.bytes);
      if (next === null) note('opening-malformed', { file: OPENINGS_FILE, n: number });
    }
  }
  const wrong = (line: Line): void =>
    note('opening-wrong', { file: OPENINGS_FILE, n: number, from: line.entry });

  let isBegun = false;
  return {
    beside: async (from, entries) => {
      if (!isBegun) await advance();
      isBegun = true;
      for (
        let line = next as Line | null;
        line && line.entry < from + entries.length;
        line = next
      ) {
        const entry = entries[line.entry - from];
        if (line.entry < reached) note('opening-malformed', { file: OPENINGS_FILE, n: number });
        else if (entry && isOf(line, entry)) opened++;
        // One that is not as signed is told of already; what it committed to is not known.
        else if (entry !== null) wrong(line);
        reached = Math.max(reached, line.entry);
        await advance();
      }
    },
    end: async () => {
      if (!isBegun) await advance();
      for (let line = next as Line | null; line; line = next) {
        wrong(line);
        await advance();
      }
      return { lines: number, opened };
    },
  };
}

const isOf = (line: Line, entry: Entry): boolean =>
  opens(line.commitment, line) &&
  committedIn(entry).some(
    ([field, commitment]) =>
      commitment === line.commitment && (field === 'details' || field === line.field),
  );

function parseLine(bytes: Uint8Array | null): Line | null {
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const { data } = Line.safeParse(JSON.parse(text));
    return data && canonicalize(data) === text ? data : null;
  } catch {
    return null;
  }
}

/** Null for a line that is too long, or a last one without its newline. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const isShort = length + at - from <= LONGEST_LINE;
      yield isShort ? Buffer.concat([...held, chunk.subarray(from, at)]) : null;
      held = [];
      length = 0;
      from = at + 1;
    }
    length += chunk.length - from;
    if (length <= LONGEST_LINE) held.push(chunk.slice(from));
    else held = [];
  }
  if (length > 0) yield null;
}
