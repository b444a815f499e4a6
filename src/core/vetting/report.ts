import type { Day } from '../day.ts';
import type { AppId, EntityId } from '../statements.ts';
import type { Decision, Reason, Verdict } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { FileFinding } from './file-finding.ts';
import type { Place } from './place.ts';

/** `analysed`: code and manifest were read. `not-analysable`: an app, but its code is hidden. `not-readable`: nothing could be said of the file. */
type VettingOutcome = 'analysed' | 'not-analysable' | 'not-readable';

/** Why a file is not analysable (the first two) or not readable. */
export type VettingWhy =
  | 'packed'
  | 'encrypted'
  | 'no-app-file'
  | 'damaged'
  | 'too-big'
  | 'took-too-long'
  | 'took-too-much-memory'
  | 'reader-stopped';

/** The facts without what can only be asked: plain JSON. */
export type Told = Omit<Facts, 'files' | 'classes'> & {
  /** Classes defined in the file, over all its code. */
  readonly classes: number;
};

/** What leaves the process that reads a file: plain JSON, still without law or ownership. */
export type Examined = {
  readonly sha256: string;
  readonly size: number;
  readonly outcome: VettingOutcome;
  readonly why: VettingWhy | null;
  /** Null where the file is not readable. */
  readonly told: Told | null;
  readonly whose: Whose;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly FileFinding[];
};

/** Whose app it is, as far as the file shows. `app` is the known app that is meant by it; never a claim that this file is that app, but for `known`. */
export type Whose =
  /** The identifier of a known app, signed by a key that is on record for it. */
  | { readonly kind: 'known'; readonly app: AppId }
  /** The identifier of a known app; no key of it is on record, so that anybody may have signed. */
  | { readonly kind: 'identifier-only'; readonly app: AppId }
  /** The identifier of a known app, signed by another key than those on record, by one that anybody has, or so that it does not hold. */
  | { readonly kind: 'other-signer'; readonly app: AppId }
  /** The code of a known app under another identifier. */
  | { readonly kind: 'fork'; readonly app: AppId }
  /** Goes by the name of a known app under another identifier: an impostor, or an edition that is not in the catalogue. */
  | { readonly kind: 'namesake'; readonly app: AppId }
  /** Not in the catalogue, signed by a known maker. */
  | { readonly kind: 'known-maker'; readonly entity: EntityId }
  | { readonly kind: 'unknown' };

/** What a file leaves open; `docs/vetting-evidence.md` explains each. */
export const OPEN_QUESTIONS = [
  'signer-differs',
  'signer-not-on-record',
  'signature-does-not-hold',
  'anyone-can-sign',
  'fork',
  'namesake',
  'packed',
  'encrypted',
  'not-readable',
  'not-fully-read',
  'file-finding',
  'loads-code',
  'one-sign-only',
  'lead-only',
] as const;

/** What an analyst can do about it. */
export const SETTLES = [
  'record-the-signer',
  'compare-with-store',
  'ask-for-unencrypted',
  'ask-for-unpacked',
  'watch-it-run',
  'get-the-file-again',
  'look-up-publisher',
  'second-sign',
] as const;
export type Settles = (typeof SETTLES)[number];

/** What keeps a file from being cleared, and what would settle it. */
export type OpenQuestion = {
  readonly code: (typeof OPEN_QUESTIONS)[number];
  readonly wouldSettle: Settles;
  /** `verdict`: nothing better than undetermined. `coverage`: only what could be read was looked at. */
  readonly holds: 'verdict' | 'coverage';
  readonly place: Place | null;
  /** The value, entity or code of finding that it is about; hostile where it is the file's own. */
  readonly about: string;
};

/** The four ways in which vetting ends, in the words of the exit codes. */
export type VettingAnswer =
  | 'found'
  | 'nothing-found'
  | 'not-readable'
  | 'nothing-found-in-what-could-be-read';

export type Vetted = Examined & {
  /** By the rules of the core over the catalogue and what the file adds; null: the catalogue does not know the app and the file adds nothing to judge by: not assessed. */
  readonly decision: Decision | null;
  /** The core's reasons behind the decision; null where none applies. Open questions may hold the decision back: never better than `undetermined` then. */
  readonly verdict: Verdict | null;
  /** What would speak for the app if this file were proven to be it. Shown, never counted. */
  readonly setAside: readonly Reason[];
  readonly open: readonly OpenQuestion[];
  readonly answer: VettingAnswer;
  /** Under what it was judged. */
  readonly catalogue: { readonly version: Day; readonly digest: string };
  readonly policy: { readonly id: string; readonly version: Day };
  readonly at: Day;
};
