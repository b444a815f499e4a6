/** The forms of identifiers, numbers and addresses. Each says only whether the text has the form. */

/** Ids of entities, apps, listings and SDKs: short, stable, fit for a URL. */
export const isId = (text: string): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 100;

/**
 * Android: at least two parts, each a letter and then letters, digits and underscores
 * (developer.android.com, "Configure the app module", memory).
 */
export const isPackageName = (text: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/.test(text) && text.length <= 223;

/** Apple: letters, digits, hyphens and points. Ids without a point exist (`youdaoPro`); so do old underscores. */
export const isBundleId = (text: string): boolean =>
  /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(text) && text.length <= 155;

/** A part of a package name or bundle ID that ends with a point, or a name under which others nest. */
export const isPrefix = (text: string): boolean => /^(?:[A-Za-z0-9_-]+\.)+$/.test(text);

export const isTrackId = (text: string): boolean => /^[1-9]\d{5,11}$/.test(text);
export const isWikidataId = (text: string): boolean => /^Q[1-9]\d{0,11}$/.test(text);
/** BCP 47 as far as names need it: language, script, region. */
export const isLanguage = (text: string): boolean =>
  /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(text);

export const isDomain = (text: string): boolean =>
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(text);

/** http or https, a host, no spaces, no user and password in it. */
export const isAddress = (text: string): boolean =>
  /^https?:\/\/[A-Za-z0-9\u{80}-\u{FFFF}](?:[A-Za-z0-9._\u{80}-\u{FFFF}-]*)(?::\d{1,5})?(?:[/?#][^\s"<>]*)?$/u.test(
    text,
  ) && text.length <= 2000;

/**
 * Legal Entity Identifier: ISO 17442, check digits by ISO 7064 MOD 97-10 (letters A = 10 … Z = 35; the whole
 * number leaves 1).
 */
export function leiFault(text: string): 'form' | 'check digits' | null {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(text)) return 'form';
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? null : 'check digits';
}
