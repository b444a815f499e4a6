import type { Basis, AppId, EntityId, Territory } from '../statements.ts';
import type { Place } from './place.ts';

/**
 * What one thing in an app file says, and how far to trust it. `decisive` carries a statement alone, `strong` needs a second sign of another family before
 * anything may be prohibited on it, `supporting` says something only together with others, a `hint` is for a person and decides nothing.
 */
export const WEIGHTS = ['hint', 'supporting', 'strong', 'decisive'] as const;
export type Weight = (typeof WEIGHTS)[number];

/**
 * What a sign means, first about the app (whose it is), from `sdk` on about what is inside (whose code and servers). `docs/vetting-evidence.md` explains
 * each; a code once given keeps its meaning.
 */
export const SIGNALS = [
  'known-identifier',
  'known-signer',
  'shared-signer',
  'anyone-can-sign',
  'signer-country',
  'known-name',
  'code-of-known-app',
  'register-number',
  'default-language',
  'developer-key',
  'sold-through',
  'sdk',
  'sdk-trace',
  'packer',
  'loads-code',
  'trust-anchor',
  'host',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** How it was seen. */
export type EvidenceKind =
  | 'identifier'
  | 'label'
  | 'component'
  | 'defined-class'
  | 'referenced-class'
  | 'native-library'
  | 'framework'
  | 'class-prefix'
  | 'asset'
  | 'meta-data'
  | 'permission'
  | 'privacy-manifest'
  | 'host'
  | 'certificate'
  | 'team'
  | 'language'
  | 'register-number';

/** Kinds of one family are one sign, however many there are: a rule never rests on two of the same. */
export const FAMILIES = {
  identifier: 'name',
  label: 'name',
  component: 'manifest',
  'meta-data': 'manifest',
  permission: 'manifest',
  'defined-class': 'code',
  'referenced-class': 'code',
  'class-prefix': 'code',
  'native-library': 'library',
  framework: 'library',
  asset: 'file',
  'privacy-manifest': 'network',
  host: 'network',
  certificate: 'signature',
  team: 'signature',
  language: 'text',
  'register-number': 'text',
} as const satisfies Readonly<Record<EvidenceKind, string>>;

export type Evidence = {
  readonly signal: Signal;
  readonly about: 'app' | 'inside';
  readonly weight: Weight;
  readonly kind: EvidenceKind;
  /** What was found, as the file writes it (hostile), short: a class prefix, a library's name, a host, a SHA-256. */
  readonly value: string;
  /** The row of the catalogue that it met: an SDK, packer, loader, channel, anchor. Null: no row was needed. */
  readonly row: { readonly table: string; readonly id: string; readonly name: string } | null;
  readonly entity: EntityId | null;
  readonly app: AppId | null;
  readonly territory: Territory | null;
  /** How many of the kind: classes under a prefix, components, hosts. */
  readonly count: number;
  /** The first of them. */
  readonly place: Place;
  /** Of the row that it met; null where the file alone says it. */
  readonly basis: Basis | null;
  readonly source: string;
};
