import type { RemedyCode } from '../../core/mdm/remedy.ts';

/** What is said of one thing that was tried of a connection: that it is so, is not, or was not tried. */
type Tried = (what: string, ok: boolean | null) => string;

export type TrialPhrases = {
  readonly host: Tried;
  readonly secret: Tried;
  readonly signIn: Tried;
  readonly right: Tried;
  readonly answer: Tried;
  readonly phones: Tried;
  readonly clock: Tried;
  /** What the MDM answered: `403 (Forbidden)`. */
  readonly answered: (what: string) => string;
  readonly nameHost: (host: string) => string;
  readonly putSecret: (file: string, variable: string | null) => string;
  readonly remedies: Readonly<Record<Exclude<RemedyCode, 'name-host' | 'put-secret'>, string>>;
};
