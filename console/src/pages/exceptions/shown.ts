export const SHOWN = ['queue', 'ending', 'register', 'approvals'] as const;
export type Shown = (typeof SHOWN)[number];
