import type { Traits } from '../traits.ts';
import type { Field } from '../layout.ts';

/** The page of `docs/get-an-export.md` that a remedy points to. */
export type Anchor =
  | 'jamf'
  | 'fleet'
  | 'workspace-one'
  | 'intune'
  | 'kandji'
  | 'nanomdm'
  | 'apple-configurator'
  | 'android-management'
  | 'google-workspace'
  | 'knox-manage'
  | 'ivanti'
  | 'soti'
  | 'manageengine'
  | 'headwind'
  | 'other';

/**
 * One export of one maker: how it is known, and what it can show. Where its facts stand is found by the general
 * mechanism; a family says only what names cannot.
 */
export type Family = {
  readonly id: string;
  readonly title: string;
  readonly anchor: Anchor;
  readonly kind: 'csv' | 'json';
  /**
   * Column names, folded, or paths of members (`results.*.mobileDeviceId`), all of which are there.
   * `|` separates names of which one suffices.
   */
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
  readonly traits?: Partial<Traits>;
  /** Counts apps, also where the column of counts was left out. */
  readonly aggregate?: true;
  /** Fields whose member has a name that says something else. CSV: folded column; JSON: path from the device or app. */
  readonly fields?: Readonly<Partial<Record<Field, string>>>;
  /** Why this is no inventory of apps at all. */
  readonly refuse?: Refusal;
};

export type Refusal = {
  readonly code: 'no-apps' | 'block-policy' | 'error-page';
  readonly message: string;
  readonly remedy: string;
};

export const seeExport = (anchor: Anchor): string => `See docs/get-an-export.md#${anchor}.`;

export const devicesOnly = (what: string, anchor: Anchor, how: string): Refusal => ({
  code: 'no-apps',
  message: `${what} lists devices and none of their apps`,
  remedy: `${how} ${seeExport(anchor)}`,
});
