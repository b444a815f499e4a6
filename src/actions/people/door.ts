import type { Instant } from '../../core/inventory.ts';
import type { Refused, Server } from '../server.ts';
import type { Digest } from './store.ts';

/** What a secret opens is told by its beginning: so nobody hands one thing in for another. */
export const PREFIXES = { session: 'gs_', link: 'gl_', key: 'gk_' } as const;
type SecretKind = keyof typeof PREFIXES;

/** All that actions about people need from outside. */
export type PeopleServer = Server & { readonly secrets: SecretMaker };
export type SecretMaker = {
  /** 256 bits of chance; shown once, and kept as its digest. */
  readonly make: (kind: SecretKind) => { readonly text: string; readonly digest: Digest };
  readonly digestOf: (text: string) => Digest;
};

/** Who somebody is, as the login server says. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly address: string | null;
  readonly groups: readonly string[];
};

/** What has to be known again when the browser comes back, and by nobody else. */
export type BegunLogin = {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  /** Made once: the token request says the very same. */
  readonly redirect: string;
  readonly until: Instant;
};

type LoginCode = 'login-server-unreachable' | 'login-failed' | 'groups-not-told';
/** A login server (OpenID Connect). It never throws for what the network or the server does. */
export type LoginServer = {
  readonly begin: (
    at: Instant,
  ) => Promise<
    | { readonly ok: true; readonly address: string; readonly begun: BegunLogin }
    | Refused<'login-server-unreachable'>
  >;
  /** `answer`: the query with which the browser came back. */
  readonly finish: (
    begun: BegunLogin,
    answer: string,
  ) => Promise<{ readonly ok: true; readonly identity: Identity } | Refused<LoginCode>>;
};
