import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { baseAddress, within } from './address.ts';
import { backOff } from './back-off.ts';
import { atMost, OverBound, parseJson, whole } from './body.ts';
import { BOUNDS, type Bounds } from './bounds.ts';
import type { Budget } from './budget.ts';
import { answered, type ErrorReading, failed, kindOf, type ReadError } from './fault.ts';
import { httpDate, retryAfter } from './retry-after.ts';
import { type Fetch, NoAnswer, type Sent, sendOnce } from './send.ts';
import type { Tokens } from './tokens.ts';

export type HttpOptions = Pick<Connection, 'clock' | 'sleep'> & {
  /** As people call the MDM (`Jamf Pro`); begins our messages. */
  readonly name: string;
  readonly base: string;
  readonly budget: Budget;
  /** Null where the address itself is the credential. */
  readonly tokens: Tokens | null;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly readError?: ReadError;
  readonly bounds?: Partial<Bounds>;
  /** From 0 up to 1; chance, unless a test gives its own. */
  readonly jitter?: () => number;
  readonly fetch?: Fetch;
  /** Hears what is asked for. */
  readonly watch?: (what: string) => void;
};

export type Ask = {
  /** What is asked for, in our words, for messages: `the list of devices`. Never a value that came from an MDM. */
  readonly what: string;
  /** GET unless said. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Beneath the base, with its query, beginning with a slash; or a whole address of the same host that the MDM gave. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> };
  /** A body to be written as JSON, in place of `body`. */
  readonly json?: unknown;
  /**
   * Said of a request that changes something: the same again changes nothing more (it carries an id that the MDM keeps, or says the
   * whole state). Without it, a request that may have arrived is not sent again.
   */
  readonly repeatable?: boolean;
  /** Statuses that are an answer and no fault, beside those below 400. */
  readonly allow?: readonly number[];
  /** Which limits of the budget it counts against: unless said `any`, and `write` where it changes something. */
  readonly counts?: readonly string[];
  /** How many requests it counts as; a batch counts as its parts. */
  readonly cost?: number;
  /** Of the answer, in bytes, where the usual bound does not fit. */
  readonly most?: number;
};

export type Answer<Body> = {
  readonly status: number;
  readonly headers: Headers;
  /** The MDM's own clock, milliseconds since 1970; null where it did not say. */
  readonly serverTime: number | null;
  readonly body: Body;
};

export type MdmHttp = {
  /** Null where the body is empty. What it holds is for the caller to check (zod). */
  readonly json: (ask: Ask, signal: AbortSignal) => Promise<Answer<unknown>>;
  /**
   * The body as it comes; must be read or left by `return`. What breaks while it is read is a fault, and not asked for again: pieces
   * were already handed on.
   */
  readonly bytes: (ask: Ask, signal: AbortSignal) => Promise<Answer<AsyncIterable<Uint8Array>>>;
};

type Tried<Body> =
  | { readonly kind: 'answer'; readonly answer: Answer<Body> }
  | { readonly kind: 'renew'; readonly fault: MdmFault }
  /** `again`: sending it once more repeats no effect, and may help. */
  | {
      readonly kind: 'fault';
      readonly fault: MdmFault;
      readonly again: boolean;
      readonly wait: number | null;
    };
type ReadBody<Body> = (sent: Sent, ask: Ask, signal: AbortSignal) => Promise<Body>;

/**
 * Speaks with one MDM: asks for what the budget allows, waits as told, renews an expired token once and never repeats what could have
 * an effect twice. Throws `MdmFault`, or the signal's reason as soon as it is aborted.
 */
export function mdmHttp(options: HttpOptions): MdmHttp {
  const { name, budget, tokens, sleep, clock } = options;
  const base = baseAddress(options.base, name);
  const bounds: Bounds = { ...BOUNDS, ...options.bounds };
  const jitter = options.jitter ?? Math.random;
  const fetch: Fetch = options.fetch ?? ((address, init) => globalThis.fetch(address, init));

  async function once<Body>(
    ask: Ask,
    authorization: string | null,
    read: ReadBody<Body>,
    streams: boolean,
    signal: AbortSignal,
  ): Promise<Tried<Body>> {
    const reads = isReading(ask);
    const harmless = reads || ask.repeatable === true;
    try {
      const init = request(ask, authorization, options.headers ?? {});
      const to = within(base, ask.path, name);
      const sent = await sendOnce(fetch, to, init, name, bounds, streams, signal);
      const { status, headers } = sent.response;
      if (status < 400 || ask.allow?.includes(status) === true) {
        const body = await read(sent, ask, signal);
        const serverTime = httpDate(headers.get('date'));
        return { kind: 'answer', answer: { status, headers, serverTime, body } };
      }
      const reading = await errorReading(sent, options.readError, bounds);
      const wait = retryAfter(headers, Date.parse(clock()));
      const fault = answered(name, ask.what, status, reading, wait);
      if (status === 401 && fault.kind === 'unauthorised') return { kind: 'renew', fault };
      // 429, and 503 with a time, say that nothing was done; any other failure may come after the effect.
      const refused = status === 429 || (status === 503 && wait !== null);
      const passes = status >= 500 && status !== 501 && status !== 505;
      const again = refused || (harmless && (reading.passes ?? passes));
      return { kind: 'fault', fault, again, wait };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const fault = asFault(error, name, ask.what);
      const again = error instanceof NoAnswer && (harmless || !error.sent);
      return { kind: 'fault', fault, again, wait: null };
    }
  }

  async function ask<Body>(
    ask: Ask,
    read: ReadBody<Body>,
    streams: boolean,
    signal: AbortSignal,
  ): Promise<Answer<Body>> {
    const counts = ask.counts ?? (isReading(ask) ? ['any'] : ['any', 'write']);
    let renewed = false;
    options.watch?.(ask.what);
    for (let sending = 1; ; sending += 1) {
      signal.throwIfAborted();
      const header = tokens === null ? null : await tokens.header(signal);
      await budget.take(counts, ask.cost ?? 1, sleep, signal);
      const tried = await once(ask, header, read, streams, signal);
      if (tried.kind === 'answer') return tried.answer;
      if (tried.kind === 'renew') {
        // A token that ended in mid-page: one new one, then it is the credential that is wrong.
        if (renewed || tokens === null || header === null) throw tried.fault;
        if ((await tokens.renew(header, signal)) === null) throw tried.fault;
        renewed = true;
        continue;
      }
      if (!tried.again || sending >= bounds.tries) throw tried.fault;
      const wait =
        tried.wait === null || tried.wait === 0 ? backOff(sending, jitter()) : tried.wait;
      if (wait > bounds.wait) throw tried.fault;
      if (tried.fault.kind === 'throttled') budget.hold(wait);
      else await sleep(wait, signal);
    }
  }

  return {
    json: (what, signal) =>
      ask(
        what,
        async ({ body }) => {
          const bytes = await whole(body, what.most ?? bounds.jsonBytes);
          return bytes.length === 0 ? null : parseJson(bytes, bounds.jsonDepth);
        },
        false,
        signal,
      ),
    bytes: (what, signal) =>
      ask(
        what,
        async ({ body }) => streamed(atMost(body, what.most ?? bounds.bodyBytes), name, what.what),
        true,
        signal,
      ),
  };
}

const isReading = (ask: Ask): boolean =>
  ask.method === undefined || ask.method === 'GET' || ask.method === 'HEAD';

function request(
  ask: Ask,
  authorization: string | null,
  always: Readonly<Record<string, string>>,
): RequestInit & { readonly method: string } {
  const body =
    ask.json === undefined
      ? ask.body
      : { type: 'application/json', content: JSON.stringify(ask.json) };
  return {
    method: ask.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...always,
      ...ask.headers,
      ...(body === undefined ? {} : { 'content-type': body.type }),
      ...(authorization === null ? {} : { authorization }),
    },
    ...(body === undefined ? {} : { body: body.content }),
  };
}

async function errorReading(
  sent: Sent,
  readError: ReadError | undefined,
  bounds: Bounds,
): Promise<ErrorReading> {
  const { status, headers } = sent.response;
  let body: unknown = null;
  try {
    body = parseJson(await whole(sent.body, bounds.errorBytes), bounds.jsonDepth);
  } catch {
    // An error's body that is cut off, too long or no JSON leaves the status, which says enough.
  }
  return readError?.({ status, headers, body }) ?? { kind: kindOf(status) };
}

async function* streamed(
  body: AsyncIterable<Uint8Array>,
  name: string,
  what: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw asFault(error, name, what);
  }
}

/** Bugs and a signal's reason stay what they are. */
function asFault(error: unknown, name: string, what: string): MdmFault {
  if (error instanceof NoAnswer)
    return failed(name, what, 'unavailable', 'did not answer, or broke off,', error.code);
  if (error instanceof OverBound)
    return failed(name, what, 'unexpected', 'gave an answer that is not read', error.bound);
  throw error;
}
