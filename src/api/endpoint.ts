import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { Context, IdempotencyKey } from '../actions/server.ts';
import type { OrganisationId } from '../core/finding.ts';
import { scopeFor, type Rights, type Who } from '../core/rights.ts';
import type { ApiEnv } from './access-log.ts';
import { broughtBy, type Authenticate } from './authenticate.ts';
import { describe, type Answer } from './describe.ts';
import { idempotencyKey, keyOf } from './idempotency.ts';
import { misfits } from './input-errors.ts';
import { problem, type Misfit } from './problem.ts';
import type { ProblemCode } from './problems.ts';
import { addressOf, newBuckets, tooMany, type Rate } from './rate.ts';
import { readJson, type JsonLimits } from './read-json.ts';

/** One operation: what it takes, what it answers, how it refuses. The document and the checks come from the same words. */
export type Endpoint<P extends Fields, Q extends Fields, B extends Fields> = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** `/api/fleets/{fleet}`. */
  readonly path: string;
  /** The last of `params`, where it spans several parts of the path. */
  readonly rest?: string;
  /** Its row in `spec/rights.csv` says who may. */
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Needs no token: it tells nothing about anybody. As `spec/rights.csv` says under *everybody*. */
  readonly open?: boolean;
  /** How often one may ask: by who asks, for an open one by address. */
  readonly rate?: 'costly' | 'guessable';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Bytes that the handler takes as they come. */
  readonly takesBytes?: boolean;
  /** It has an effect, and may come twice under one key. */
  readonly deed?: boolean;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly refusals: readonly ProblemCode[];
};
export type Fields = z.ZodObject;
export type NoFields = z.ZodObject<Record<never, never>, z.core.$strict>;
const NONE: NoFields = z.strictObject({});

export type Asked<P extends Fields, Q extends Fields, B extends Fields> = {
  readonly c: HonoContext<ApiEnv>;
  readonly context: Context;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** Where they may do another operation as well; nowhere: an empty list. */
  readonly alsoIn: (operation: string) => Promise<readonly OrganisationId[]>;
};

export type Api = {
  readonly app: OpenAPIHono<ApiEnv>;
  readonly authenticate: Authenticate;
  readonly rights: Rights;
  /** The organisations above all others. */
  readonly tops: () => Promise<readonly OrganisationId[]>;
  readonly rates: Readonly<Record<'costly' | 'guessable', Rate>>;
  readonly jsonLimits: JsonLimits;
  /** Filled by `endpoint`: what exists, for the answer to a method that does not. */
  readonly routes: {
    readonly method: string;
    readonly path: string;
    readonly pattern: RegExp;
    /** Parts of the path that may be anything: an address belongs to the route that names most of it. */
    readonly variables: number;
    readonly name: string;
    readonly isOpen: boolean;
  }[];
};

export function endpoint<
  P extends Fields = NoFields,
  Q extends Fields = NoFields,
  B extends Fields = NoFields,
>(
  api: Api,
  spec: Endpoint<P, Q, B>,
  handle: (asked: Asked<P, Q, B>) => Promise<Response> | Response,
): void {
  const routed = spec.path.replace(`{${spec.rest ?? ''}}`, '*').replaceAll(/\{(\w+)\}/g, ':$1');
  api.app.openAPIRegistry.registerPath(describe(spec));
  api.routes.push({
    method: spec.method.toUpperCase(),
    path: spec.path,
    pattern: patternOf(routed),
    variables: routed.match(/[:*]/g)?.length ?? 0,
    name: spec.name,
    isOpen: spec.open ?? false,
  });
  const buckets = spec.rate ? newBuckets(api.rates[spec.rate]) : null;
  api.app.on(spec.method.toUpperCase(), routed, async (c) => {
    c.set('route', spec.path);
    const who = spec.open ? NOBODY : await whoIs(api.authenticate, c);
    if (who instanceof Response) return who;
    c.set('actor', who.actor);
    const scope = spec.open ? [] : scopeFor(who, spec.name, api.rights, await api.tops());
    if (scope === null) return notPermitted(api.rights, spec.name);
    const refusal = buckets && tooMany(buckets, spec.open ? addressOf(c) : who.actor);
    if (refusal) return refusal;
    const params = check('path', spec.params ?? NONE, paramsOf(c, spec));
    if (params instanceof Response) return params;
    const query = check('query', spec.query ?? NONE, queryOf(c));
    if (query instanceof Response) return query;
    const json = spec.body ? await readJson(c.req.raw, api.jsonLimits) : NO_BODY;
    if (!json.ok) return problem(json.code, { headers: { connection: 'close' } });
    const body = check('body', spec.body ?? NONE, spec.body ? json.value : {});
    if (body instanceof Response) return body;
    const idempotency = spec.deed ? keyIn(c, json.bytes) : null;
    if (idempotency instanceof Response) return idempotency;
    return handle({
      c,
      context: {
        actor: who.actor,
        person: who.person,
        isCleared: who.isCleared,
        scope,
        idempotency,
      },
      params: params as z.output<P>,
      query: query as z.output<Q>,
      body: body as z.output<B>,
      alsoIn: async (operation) => scopeFor(who, operation, api.rights, await api.tops()) ?? [],
    });
  });
}

const NO_BODY = { ok: true, value: undefined, bytes: new Uint8Array() } as const;

const NOBODY: Who = {
  actor: 'nobody',
  person: null,
  isCleared: false,
  grants: [],
  operations: null,
};

async function whoIs(authenticate: Authenticate, c: HonoContext<ApiEnv>): Promise<Who | Response> {
  const brought = broughtBy(c.req.raw.headers);
  if (brought === null)
    return problem('token-missing', { headers: { 'www-authenticate': 'Bearer realm="grendel"' } });
  const who = brought.token === null ? null : await authenticate(brought.token);
  if (who !== null) return who;
  const challenge = 'Bearer realm="grendel", error="invalid_token"';
  return problem('token-wrong', { headers: { 'www-authenticate': challenge } });
}

/** The roles that could are told: who lacks one knows what to ask for. */
function notPermitted(rights: Rights, operation: string): Response {
  const takes = [...(rights.get(operation)?.roles.keys() ?? [])];
  return problem('not-permitted', { facts: { operation, takes } });
}

function check(where: Misfit['in'], fields: Fields, value: unknown): unknown {
  const parsed = fields.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = misfits(where, parsed.error.issues, Object.keys(fields.shape));
  return problem('input-unfit', { errors });
}

function paramsOf(
  c: HonoContext,
  { path, params, rest }: Pick<Endpoint<Fields, Fields, Fields>, 'path' | 'params' | 'rest'>,
): Record<string, string> {
  if (!params) return {};
  if (rest === undefined) return c.req.param();
  const parts = c.req.path.split('/').slice(path.split('/').length - 1);
  return { ...c.req.param(), [rest]: decoded(parts.join('/')) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A parameter that comes twice is a list: most take none, and say so. */
function queryOf(c: HonoContext): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  );
}

function keyIn(c: HonoContext, body: Uint8Array): IdempotencyKey | Response | null {
  const header = c.req.header('idempotency-key');
  if (header === undefined) return null;
  const key = keyOf(header);
  const { pathname, search } = new URL(c.req.url);
  if (key !== null)
    return idempotencyKey(key, { method: c.req.method, path: pathname + search, body });
  const detail = 'Has to be 1 to 100 printable ASCII characters in double quotes, or a bare UUID.';
  return problem('input-unfit', {
    errors: [{ in: 'header', pointer: '#/Idempotency-Key', detail }],
  });
}

function patternOf(routed: string): RegExp {
  const parts = routed.split('/').map((part) => {
    if (part === '*') return '.+';
    return part.startsWith(':') ? '[^/]+' : RegExp.escape(part);
  });
  return new RegExp(`^${parts.join('/')}$`);
}
