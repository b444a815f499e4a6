import { elsewhere } from './address.ts';
import type { Bounds } from './bounds.ts';

/** Why nothing, or no whole answer, came. `sent`: false only where it is certain that the MDM has seen nothing of the request. */
export class NoAnswer extends Error {
  readonly sent: boolean;
  /** Node's code (`ECONNREFUSED`). */
  readonly code: string;
  constructor(code: string, sent: boolean) {
    super(`no answer: ${code}`);
    this.name = 'NoAnswer';
    this.code = code;
    this.sent = sent;
  }
}

// Before a connection stands, nothing of a request has left the machine.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What is wanted of the network; tests give their own. */
export type Fetch = (address: URL, init: RequestInit) => Promise<Response>;

export type Sent = { readonly response: Response; readonly body: AsyncIterable<Uint8Array> };

/**
 * Sends once. Follows redirects of reading requests on the same host, and refuses all others. The answer's body must be read or
 * cancelled. Throws `NoAnswer`, the signal's reason, or a fault where it was sent elsewhere. `streams`: its body may take as long as
 * it does not fall silent.
 */
export async function sendOnce(
  fetch: Fetch,
  address: URL,
  init: RequestInit & { readonly method: string },
  name: string,
  bounds: Bounds,
  streams: boolean,
  signal: AbortSignal,
): Promise<Sent> {
  const quiet = new AbortController();
  const joined = AbortSignal.any([signal, quiet.signal]);
  let timer = setTimeout(() => quiet.abort(), bounds.silence);
  const whole = streams ? undefined : setTimeout(() => quiet.abort(), bounds.whole);
  const end = () => {
    clearTimeout(timer);
    clearTimeout(whole);
  };
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => quiet.abort(), bounds.silence);
  };
  const reason = (error: unknown): unknown => {
    if (signal.aborted) return signal.reason;
    if (quiet.signal.aborted) return new NoAnswer('timeout', true);
    const code = codeOf(error);
    return new NoAnswer(code, !BEFORE_SENDING.has(code));
  };

  async function ask(): Promise<Response> {
    let to = address;
    for (let hops = 0; ; hops += 1) {
      const response = await fetch(to, { ...init, redirect: 'manual', signal: joined });
      const target = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || target === null) return response;
      await response.body?.cancel();
      const next = URL.canParse(target, to.href) ? new URL(target, to.href) : null;
      const reads = init.method === 'GET' || init.method === 'HEAD';
      if (next?.origin !== address.origin || !reads || hops === bounds.redirects)
        throw elsewhere(name);
      to = next;
    }
  }
  async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
    try {
      again();
      if (body !== null)
        for await (const piece of body) {
          clearTimeout(timer);
          yield piece;
          again();
        }
    } catch (error) {
      throw reason(error);
    } finally {
      end();
    }
  }
  try {
    const response = await ask();
    clearTimeout(timer);
    return { response, body: pieces(response.body) };
  } catch (error) {
    end();
    throw error instanceof Error && error.name === 'MdmFault' ? error : reason(error);
  }
}

/** undici wraps Node's error, sometimes of several addresses at once, in a TypeError. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z0-9_]{1,64}$/.test(at.code))
      return at.code;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return 'broken-off';
}
