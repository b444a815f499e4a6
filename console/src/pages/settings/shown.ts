export const SHOWN = ['you', 'organisations', 'people', 'keys', 'notices', 'retention'] as const;
export type Shown = (typeof SHOWN)[number];
