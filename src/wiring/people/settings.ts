import { Refusal } from '../refused.ts';

/** What the environment says of logins. */
export type LoginEnvironment = {
  /** Where browsers find this server, with its path behind a proxy. */
  readonly publicUrl: string | null;
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly groupsClaim: string | null;
  readonly scope: string | null;
};
export type LoginSettings = {
  /** Without a slash at its end. */
  readonly publicUrl: string | null;
  readonly oidc: OidcSettings | null;
};
export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a client that can keep none; PKCE alone shows that both requests are its own. */
  readonly clientSecret: string | null;
  readonly redirect: string;
  readonly groupsClaim: string;
  readonly scope: string;
};

export const NO_LOGINS: LoginEnvironment = {
  publicUrl: null,
  issuer: null,
  clientId: null,
  clientSecret: null,
  groupsClaim: null,
  scope: null,
};

/** Throws `Refusal` with what to mend. */
export function loginSettings(env: LoginEnvironment): LoginSettings {
  const publicUrl = env.publicUrl === null ? null : publicUrlIn(env.publicUrl);
  const { issuer, clientId, clientSecret } = env;
  if (issuer === null) return { publicUrl, oidc: null };
  const url = urlIn('GRENDEL_OIDC_ISSUER', issuer);
  if (clientId === null)
    throw new Refusal(
      'GRENDEL_OIDC_ISSUER is set and GRENDEL_OIDC_CLIENT_ID is not',
      'Register Grendel at the login server, and say which client it is there.',
    );
  if (publicUrl === null)
    throw new Refusal(
      'GRENDEL_OIDC_ISSUER is set and GRENDEL_PUBLIC_URL is not',
      'Say where browsers find this server: the login server sends them back there.',
    );
  return {
    publicUrl,
    oidc: {
      issuer: url.href,
      clientId,
      clientSecret,
      redirect: `${publicUrl}/auth/callback`,
      groupsClaim: env.groupsClaim ?? 'groups',
      scope: env.scope ?? 'openid profile email',
    },
  };
}

function publicUrlIn(text: string): string {
  const url = urlIn('GRENDEL_PUBLIC_URL', text);
  if (url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Refusal(
      'GRENDEL_PUBLIC_URL has more than a host and a path',
      'Write it as https://intranet.example/grendel.',
    );
  return url.href.replace(/\/+$/, '');
}

/** What a session goes over is TLS, or does not leave this machine: no browser would send its cookie otherwise. */
function urlIn(variable: string, text: string): URL {
  const url = URL.parse(text);
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url !== null && isSafe) return url;
  throw new Refusal(
    `${variable} is no https address`,
    'Only on this machine itself (http://localhost:8420) it may be http.',
  );
}

const isLoopback = (host: string): boolean =>
  ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);

/** Who else than this machine is answered. Sessions of others need TLS, which somebody before us speaks. */
export function hostAllowed(host: string, { publicUrl }: LoginSettings): void {
  if (isLoopback(host)) return;
  if (publicUrl?.startsWith('https:')) return;
  throw new Refusal(
    `--host ${host} would let others than this machine in, and GRENDEL_PUBLIC_URL is no https address`,
    'Put something that speaks TLS before this server, and set GRENDEL_PUBLIC_URL to its address.',
  );
}

/** The names that requests may carry. */
export function hostsAnswered(
  host: string,
  { publicUrl }: LoginSettings,
  loopback: readonly string[],
): readonly string[] {
  const isAny = host === '0.0.0.0' || host === '::';
  const own = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return [
    ...loopback,
    ...(isAny ? [] : [own]),
    ...(publicUrl === null ? [] : [new URL(publicUrl).hostname]),
  ];
}
