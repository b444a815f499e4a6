import type { Territory } from '../core/statements.ts';

/** Codes that have no name in CLDR, or one that says less here. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  HK: 'Hong Kong',
  MO: 'Macao',
  NATO: 'NATO',
};

/**
 * Names as CLDR has them (tested) that most reports need: `Intl.DisplayNames` takes longer to make than a small scan
 * takes altogether, and is made only for a territory that is not here.
 */
export const USUAL_NAMES: Readonly<Record<string, string>> = {
  AE: 'United Arab Emirates',
  BE: 'Belgium',
  CH: 'Switzerland',
  CN: 'China',
  CY: 'Cyprus',
  DE: 'Germany',
  EU: 'European Union',
  FR: 'France',
  GB: 'United Kingdom',
  IE: 'Ireland',
  IR: 'Iran',
  JP: 'Japan',
  KP: 'North Korea',
  KR: 'South Korea',
  KY: 'Cayman Islands',
  LU: 'Luxembourg',
  NL: 'Netherlands',
  RU: 'Russia',
  SE: 'Sweden',
  SG: 'Singapore',
  TW: 'Taiwan',
  US: 'United States',
  VG: 'British Virgin Islands',
};

let regions: Intl.DisplayNames | null = null;

/** `CN` as `China`; a code without a name stays what it is. */
export function territoryName(code: Territory | string): string {
  const known = OWN_NAMES[code] ?? USUAL_NAMES[code];
  if (known !== undefined) return known;
  if (!/^[A-Z]{2}$/.test(code)) return code;
  regions ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return regions.of(code) ?? code;
}

const WITH_ARTICLE = new Set([
  'NL',
  'US',
  'GB',
  'AE',
  'KY',
  'VG',
  'PH',
  'CZ',
  'EU',
  'IM',
  'MH',
  'BS',
  'TC',
]);

/** As it stands in a sentence: `the Netherlands`, `China`. */
export function inSentence(code: Territory | string): string {
  const name = territoryName(code);
  return WITH_ARTICLE.has(code) && !name.startsWith('the ') ? `the ${name}` : name;
}
