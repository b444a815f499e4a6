import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
// @ts-expect-error -- it brings no types; what we use of it stands below.
import * as untyped from 'oidc-provider';

/** For tests only: a real login server on this machine, whose people and groups a test sets. */
export type Account = {
  readonly name: string;
  readonly email?: string;
  readonly groups?: readonly string[];
  /** Claims besides. */
  readonly more?: Readonly<Record<string, unknown>>;
};
type Provider = {
  readonly callback: () => RequestListener;
  readonly on: (
    what: string,
    heard: (ctx: { readonly oidc?: unknown }, error: unknown) => void,
  ) => void;
  proxy: boolean;
};
type Grant = {
  readonly addOIDCScope: (scope: string) => void;
  readonly save: () => Promise<string>;
};
type Context = {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: { readonly Grant: new (of: object) => Grant };
  };
};
const { Provider } = untyped as {
  readonly Provider: new (issuer: string, settings: object) => Provider;
};

export const CLIENT = { id: 'grendel', secret: 'the-secret-of-a-client-in-tests' };
const SCOPE = 'openid profile email groups';

export async function newProvider(redirect: string) {
  const accounts = new Map<string, Account>();
  const settings = {
    claimsIn: 'userinfo' as 'userinfo' | 'id-token',
    fails: false,
    /** ID tokens say more of somebody, and are signed by whoever is on the way. */
    forges: false,
  };
  let listener: RequestListener = (_, answer) => void answer.writeHead(503).end();
  const server = createServer((request, answer) => {
    if (settings.fails) answer.writeHead(503).end('down');
    else {
      if (settings.forges && request.url === '/token') forging(answer);
      listener(request, answer);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Whether claims stand in the ID token too is fixed at its making: so there are two of it.
  const make = (conformIdTokenClaims: boolean): RequestListener => {
    const provider = quietly(
      () =>
        new Provider(issuer, {
          clients: [
            {
              client_id: CLIENT.id,
              client_secret: CLIENT.secret,
              redirect_uris: [redirect],
              response_types: ['code'],
              grant_types: ['authorization_code'],
            },
          ],
          conformIdTokenClaims,
          scopes: SCOPE.split(' '),
          claims: {
            openid: ['sub'],
            profile: ['name'],
            email: ['email'],
            groups: ['groups', '_claim_names'],
          },
          pkce: { required: () => true },
          ttl: { AuthorizationCode: 60 },
          features: { devInteractions: { enabled: true } },
          cookies: { keys: ['of-tests-only'] },
          findAccount: (_: unknown, sub: string) => ({
            accountId: sub,
            claims: () => {
              const { more = {}, ...account } = accounts.get(sub) ?? { name: sub };
              return { sub, ...account, ...more };
            },
          }),
          async loadExistingGrant({ oidc: { client, session, provider: here } }: Context) {
            const grant = new here.Grant({
              clientId: client.clientId,
              accountId: session.accountId,
            });
            grant.addOIDCScope(SCOPE);
            await grant.save();
            return grant;
          },
        }),
    );
    return provider.callback();
  };
  const listeners = { userinfo: make(true), 'id-token': make(false) };
  listener = (request, answer) => listeners[settings.claimsIn](request, answer);
  return {
    issuer,
    scope: SCOPE,
    accounts,
    settings,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** It warns of what is right in a test: keys and storage that die with the process. */
function quietly<T>(make: () => T): T {
  const { info, warn } = console;
  Object.assign(console, { info: () => {}, warn: () => {} });
  try {
    return make();
  } finally {
    Object.assign(console, { info, warn });
  }
}

const FORGER = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** The answer goes out with other groups in its ID token, signed under the name of the provider's key. */
function forging(answer: ServerResponse): void {
  const end = answer.end.bind(answer) as (body: string) => ServerResponse;
  const forged = (body: string): ServerResponse => {
    const said = JSON.parse(body) as { readonly id_token: string };
    const [header = '', claims = ''] = said.id_token.split('.');
    const told: object = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...told, name: 'Mallory', groups: ['phones'] }));
    const signed = `${header}.${other.toString('base64url')}`;
    const signature = sign('sha256', Buffer.from(signed), FORGER).toString('base64url');
    const text = JSON.stringify({ ...said, id_token: `${signed}.${signature}` });
    answer.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  };
  answer.end = forged as typeof answer.end;
}
