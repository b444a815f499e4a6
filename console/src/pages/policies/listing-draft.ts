/** A listing by hand, as it is being written. */
export type ListingDraft = {
  readonly kind: 'app' | 'new-app' | 'entity' | 'territory';
  readonly territory: string;
  readonly name: string;
  readonly android: string;
  readonly ios: string;
  readonly reaches: boolean;
  readonly authority: string;
  readonly instrument: string;
  readonly source: string;
  readonly measure: 'prohibit' | 'remove';
};
export const NO_LISTING: ListingDraft = {
  kind: 'app',
  territory: '',
  name: '',
  android: '',
  ios: '',
  reaches: true,
  authority: '',
  instrument: '',
  source: '',
  measure: 'prohibit',
};

/** A name made of small letters, digits and single hyphens; of a name in another script, its code points. */
export function idOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\da-z]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (plain !== '' || text.trim() === '') return plain.slice(0, 60);
  return [...text.trim()]
    .map((sign) => sign.codePointAt(0)?.toString(16))
    .join('-')
    .slice(0, 60);
}

/** Package names and bundle IDs, typed with commas or spaces. */
export const identifiersOf = ({ android, ios }: Pick<ListingDraft, 'android' | 'ios'>) =>
  [
    ...several(android).map((identifier) => ({ platform: 'android' as const, identifier })),
    ...several(ios).map((identifier) => ({ platform: 'ios' as const, identifier })),
  ].map((one) => ({ ...one, trackId: '' }));

export const several = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((one) => one !== '')),
];
