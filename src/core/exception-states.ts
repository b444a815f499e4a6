/** `granted`: decided, and its first day has not come. `ended`: its last day has passed, whether it was ever in force or not. */
export const EXCEPTION_STATES = [
  'asked',
  'advised',
  'granted',
  'refused',
  'in-force',
  'ended',
  'withdrawn',
] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];
export type ExceptionDeed = 'advise' | 'grant' | 'refuse' | 'begin' | 'end' | 'withdraw';

const WAITING = {
  advise: 'advised',
  grant: 'granted',
  refuse: 'refused',
  end: 'ended',
  withdraw: 'withdrawn',
} as const;
const AFTER: Readonly<Record<ExceptionState, Partial<Record<ExceptionDeed, ExceptionState>>>> = {
  asked: WAITING,
  advised: WAITING,
  granted: { begin: 'in-force', end: 'ended', withdraw: 'withdrawn' },
  'in-force': { end: 'ended', withdraw: 'withdrawn' },
  refused: {},
  ended: {},
  withdrawn: {},
};

/** What it is after that; null where that cannot happen to it. Nothing brings back one that is refused, ended or withdrawn. */
export const after = (state: ExceptionState, deed: ExceptionDeed): ExceptionState | null =>
  AFTER[state][deed] ?? null;

/** Those to which it can happen. */
export const statesBefore = (deed: ExceptionDeed): readonly ExceptionState[] =>
  EXCEPTION_STATES.filter((state) => after(state, deed) !== null);
