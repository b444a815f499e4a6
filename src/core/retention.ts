import type { Instant } from './inventory.ts';

export const RETENTION_CLASSES = [
  'contacts',
  'answers',
  'exceptions',
  'changes',
  'findings',
  'people',
  'api-keys',
  'app-files',
  'vettings',
  'actors',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** How long one class of data about people is kept. */
type Term = {
  /** What is erased once it is over. */
  readonly what: string;
  /** What starts its clock. */
  readonly since: string;
  /** Until an organisation sets another. */
  readonly days: number;
  /** Within these an organisation may set it. */
  readonly least: number;
  readonly most: number;
  /** Where the days come from. `ours`: nobody whom we read names a time, and the selection list of an organisation goes before it. */
  readonly source: string;
};

const YEAR = 365;
const LONGEST = 36_525;

/** The one place for terms. What ends by itself within days (sessions, sign-in links, answers to requests) has none to set. */
export const TERMS: Readonly<Record<RetentionClass, Term>> = {
  contacts: {
    what: 'names of phones and holders, addresses; then what opens the ledger’s commitments to them',
    since: 'the last finding of the phone was closed and no exception is in force',
    days: 30,
    least: 0,
    most: YEAR,
    source: 'ours',
  },
  answers: {
    what: 'what holders wrote with an answer, also while the holder is known by another finding',
    since: 'the finding was closed',
    days: 180,
    least: 1,
    most: LONGEST,
    source: 'ours',
  },
  exceptions: {
    what: 'the task, advice and reasons of exceptions and approvals; the register keeps the decision',
    since: 'it was refused, withdrawn or over',
    days: YEAR,
    least: 30,
    most: LONGEST,
    source: 'ours',
  },
  changes: {
    what: 'reasons, decisions and comments of changes of the rules; what held and when stays',
    since: 'it was rejected, withdrawn or over, or another took its place',
    days: 1826,
    least: YEAR,
    most: LONGEST,
    source: 'ours',
  },
  findings: {
    what: 'closed findings with events, messages, answers and leave, and phones of which nothing else is kept',
    since: 'it was closed and no exception for it is in force',
    days: 2 * YEAR,
    least: 30,
    most: LONGEST,
    source: 'ours',
  },
  people: {
    what: 'name, e-mail address and account of who has ended; their number stays with what they did',
    since: 'they were ended',
    days: 180,
    least: 1,
    most: LONGEST,
    source: 'ours',
  },
  'api-keys': {
    what: 'API keys that open nothing any more, with their names',
    since: 'it was ended or ran out',
    days: 90,
    least: 1,
    most: LONGEST,
    source: 'ours',
  },
  'app-files': {
    what: 'app files that somebody asked to keep; their reports stay',
    since: 'it was read',
    days: 30,
    least: 1,
    most: YEAR,
    source: 'ours',
  },
  vettings: {
    what: 'app files that were handed in, with their names and reports; what was signed on them stays',
    since: 'it was read or cancelled',
    days: 2 * YEAR,
    least: 1,
    most: LONGEST,
    source: 'ours',
  },
  actors: {
    what: 'what opens the ledger’s commitments to who acted and to what they wrote; the entries stay',
    since: 'the entry was made',
    days: 1096,
    least: 1096,
    most: LONGEST,
    source: 'BIO2 5.28.01: data about incidents, with logs, at least three years',
  },
};

export type Terms = Readonly<Record<RetentionClass, number>>;

/** The days that hold, from what was set before, by whichever version of the program: what does not fit counts as not set. */
export function termsFrom(set: Readonly<Record<string, unknown>>): Terms {
  const days = (one: RetentionClass): number => {
    const given = set[one];
    return typeof given === 'number' && isTerm(one, given) ? given : TERMS[one].days;
  };
  return Object.fromEntries(RETENTION_CLASSES.map((one) => [one, days(one)])) as Terms;
}

/** Whole days within the bounds of the class. */
export function isTerm(one: RetentionClass, days: number): boolean {
  const { least, most } = TERMS[one];
  return Number.isInteger(days) && days >= least && days <= most;
}

const DAY = 86_400_000;

/** What ended then or before is over its term. */
export const endedBy = (at: Instant, days: number): Instant =>
  new Date(Date.parse(at) - days * DAY).toISOString() as Instant;
