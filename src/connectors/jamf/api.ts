import { z } from 'zod';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { atMost } from '../http/body.ts';
import { sharedBudget } from '../http/budget.ts';
import { type Answer, type Ask, mdmHttp } from '../http/client.ts';
import { clientCredentials } from '../http/client-credentials.ts';
import type { ReadError } from '../http/fault.ts';
import { manners, type Mannered } from '../http/manners.ts';
import type { HttpOptions } from '../http/client.ts';
import { atMostAtOnce } from './at-once.ts';
import { joined, type Pieces } from './pieces.ts';
import { type Xml, writeXml, xmlTree } from './xml.ts';

const NAME = 'Jamf Pro';

/** Both of Jamf's APIs, with one credential. All throw `MdmFault`. */
export type JamfApi = {
  /** Gets a token, where none is held. */
  readonly signIn: (signal: AbortSignal) => Promise<void>;
  readonly json: (ask: Ask, signal: AbortSignal) => Promise<Answer<unknown>>;
  /** The whole body, in the pieces that it came in. */
  readonly bytes: (ask: Ask, signal: AbortSignal) => Promise<Answer<Pieces>>;
  /** Of the classic API, which answers JSON when asked to, and XML to whatever changes something. */
  readonly classic: (
    ask: Omit<Ask, 'body' | 'json'> & { readonly xml?: Xml },
    signal: AbortSignal,
  ) => Promise<Answer<unknown>>;
};

/**
 * A failure in Jamf's own words is one of a record, not of the server: Jamf answers so for a page with a device that it cannot read
 * (STRICT). It is told apart by its kind, and not asked for again.
 */
const readError: ReadError = ({ status, body }) => {
  const said = JamfError.safeParse(body);
  if (!said.success) return {};
  const code = said.data.errors[0]?.code ?? null;
  return { code, ...(status === 500 ? { kind: 'unexpected', passes: false } : {}) };
};
export const isBadRecord = (error: unknown): boolean =>
  error instanceof MdmFault && error.status === 500 && error.kind === 'unexpected';
/** Error body: `{httpStatus, errors: [{code, field, description, id}]}` (OpenAPI 11.7.1, read). Descriptions are free text. */
const JamfError = z.object({
  httpStatus: z.number(),
  errors: z.array(z.object({ code: z.string().nullish() })),
});

// Jamf advises at most five connections at once (developer.jamf.com, scalability, read 2026-11-25).
const AT_ONCE = 5;
// The gateway of the Platform API takes 100 requests a second (changelog of 2026-10-14, read); Jamf Pro itself states no number.
const LIMITS = [{ counts: 'any', most: 100, within: 1000 }];
const MOST_BREAKS = 4;
/** A page of two thousand devices with a hundred apps each is about 40 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

export function jamfApi(
  connection: Mannered,
  access: {
    readonly base: string;
    readonly client: string;
    readonly secret: string;
    readonly fetch?: HttpOptions['fetch'];
  },
): JamfApi {
  const base = access.base.replace(/\/+$/, '');
  const more = access.fetch === undefined ? {} : { fetch: access.fetch };
  const mannered = { ...manners(connection), ...more };
  const tokens = clientCredentials({
    name: NAME,
    // Since 10.49 (read). Newer pages also name /api/v1/oauth/token (unverified).
    address: `${base}/api/oauth/token`,
    client: access.client,
    proof: { kind: 'secret', secret: access.secret },
    ...mannered,
  });
  const http = mdmHttp({
    name: NAME,
    base,
    readError,
    budget: sharedBudget(`jamf ${base}`, LIMITS),
    tokens,
    ...mannered,
  });
  const inTurn = atMostAtOnce(`jamf ${base}`, AT_ONCE);

  async function wholeBody(ask: Ask, signal: AbortSignal): Promise<Answer<Pieces>> {
    const harmless = (ask.method ?? 'GET') === 'GET' || ask.repeatable === true;
    for (let sending = 1; ; sending += 1) {
      const answer = await http.bytes({ most: MOST_BYTES, ...ask }, signal);
      try {
        return { ...answer, body: await Array.fromAsync(atMost(answer.body, MOST_BYTES)) };
      } catch (error) {
        // Broken off in the middle of the body: nobody has seen a piece of it yet.
        const broken = error instanceof MdmFault && error.kind === 'unavailable';
        if (!broken || !harmless || sending === MOST_BREAKS) throw error;
      }
    }
  }
  const bytes: JamfApi['bytes'] = (ask, signal) => inTurn(() => wholeBody(ask, signal), signal);

  return {
    bytes,
    signIn: async (signal) => void (await tokens.header(signal)),
    json: (ask, signal) => inTurn(() => http.json(ask, signal), signal),
    classic: async ({ xml, ...ask }, signal) => {
      const answer = await bytes(
        {
          ...ask,
          // JSON on reading, XML on writing; some versions answer XML to everything, so both are read (unverified which).
          headers: { accept: 'application/json, application/xml;q=0.9' },
          ...(xml === undefined
            ? {}
            : { body: { type: 'application/xml; charset=utf-8', content: writeXml(xml) } }),
        },
        signal,
      );
      return {
        ...answer,
        body: answer.status >= 400 ? null : readClassic(joined(answer.body), ask.what),
      };
    },
  };
}

function readClassic(body: Uint8Array, what: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body).trimStart();
    if (text === '') return null;
    return text.startsWith('<') ? xmlTree(text) : JSON.parse(text);
  } catch {
    // What it says may quote what was read.
    throw notUnderstood(what);
  }
}

export const notUnderstood = (what: string): MdmFault =>
  new MdmFault(
    'unexpected',
    `${NAME} gave an answer that is not understood when asked for ${what}.`,
    'Check the address and the version of Jamf Pro: 10.49 or newer.',
  );

/** What a schema makes of an answer; a fault where it does not fit. */
export function understood<T extends z.ZodType>(
  schema: T,
  body: unknown,
  what: string,
): z.output<T> {
  const read = schema.safeParse(body);
  if (!read.success) throw notUnderstood(what);
  return read.data;
}
