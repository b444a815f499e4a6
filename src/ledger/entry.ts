import canonicalize from 'canonicalize';
import { z } from 'zod';
import { isCommitment } from './commitment.ts';
import { LONGEST_ENTRY } from './tile.ts';

const MOST_DETAILS = 100;
const MOST_TEXTS = 100;

/** Codes, ids and versions: nothing that moves a cursor or hides. */
const word = z.string().regex(/^[^\p{C}\p{Z}]{1,300}$/u);
const commitment = z.string().refine(isCommitment);
const detail = z.union([
  z
    .string()
    .max(10_000)
    .refine((text) => text.isWellFormed()),
  z.number(),
  z.boolean(),
  z.null(),
]);

/** A day that the month does not have would roll over into the next. */
function isInstant(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
}

const EntryForm = z.strictObject({
  version: z.literal(1),
  action: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/),
  object: word,
  result: word,
  origin: word,
  actor: commitment,
  time: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
    .refine(isInstant),
  policy: word.nullable(),
  catalogue: word.nullable(),
  details: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/), detail)
    .refine((details) => Object.keys(details).length <= MOST_DETAILS),
  texts: z.array(commitment).max(MOST_TEXTS),
});

/**
 * One decision or effect (BIO2 8.15.01: action, object, result, origin, actor, time), with the rules that held.
 * `spec/ledger.md` has the format.
 */
export type Entry = {
  readonly version: 1;
  /** `finding.closed`: a thing and a deed. */
  readonly action: string;
  /** `finding:018f…` */
  readonly object: string;
  readonly result: string;
  /** What brought it about: `inventory:018f…`, `request`, `job:erase`. */
  readonly origin: string;
  /** Salted commitment. */
  readonly actor: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly policy: string | null;
  readonly catalogue: string | null;
  /** Codes, counts and ids; of people only salted commitments. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** Salted commitments of what people wrote. */
  readonly texts: readonly string[];
};

/** Canonical JSON (RFC 8785): one text for one entry, so that everybody computes the same hash. Throws where it is no entry. */
export function entryText(entry: Entry): string {
  const text = canonicalize(EntryForm.parse(entry)) ?? '';
  if (Buffer.byteLength(text) > LONGEST_ENTRY)
    throw new RangeError('an entry is longer than 65,535 bytes');
  return text;
}

export type ParsedEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly why: string };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strict: only what `entryText` writes, byte for byte. The bytes may come from anybody; `why` shows none of them. */
export function parseEntry(bytes: Uint8Array): ParsedEntry {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: 'it is no JSON in UTF-8' };
  }
  const { success, data, error } = EntryForm.safeParse(value);
  if (!success) {
    const [at] = error.issues[0]?.path ?? [];
    const member = typeof at === 'string' && at in EntryForm.shape ? at : null;
    return { ok: false, why: member ? `its "${member}" is not as it must be` : 'members differ' };
  }
  return canonicalize(data) === text
    ? { ok: true, entry: data }
    : { ok: false, why: 'it is not canonical (RFC 8785)' };
}
