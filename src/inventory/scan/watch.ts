import type { Platform } from '../../core/catalogue.ts';
import type { Strength, Watchlist } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { encode, equals, trimEnd, trimStart } from './bytes.ts';
import { addTo, createFilter, type Filter } from './filter.ts';
import { WATCHED_BITS } from './kernel-memory.ts';
import { MAX_NAME, normaliseAscii, normaliseName, normaliseSlowly } from './name.ts';
import { byteTable, type ByteTable } from './table.ts';

/** An app that an identifier or name may stand for. A name has no platform. */
export type Candidate = { readonly app: AppId; readonly platform: Platform | null };

/**
 * What a look-up found: candidates spelt exactly so, and those of iOS that differ in case.
 * Which of them count is decided when the device's platform is known (`choose`).
 */
export type Match = {
  readonly by: 'identifier' | 'name';
  readonly exact: readonly Candidate[];
  readonly folded: readonly Candidate[];
};

/** Looks up spans of bytes, without decoding them. Null: the catalogue does not know it. */
export type WatchIndex = {
  readonly identifier: (bytes: Uint8Array, start: number, end: number) => Match | null;
  readonly trackId: (bytes: Uint8Array, start: number, end: number) => Match | null;
  readonly name: (bytes: Uint8Array, start: number, end: number) => Match | null;
  /** Of all identifiers and numbers, trimmed, in any case. */
  readonly watched: Filter;
};

/** Kept with the list: many small files, or the pages of a sync, are looked through for the same. */
const built = new WeakMap<Watchlist, WatchIndex>();

export function buildIndex(watchlist: Watchlist): WatchIndex {
  const known = built.get(watchlist);
  if (known) return known;
  const index = indexOf(watchlist);
  built.set(watchlist, index);
  return index;
}

function indexOf(watchlist: Watchlist): WatchIndex {
  const identifiers = identifierTable(watchlist);
  const trackIds = trackIdTable(watchlist);
  // Only an export without identifiers is asked for names, and to prepare them takes a start 10 ms.
  let names: ByteTable<Match> | null = null;
  const scratch = new Uint8Array(MAX_NAME);
  const watched = createFilter(WATCHED_BITS);
  for (const table of [identifiers, trackIds])
    for (const hash of table.hashes) addTo(watched, hash);

  return {
    watched,
    identifier(bytes, start, end) {
      const from = trimStart(bytes, start, end);
      const to = trimEnd(bytes, from, end);
      const group = identifiers.find(bytes, from, to);
      if (group === null) return null;
      for (const spelling of group.spellings)
        if (equals(bytes, from, to, spelling.bytes)) return spelling.match;
      return group.otherCase;
    },
    trackId(bytes, start, end) {
      const from = trimStart(bytes, start, end);
      return trackIds.find(bytes, from, trimEnd(bytes, from, end));
    },
    name(bytes, start, end) {
      if (end - start > MAX_NAME) return null;
      names ??= nameTable(watchlist);
      const length = normaliseAscii(bytes, start, end, scratch);
      if (length >= 0) return names.find(scratch, 0, length);
      const slow = encode(normaliseSlowly(bytes, start, end));
      return names.find(slow, 0, slow.length);
    },
  };
}

/**
 * The candidates that count on a device of this platform (null: not known), and how sure that is.
 * An identifier that both platforms use keeps both candidates where the platform is not known.
 */
export function choose(
  match: Match,
  platform: Platform | null,
): { readonly strength: Strength; readonly candidates: readonly Candidate[] } {
  if (match.by === 'name') return { strength: 'name', candidates: match.exact };
  const exact = match.exact.every((c) => platform === null || c.platform === platform)
    ? match.exact
    : match.exact.filter((c) => c.platform === platform);
  if (exact.length > 0) return { strength: 'exact', candidates: exact };
  // Android's package names are matched exactly or not at all.
  return { strength: 'case-folded', candidates: platform === 'android' ? [] : match.folded };
}

/** All identifiers that differ in ASCII case only. */
type Group = {
  readonly spellings: readonly { readonly bytes: Uint8Array; readonly match: Match }[];
  /** For a spelling that the catalogue does not have; null where no candidate is of iOS. */
  readonly otherCase: Match | null;
};

function identifierTable(watchlist: Watchlist): ByteTable<Group> {
  const groups = new Map<string, Spelling[]>();
  for (const { identifier, kind, app, platform } of watchlist.identifiers) {
    const text = identifier.trim();
    if (kind !== 'identifier' || text === '') continue;
    const folded = asciiLower(text);
    const spellings = groups.get(folded) ?? [];
    if (spellings.length === 0) groups.set(folded, spellings);
    let spelling = spellings.find((s) => s.text === text);
    if (spelling === undefined) spellings.push((spelling = { text, candidates: [] }));
    addCandidate(spelling.candidates, { app, platform });
  }
  const entries: { key: Uint8Array; value: Group }[] = [];
  for (const [folded, spellings] of groups) {
    const ios: Candidate[] = [];
    for (const { candidates } of spellings)
      for (const candidate of candidates)
        if (candidate.platform === 'ios') addCandidate(ios, candidate);
    const key = encode(folded);
    const value: Group = {
      spellings: spellings.map(({ text, candidates }) => ({
        bytes: text === folded ? key : encode(text),
        match: { by: 'identifier', exact: candidates, folded: ios },
      })),
      otherCase: ios.length > 0 ? { by: 'identifier', exact: [], folded: ios } : null,
    };
    entries.push({ key, value });
  }
  return byteTable(entries, true);
}

type Spelling = { readonly text: string; readonly candidates: Candidate[] };

function trackIdTable(watchlist: Watchlist): ByteTable<Match> {
  const watched = watchlist.identifiers.filter((w) => w.kind === 'track-id');
  const entries = [...Map.groupBy(watched, (w) => w.identifier.trim())]
    .filter(([number]) => number !== '')
    .map(([number, same]) => ({
      key: encode(number),
      value: { by: 'identifier', exact: unique(same), folded: [] } satisfies Match,
    }));
  return byteTable<Match>(entries, false);
}

function nameTable(watchlist: Watchlist): ByteTable<Match> {
  const entries = [...Map.groupBy(watchlist.names, (w) => normaliseName(w.name))]
    .filter(([name]) => name !== '')
    .map(([name, same]) => ({
      key: encode(name),
      value: {
        by: 'name',
        exact: unique(same.map(({ app }) => ({ app, platform: null }))),
        folded: [],
      } satisfies Match,
    }));
  return byteTable<Match>(entries, false);
}

const asciiLower = (text: string): string =>
  /[A-Z]/.test(text) ? text.replace(/[A-Z]/g, (c) => c.toLowerCase()) : text;

function addCandidate(list: Candidate[], candidate: Candidate): void {
  const known = list.some((c) => c.app === candidate.app && c.platform === candidate.platform);
  if (!known) list.push(candidate);
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { app, platform } of candidates) addCandidate(found, { app, platform });
  return found;
}
