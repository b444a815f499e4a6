import * as oidc from 'openid-client';
import type { BegunLogin, Identity, LoginServer } from '../../actions/people/door.ts';
import { refused } from '../../actions/server.ts';
import type { Instant } from '../../core/inventory.ts';
import type { OidcSettings } from './settings.ts';

const TIMEOUT_SECONDS = 10;
const LOGIN_MS = 600_000;
/** What is known of the login server is asked again after an hour: its keys are looked at by themselves. */
const KNOWN_MS = 3_600_000;

/** OpenID Connect: authorization code with PKCE S256, state and nonce. What it says in an error reaches nobody: it may name somebody. */
export function loginServer(settings: OidcSettings, now: () => number): LoginServer {
  const configuration = keptFor(KNOWN_MS, now, () => discovered(settings));
  return {
    async begin(at) {
      try {
        const config = await configuration();
        const begun: BegunLogin = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
          redirect: settings.redirect,
          until: new Date(Date.parse(at) + LOGIN_MS).toISOString() as Instant,
        };
        const address = oidc.buildAuthorizationUrl(config, {
          redirect_uri: begun.redirect,
          scope: settings.scope,
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
          code_challenge_method: 'S256',
        });
        return { ok: true, address: address.href, begun };
      } catch {
        return refused('login-server-unreachable');
      }
    },
    async finish(begun, answer) {
      try {
        const config = await configuration();
        const claims = await claimsOf(config, settings, begun, answer);
        if (isOverage(claims, settings.groupsClaim)) return refused('groups-not-told');
        return { ok: true, identity: identityIn(config.serverMetadata().issuer, claims, settings) };
      } catch (error) {
        const why = whyOf(error);
        return why === null
          ? refused('login-server-unreachable')
          : refused('login-failed', { why });
      }
    },
  };
}

async function discovered(settings: OidcSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const server = new URL(issuer);
  return oidc.discovery(server, clientId, {}, authenticationBy(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // INVARIANT: an ID token is the login server's by its keys, and not by the way that it came alone.
      oidc.enableNonRepudiationChecks,
      // Only where the settings let it: on this machine.
      ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** As the server says; `client_secret_basic` where it says nothing (OpenID Connect Discovery 1.0, 3; memory). */
function authenticationBy(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const isBasic = methods === undefined || methods.includes('client_secret_basic');
    return (isBasic ? basic : post)(server, ...rest);
  };
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** The claims of the ID token, and of userinfo where the groups or the name stand only there. */
async function claimsOf(
  config: oidc.Configuration,
  { groupsClaim }: OidcSettings,
  begun: BegunLogin,
  answer: string,
): Promise<Claims> {
  // INVARIANT: the same redirect as in the first request, whatever address a proxy made of it on the way.
  const came = new URL(`${begun.redirect}${answer}`);
  const tokens = await oidc.authorizationCodeGrant(config, came, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  });
  const claims: Claims | undefined = tokens.claims();
  if (claims === undefined) throw new Error('there is no ID token');
  const isWhole = groupsClaim in claims && 'name' in claims;
  if (isWhole || config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more: Claims = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}

/**
 * Somebody with many groups gets a reference in their place (Microsoft Entra, "groups overage claim"; memory): who is in which is then
 * not known, and not none.
 */
function isOverage(claims: Claims, groupsClaim: string): boolean {
  const names = claims['_claim_names'];
  return typeof names === 'object' && names !== null && groupsClaim in names;
}

const MOST_GROUPS = 5000;
const LONGEST = 200;
const EMAIL = /^[^\s@\p{Cc}\p{Cf}<>,;"]{1,64}@[A-Za-z0-9.-]{1,253}$/u;

function identityIn(issuer: string, claims: Claims, { groupsClaim }: OidcSettings): Identity {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
  };
  const groups = [claims[groupsClaim] ?? []].flat().slice(0, MOST_GROUPS);
  const address = text('email');
  return {
    issuer,
    subject: claims.sub,
    name: (text('name') ?? text('preferred_username') ?? claims.sub).slice(0, LONGEST),
    address: address !== null && EMAIL.test(address) ? address : null,
    groups: groups.filter((one) => typeof one === 'string'),
  };
}

/** A word of ours; null: nobody answered as a login server does. */
function whyOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return null;
  if (error.cause instanceof Response && error.cause.status >= 500) return null;
  if (error.code === 'OAUTH_TIMEOUT' || !error.code.startsWith('OAUTH_')) return null;
  return WORDS[error.code] ?? 'answer-unfit';
}
const WORDS: Readonly<Record<string, string>> = {
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'refused-there',
  OAUTH_RESPONSE_BODY_ERROR: 'code-not-taken',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'token-out-of-time',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'token-of-another-login',
};

/** What failed is asked for again the next time. */
function keptFor<T>(
  milliseconds: number,
  now: () => number,
  make: () => Promise<T>,
): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | null = null;
  return async () => {
    if (kept === null || kept.until <= now()) kept = { value: make(), until: now() + milliseconds };
    const mine = kept;
    try {
      return await mine.value;
    } catch (error) {
      if (kept === mine) kept = null;
      throw error;
    }
  };
}
