import type { Platform } from '../core/catalogue.ts';
import type { Enrolment, SeenDevice, Visibility } from '../core/inventory.ts';
import { instantOf } from './dates.ts';
import type { Classified, Classify } from './scan/devices.ts';
import type { Traits } from './traits.ts';

type Ownership = SeenDevice['ownership'];

/** Turns an export's own words on a device into ours. What is not said stays `unknown`. */
export function classifier(traits: Traits): Classify {
  return (texts): Classified => {
    const platform =
      platformOf(texts.platform) ??
      platformOf(texts.osVersion) ??
      platformOfModel(texts.model) ??
      traits.platform;
    const words = [texts.enrolment, texts.ownership, texts.platform].map((text) =>
      fold(text ?? ''),
    );
    const ownership = ownershipOf(fold(texts.ownership ?? ''), words);
    const enrolment = enrolmentOf(platform, ownership, words, texts.supervised, traits);
    if (platform === null && isDesktop(texts.platform, texts.osVersion))
      return {
        platform: null,
        enrolment: 'unknown',
        ownership,
        visibility: 'unknown',
        collected: texts.collected === null ? null : instantOf(texts.collected, traits.dateOrder),
      };
    return {
      platform,
      enrolment,
      ownership: ownership === 'unknown' ? ownershipByEnrolment(enrolment) : ownership,
      visibility: visibilityOf(platform, enrolment, ownership, traits),
      collected: texts.collected === null ? null : instantOf(texts.collected, traits.dateOrder),
    };
  };
}

const fold = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export function platformOf(text: string | null): Platform | null {
  if (text === null) return null;
  const word = fold(text);
  if (/android|^afw|samsung|knox|aosp/.test(word)) return 'android';
  // Numbers as some reports have them are not taken: 1 is iOS with one MDM and Windows with another.
  return /^(ios|ipad|iphone|apple$|appleios|i$)/.test(word) || /iphone|ipad|ipod/.test(word)
    ? 'ios'
    : null;
}

/** Laptops are not covered: the catalogue has no identifiers for them, so silence about one is no all-clear. */
const isDesktop = (...texts: readonly (string | null)[]): boolean =>
  texts.some((text) =>
    /^(windows|macos|macosx|mac|osx|darwin|linux|ubuntu|chromeos|chrome$)/.test(fold(text ?? '')),
  );

function platformOfModel(text: string | null): Platform | null {
  if (text === null) return null;
  if (/^(iphone|ipad|ipod)/i.test(text.trim())) return 'ios';
  return /^(sm-|pixel|galaxy|nokia|moto|oneplus|fairphone|xiaomi|redmi|oppo|cat s|zebra|tc\d\d|xcover)/i.test(
    text.trim(),
  )
    ? 'android'
    : null;
}

const YES =
  /^(yes|true|1|t|y|ja|tak|oui|si|sí|supervised|wahr|waar|vrai|prawda|x|betreut|überwacht|supervise)$/;
const NO =
  /^(no|false|0|f|n|nee|nein|non|nie|unsupervised|notsupervised|falsch|onwaar|faux|fałsz)$/;

function ownershipOf(text: string, words: readonly string[]): Ownership {
  // Jamf's deviceOwnershipType (OpenAPI 11.7.1, read) names the enrolment; the account-driven device enrolment says nothing.
  if (/^accountdrivendeviceenrollment$/.test(text)) return 'unknown';
  if (
    /personal|userenrol|byod|employee|privé|prive|privat|eigen$|prywatn|particulier/.test(text) ||
    text === 'e'
  )
    return 'personal';
  // Workspace ONE: C corporate dedicated, S corporate shared, E employee (read).
  if (
    /company|corporate|institution|organisation|organization|business|zakelijk|bedrijf|firm|dienst|entreprise|służb/.test(
      text,
    ) ||
    /^[cs]$/.test(text)
  )
    return 'company';
  return words.some((word) => /personallyowned|byod/.test(word)) ? 'personal' : 'unknown';
}

const ownershipByEnrolment = (enrolment: Enrolment): Ownership =>
  enrolment === 'company-work-profile' || enrolment === 'fully-managed'
    ? 'company'
    : enrolment === 'personal-work-profile'
      ? 'personal'
      : 'unknown';

function enrolmentOf(
  platform: Platform | null,
  ownership: Ownership,
  words: readonly string[],
  supervised: string | null,
  traits: Traits,
): Enrolment {
  const says = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (platform !== 'ios') {
    if (
      says(
        /corporateworkprofile|companyownedworkprofile|workprofileoncompany|workprofileforcompany|^cope|wpco|corporateownedworkprofile|corporateownedpersonallyenabled/,
      )
    )
      return 'company-work-profile';
    if (says(/personallyownedworkprofile|personalworkprofile|^byod|workprofileonpersonal/))
      return 'personal-work-profile';
    // AMAPI: managementMode and ownership together (discovery document 20260917, read).
    if (says(/profileowner|^workprofile$|androidworkprofile/)) {
      if (ownership === 'company') return 'company-work-profile';
      if (ownership === 'personal') return 'personal-work-profile';
      return 'unknown';
    }
    if (
      says(
        /deviceowner|fullymanaged|dedicated|^cobo|^cosu|workmanaged|corporateownedsingleuse|kiosk/,
      )
    )
      return 'fully-managed';
  }
  if (platform !== 'android') {
    // Intune's `userEnrollment` is the Company Portal, Apple's user enrolment is `appleUserEnrollment` there (types, read).
    const own = traits.hidesPersonal
      ? /appleuserenrol|accountdrivenuserenrol/
      : /userenrol|^onpersonal$/;
    if (says(own)) return 'user-enrolment';
    const flag = fold(supervised ?? '');
    if (YES.test(flag)) return 'supervised';
    if (
      says(
        /^(ade|dep)$|automateddevice|deviceenrollmentprogram|applebulk|^onautomatic$|zerotouchapple|^supervised$/,
      ) &&
      !NO.test(flag)
    )
      return 'supervised';
    if (
      says(
        /accountdrivendevice|^deviceenrol|^device$|^onmanual$|^institutional$|^userenrollment$|profiledriven/,
      )
    )
      return 'device-enrolment';
  }
  return traits.enrolment;
}

/** What an MDM can see, by enrolment: policy requirements R-P-6, Apple's and Google's pages (read 2026-11-25). */
const SEES: Readonly<Record<Enrolment, Visibility>> = {
  // Third-party apps; from iOS 26 system apps too.
  supervised: 'all',
  'device-enrolment': 'all',
  'user-enrolment': 'managed-only',
  'fully-managed': 'all',
  'company-work-profile': 'work-side',
  'personal-work-profile': 'work-side',
  unknown: 'unknown',
};

function visibilityOf(
  platform: Platform | null,
  enrolment: Enrolment,
  ownership: Ownership,
  traits: Traits,
): Visibility {
  const byEnrolment =
    (platform === null ? undefined : traits.sees[platform]?.[enrolment]) ?? SEES[enrolment];
  const hidden =
    traits.hidesPersonal && platform === 'ios' && ownership !== 'company' && byEnrolment === 'all';
  const seen: Visibility = hidden
    ? ownership === 'personal'
      ? 'managed-only'
      : 'unknown'
    : byEnrolment;
  const capped = traits.cap !== null && (seen === 'all' || seen === 'unknown') ? traits.cap : seen;
  return traits.namesOnly && (capped === 'all' || capped === 'unknown') ? 'names-only' : capped;
}
