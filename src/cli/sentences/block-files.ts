import type { Artefact, ArtefactKind } from '../../core/artefact.ts';
import type { Target } from '../world.ts';

/** What each file is, for the person who uploads it. */
export const BLOCK_FILES: Record<ArtefactKind, string> = {
  'apple-profile': 'Apple restrictions profile',
  'apple-declaration': 'Apple declaration (OS 27 and later)',
  'apple-activation': 'Activation of the declaration',
  'android-policy': 'Android Management policy, whole',
  'android-policy-changes': 'Android Management policy, the changes alone',
  'intune-settings-catalog': 'Intune settings catalog for iOS and iPadOS',
  'intune-custom-profile': 'Intune custom profile for iOS and iPadOS',
  'intune-restricted-apps': 'Intune restricted-apps report for iOS and iPadOS',
  'intune-compliance': 'Intune compliance policy for iOS and iPadOS',
  'intune-personal-profile': 'Intune personal side of Android work profiles',
  'intune-play-uninstall': 'Intune removal from managed Google Play',
};

export const EFFECTS: Record<Artefact['effect'], string> = {
  prevents: 'prevents: the phone hides or refuses these apps',
  reports: 'reports: the MDM says who has these apps, and prevents nothing',
};

/** How to upload it, and how to see that it holds. */
export const BLOCK_PAGES: Record<Target, string> = {
  apple: 'docs/block-with-apple-mdm.md (also Jamf, Fleet, Workspace ONE)',
  android: 'docs/block-with-android-management.md',
  intune: 'docs/block-with-intune.md',
};
