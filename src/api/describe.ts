import { z, type RouteConfig } from '@hono/zod-openapi';
import type { Endpoint, Fields } from './endpoint.ts';
import { KEY_FORM } from './idempotency.ts';
import { Problem, PROBLEM_TYPE } from './problem.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';

export type Answer = {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Of another type than JSON. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
type Described = {
  readonly description: string;
  readonly content?: Record<string, { readonly schema: z.ZodType | Record<string, unknown> }>;
  readonly headers?: Record<string, { readonly description: string; readonly schema: object }>;
};
type Responses = Record<string, Described>;

/** An operation as OpenAPI has it. */
export function describe<P extends Fields, Q extends Fields, B extends Fields>(
  spec: Endpoint<P, Q, B>,
): RouteConfig {
  const { params, query, body, deed, takesBytes } = spec;
  const content = body
    ? { 'application/json': { schema: body } }
    : { '*/*': { schema: { type: 'string', format: 'binary' } as const } };
  return {
    method: spec.method,
    path: spec.path,
    operationId: spec.name,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    security: spec.open ? [] : [{ token: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(deed ? { headers: KEY_HEADER } : {}),
      ...(body || takesBytes ? { body: { required: Boolean(body), content } } : {}),
    },
    responses: merged(
      answersOf(spec.answers),
      refusalsOf(allRefusals(spec)),
    ) as RouteConfig['responses'],
  };
}

/** A status may have both: `/readyz` says 503 in its own words, and a server that stops in those of a problem. */
function merged(answers: Responses, refusals: Responses): Responses {
  const all: Responses = { ...answers };
  for (const [status, refusal] of Object.entries(refusals)) {
    const answer = all[status];
    all[status] = !answer
      ? refusal
      : {
          ...answer,
          description: `${answer.description} ${refusal.description}`,
          content: { ...answer.content, ...refusal.content },
        };
  }
  return all;
}

const KEY_HEADER = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    description: 'Sent again with the same request, it gets the answer of the first time.',
    pattern: KEY_FORM,
    example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
  }),
});

function answersOf(answers: Readonly<Record<number, Answer>>): Responses {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
  );
}

function answerOf({ description, schema, type, headers }: Answer): Described {
  const isJson = type === undefined;
  const isText = type?.startsWith('text/') ?? false;
  const text = { type: 'string', ...(isText ? {} : { format: 'binary' }) } as const;
  const content = isJson
    ? schema && { 'application/json': { schema } }
    : { [type]: { schema: schema ?? text } };
  const described = Object.entries(headers ?? {}).map(
    ([name, description]) => [name, { description, schema: { type: 'string' } }] as const,
  );
  return {
    description,
    ...(content ? { content } : {}),
    ...(described.length > 0 ? { headers: Object.fromEntries(described) } : {}),
  };
}

/** What every operation may refuse, and what follows from what it takes. */
function allRefusals<P extends Fields, Q extends Fields, B extends Fields>(
  spec: Endpoint<P, Q, B>,
): readonly ProblemCode[] {
  return [
    'database-unreachable',
    'host-not-allowed',
    'input-unfit',
    'internal-error',
    'stopping',
    ...(spec.open ? [] : (['not-permitted', 'token-missing', 'token-wrong'] as const)),
    ...(spec.rate ? (['too-many-requests'] as const) : []),
    ...(spec.method === 'get' ? [] : (['cross-site-request'] as const)),
    ...(spec.body ? OF_A_BODY : []),
    ...(spec.deed ? (['idempotency-key-in-use', 'idempotency-key-reused'] as const) : []),
    ...spec.refusals,
  ];
}
const OF_A_BODY = [
  'body-malformed',
  'body-too-deep',
  'body-too-large',
  'body-too-slow',
  'media-type-unsupported',
  'upload-cut',
] as const;

/** One response a status, with the codes that it may have. */
function refusalsOf(codes: readonly ProblemCode[]): Responses {
  const byStatus = Map.groupBy([...new Set(codes)].sort(), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
        content: { [PROBLEM_TYPE]: { schema: Problem.extend({ code: z.enum(some) }) } },
      },
    ]),
  );
}
