/** What can be proposed. */
export const KINDS = ['policy', 'listing', 'clearance', 'finding', 'catalogue', 'end'] as const;
export type Kind = (typeof KINDS)[number];
