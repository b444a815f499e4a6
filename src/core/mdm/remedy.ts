/** What to do where a connection does not work; `src/sentences/mdm/` says each in every language. */
export const REMEDY_CODES = [
  // Before the MDM is asked.
  'name-host',
  'put-secret',
  // Of what it answered.
  'unauthorised',
  'forbidden',
  'throttled',
  'unavailable',
  'cursor-lost',
  'not-found',
  'conflict',
  'refused',
  'unexpected',
  'intune-rights',
  'check-address',
  'no-address',
  'use-https',
  'no-user-in-address',
  'key-unreadable',
  // Of what was seen.
  'only-a-change',
  'nothing-there',
  'set-clock',
] as const;
export type RemedyCode = (typeof REMEDY_CODES)[number];

/** With what it is about. */
export type Remedy = {
  readonly code: RemedyCode;
  /** The host that nobody named. */
  readonly host: string | null;
  /** Where a secret is looked for: a file below the folder of the server, or a variable. */
  readonly file: string | null;
  readonly variable: string | null;
  /** What the MDM answered: the status of HTTP, and its own code, never a text. */
  readonly status: number | null;
  readonly said: string | null;
};
