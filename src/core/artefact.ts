import type { AppId } from './statements.ts';

/** One file that an administrator uploads, and all that they must know about it. */
export type Artefact = {
  readonly kind: ArtefactKind;
  /** `prevents`: the phone hides or refuses the app. `reports`: the MDM only says who has it. */
  readonly effect: 'prevents' | 'reports';
  readonly fileName: string;
  readonly mediaType: string;
  /** UTF-8 when written. The same list and options give the same bytes. */
  readonly content: string;
  /** Different identifiers in this file. */
  readonly identifiers: number;
  /** Products for which the setting had no room; never a part of a product. */
  readonly leftOut: readonly LeftOut[];
  /** Products without an identifier on this platform: this file does nothing about them. */
  readonly elsewhere: readonly { readonly app: AppId; readonly name: string }[];
  /** What phones, tenant and rights must have, or the file does nothing. */
  readonly needs: readonly string[];
  readonly notes: readonly string[];
};

export type LeftOut = {
  readonly app: AppId;
  readonly name: string;
  /** How many identifiers it has on this platform. */
  readonly identifiers: number;
  /** The setting that had no room. */
  readonly setting: string;
};

export type ArtefactKind =
  | 'apple-profile'
  | 'apple-declaration'
  | 'apple-activation'
  | 'android-policy'
  | 'android-policy-changes'
  | 'intune-settings-catalog'
  | 'intune-custom-profile'
  | 'intune-restricted-apps'
  | 'intune-compliance'
  | 'intune-personal-profile'
  | 'intune-play-uninstall';
