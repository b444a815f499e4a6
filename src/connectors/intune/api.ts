import type { z } from 'zod';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { type Limit, sharedBudget } from '../http/budget.ts';
import { type Ask, type HttpOptions, type MdmHttp, mdmHttp } from '../http/client.ts';
import type { ErrorReading, ReadError } from '../http/fault.ts';
import { manners, type Mannered } from '../http/manners.ts';
import type { Tokens } from '../http/tokens.ts';
import { Page } from './schema.ts';

export const NAME = 'Microsoft Intune';

/**
 * What one app may ask of one tenant: learn.microsoft.com/graph/throttling-limits (a stored copy, Intune's tables) and, for export
 * jobs, memdocs export-graph-apis.md (2025-02-28), both read 2026-11-25. The directory's limits count in units that depend on the
 * size of the tenant, and are left to its 429 (unverified).
 */
const LIMITS: readonly Limit[] = [
  { counts: 'devices', most: 2_000, within: 20_000 },
  { counts: 'devices-write', most: 200, within: 20_000 },
  { counts: 'configuration', most: 1_000, within: 20_000 },
  { counts: 'configuration-write', most: 100, within: 20_000 },
  { counts: 'apps', most: 1_000, within: 20_000 },
  { counts: 'apps-write', most: 100, within: 20_000 },
  { counts: 'exports', most: 48, within: 60_000 },
];

export type Graph = {
  /** The answer, checked. What it does not fit is a fault `unexpected`, whose message holds nothing of it. */
  readonly one: <T>(shape: z.ZodType<T>, ask: Ask, signal: AbortSignal) => Promise<T>;
  /** Sends what changes something; resolves to the status and an unchecked body. */
  readonly send: (ask: Ask, signal: AbortSignal) => Promise<{ status: number; body: unknown }>;
  /** All pages of a collection, one after the other. */
  readonly pages: <T>(
    shape: z.ZodType<T>,
    ask: Ask,
    signal: AbortSignal,
  ) => AsyncGenerator<{ readonly rows: readonly T[]; readonly next: string | null }>;
  readonly all: <T>(shape: z.ZodType<T>, ask: Ask, signal: AbortSignal) => Promise<readonly T[]>;
  readonly http: MdmHttp;
  /** A file elsewhere, asked for without the token. */
  readonly download: (
    address: string,
    what: string,
    signal: AbortSignal,
  ) => Promise<AsyncIterable<Uint8Array>>;
};

/** `base`: Graph's host, without a version: paths begin with `/v1.0/` or `/beta/`. `tenant`: whose budget it shares. */
export function openGraph(
  connection: Mannered,
  base: string,
  tenant: string,
  tokens: Tokens,
  more: Pick<HttpOptions, 'fetch' | 'jitter' | 'bounds'> = {},
): Graph {
  const common = { name: NAME, ...manners(connection), ...more };
  const http = mdmHttp({
    ...common,
    base,
    tokens,
    budget: sharedBudget(`intune ${tenant}`, LIMITS),
    // Else Graph writes members that a list of values got later as `unknownFutureValue` (unverified).
    headers: { prefer: 'include-unknown-enum-members' },
    readError,
  });

  const one: Graph['one'] = async (shape, ask, signal) =>
    checked(shape, (await http.json(counted(ask), signal)).body, ask.what);

  async function* pages<T>(shape: z.ZodType<T>, ask: Ask, signal: AbortSignal) {
    let path: string | null = ask.path;
    const asked = new Set<string>();
    while (path !== null) {
      if (asked.has(path)) throw unexpected(ask.what);
      asked.add(path);
      const page: z.infer<typeof Page> = await one(Page, { ...ask, path }, signal);
      const rows = page.value.map((row) => checked(shape, row, ask.what));
      // The next page's address is followed as it was given: `$skip` of one's own comes back empty (powershell-intune-samples issue 2, read 2026-11-25).
      path = page['@odata.nextLink'] ?? null;
      yield { rows, next: path };
    }
  }

  return {
    http,
    one,
    pages,
    all: async (shape, ask, signal) => {
      const rows = [];
      for await (const page of pages(shape, ask, signal)) rows.push(...page.rows);
      return rows;
    },
    send: async (ask, signal) => {
      const { status, body } = await http.json(counted(ask), signal);
      return { status, body };
    },
    download: async (address, what, signal) => {
      if (!URL.canParse(address)) throw unexpected(what);
      const { origin } = new URL(address);
      // INVARIANT: no token. The address carries its own right, and leads to another company's storage.
      const storage = mdmHttp({
        ...common,
        base: origin,
        tokens: null,
        budget: sharedBudget(`intune-storage ${tenant}`, []),
      });
      return (await storage.bytes({ what, path: address }, signal)).body;
    },
  };
}

export function checked<T>(shape: z.ZodType<T>, body: unknown, what: string): T {
  const result = shape.safeParse(body);
  // zod's message would quote what it found.
  if (!result.success) throw unexpected(what);
  return result.data;
}

export const unexpected = (what: string): MdmFault =>
  new MdmFault(
    'unexpected',
    `${NAME} gave an answer that is not as documented when asked for ${what}.`,
    'Check the address of Graph; if it is right, report this with the version of Grendel.',
  );

export const counted = (ask: Ask): Ask => {
  const service = serviceOf(ask.path);
  const reads = ask.method === undefined || ask.method === 'GET';
  if (ask.counts !== undefined || service === null) return ask;
  return {
    ...ask,
    counts: reads || service === 'exports' ? [service] : [service, `${service}-write`],
  };
};

function serviceOf(path: string): string | null {
  if (path.includes('/exportJobs')) return 'exports';
  if (path.includes('/deviceAppManagement/')) return 'apps';
  if (/\/managedDevice|\/detectedApps/.test(path)) return 'devices';
  return path.includes('/deviceManagement/') ? 'configuration' : null;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/**
 * Graph's error: `{"error":{"code","message","innerError"}}`, where `code` may be empty; Intune's services put a JSON text into
 * `message` that has the code that counts (unverified). Never the message itself: it names devices and people.
 */
export const readError: ReadError = ({ status, body }): ErrorReading => {
  const error = member(body, 'error');
  const own = member(error, 'code');
  const inner = innerCode(member(error, 'message'));
  const code = typeof own === 'string' && own !== '' ? own : inner;
  const known = [own, inner].map((one) => (typeof one === 'string' ? KINDS[one] : undefined));
  const kind = known.find((one) => one !== undefined);
  return {
    code: code ?? null,
    ...(kind === undefined || status === 401 || status === 429 ? {} : { kind }),
    ...(kind === 'forbidden' || status === 403
      ? { remedy: RIGHTS, remedyCode: 'intune-rights' as const }
      : {}),
  };
};

const RIGHTS =
  'Give the app registration the rights that docs/connectors.md lists for Intune, have an administrator consent to them, and check that the tenant has an active Intune licence.';

const KINDS: Readonly<Record<string, NonNullable<ErrorReading['kind']>>> = {
  Forbidden: 'forbidden',
  Authorization_RequestDenied: 'forbidden',
  Request_ResourceNotFound: 'not-found',
  ResourceNotFound: 'not-found',
  // Codes of pages that ended: unverified.
  Directory_ExpiredPageToken: 'cursor-lost',
  ExpiredPageToken: 'cursor-lost',
};

function innerCode(message: unknown): string | null {
  if (typeof message !== 'string' || !message.startsWith('{')) return null;
  try {
    const code =
      member(JSON.parse(message), 'ErrorCode') ??
      member(JSON.parse(message), 'CustomApiErrorPhrase');
    return typeof code === 'string' && code !== '' ? code : null;
  } catch {
    return null;
  }
}
