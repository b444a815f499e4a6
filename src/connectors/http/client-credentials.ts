import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { isLoopback } from './address.ts';
import { makeBudget } from './budget.ts';
import { mdmHttp, type HttpOptions } from './client.ts';
import { REMEDY, safeCode } from './fault.ts';
import { renewed, type Tokens } from './tokens.ts';

export type ClientCredentials = Pick<Connection, 'clock' | 'sleep'> & {
  readonly name: string;
  /** Whole address of the token endpoint. */
  readonly address: string;
  readonly client: string;
  readonly proof:
    | { readonly kind: 'secret'; readonly secret: string }
    /** PEM: a key in PKCS #8 and its certificate, whose fingerprint tells the server which one it is (Entra). */
    | { readonly kind: 'certificate'; readonly key: string; readonly certificate: string };
  /** `scope`, and what else a vendor wants. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly bounds?: HttpOptions['bounds'];
  readonly jitter?: () => number;
  readonly fetch?: HttpOptions['fetch'];
  readonly watch?: (what: string) => void;
};

/** Tokens of OAuth 2.0 client credentials (RFC 6749, 4.4). No secret gets into a message. */
export function clientCredentials(options: ClientCredentials): Tokens {
  const { name, clock, sleep, bounds, jitter, fetch, watch } = options;
  const endpoint = new URL(options.address);
  const http = mdmHttp({
    name,
    clock,
    sleep,
    base: endpoint.origin,
    // Token endpoints are not throttled with the API; one asks seldom.
    budget: makeBudget([]),
    tokens: null,
    ...(bounds === undefined ? {} : { bounds }),
    ...(jitter === undefined ? {} : { jitter }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(watch === undefined ? {} : { watch }),
  });
  const server = { issuer: endpoint.origin, token_endpoint: endpoint.href };
  const client = { client_id: options.client };
  const what = 'a token';

  /** Sends as everything is sent, with bounds and retries: to ask for a token again repeats no effect. */
  async function post(_: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>) {
    const answer = await http.json(
      {
        what,
        method: 'POST',
        path: endpoint.href,
        repeatable: true,
        allow: [400, 401, 403],
        headers: init.headers,
        body: { type: 'application/x-www-form-urlencoded', content: init.body.toString() },
      },
      init.signal ?? new AbortController().signal,
    );
    return Response.json(answer.body, { status: answer.status });
  }

  return renewed(async (signal) => {
    try {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        await proofOf(options, endpoint),
        { ...options.parameters },
        {
          signal,
          [oauth.customFetch]: post,
          [oauth.allowInsecureRequests]: isLoopback(endpoint),
        },
      );
      const given = await oauth.processClientCredentialsResponse(server, client, response);
      return { token: given.access_token, life: given.expires_in ?? null };
    } catch (error) {
      throw asFault(error, name);
    }
  }, clock);
}

async function proofOf(options: ClientCredentials, endpoint: URL): Promise<oauth.ClientAuth> {
  if (options.proof.kind === 'secret') return oauth.ClientSecretPost(options.proof.secret);
  const { key, certificate } = await readCertificate(options.proof, options.name);
  return oauth.PrivateKeyJwt(key, {
    // Entra: `aud` is the token endpoint and `x5t#S256` names the certificate (unverified; both are also what RFC 7523 and 7515 say).
    [oauth.modifyAssertion]: (header, payload) => {
      header['x5t#S256'] = certificate;
      payload['aud'] = endpoint.href;
    },
  });
}

async function readCertificate(
  proof: { readonly key: string; readonly certificate: string },
  name: string,
): Promise<{ readonly key: CryptoKey; readonly certificate: string }> {
  try {
    const der = createPrivateKey(proof.key).export({ format: 'der', type: 'pkcs8' });
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const fingerprint = new X509Certificate(proof.certificate).fingerprint256;
    return {
      key: await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']),
      certificate: Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
    };
  } catch {
    throw new MdmFault(
      'unauthorised',
      `The key or certificate for ${name} could not be read.`,
      'Give an RSA key in PKCS #8 and its certificate, both in PEM.',
      { code: 'key-unreadable' },
    );
  }
}

function asFault(error: unknown, name: string): unknown {
  if (error instanceof oauth.ResponseBodyError) {
    const code = safeCode(error.error);
    const kind = error.status < 500 ? 'unauthorised' : 'unavailable';
    const said = [code, ...numbersOf(error.cause)].filter((text) => text !== null).join(', ');
    return new MdmFault(kind, `${name} gave no token: ${said}.`, REMEDY[kind], {
      status: error.status,
      said,
    });
  }
  if (
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.UnsupportedOperationError
  )
    return new MdmFault('unexpected', `${name} gave what is no token.`, REMEDY.unexpected);
  return error;
}

/** Entra says what is wrong by numbers (`7000215`: the secret is wrong), beside the standard's word. */
const numbersOf = (cause: unknown): readonly (string | null)[] =>
  typeof cause === 'object' &&
  cause !== null &&
  'error_codes' in cause &&
  Array.isArray(cause.error_codes)
    ? cause.error_codes.slice(0, 3).map(safeCode)
    : [];
