import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { Rights, Who } from '../core/rights.ts';
import { fakeActions } from './actions.fixture.ts';
import type { Actions } from './actions.ts';
import { operatorToken } from './authenticate.ts';
import { fakeConsole, fakeOperators } from './console.fixture.ts';
import { createApi } from './create-api.ts';
import type { ApiDeps, ApiLimits } from './deps.ts';
import type { Slow } from './inventories.fixture.ts';
import { newLifecycle } from './lifecycle.ts';
import { rightsIn } from './rights-table.ts';
import { newWorld, ROOT, type World } from './world.fixture.ts';

const RIGHTS = rightsIn(readFileSync('spec/rights.csv', 'utf8'));
export const TOKEN = 'test-token-0123456789abcdef';

export type Door = ReturnType<typeof newDoor>;
type Options = {
  readonly world?: World;
  readonly slow?: Slow;
  readonly actions?: Partial<Actions>;
  readonly limits?: Partial<ApiLimits>;
  /** Whoever comes with the token; the operator unless said. */
  readonly who?: Who;
  readonly rights?: Rights;
  readonly publicUrl?: string;
  readonly more?: Pick<ApiDeps, 'console' | 'operators' | 'hasLogin'>;
};

/** The door with a world behind it, what it logs, and a client that has the token. */
export function newDoor({
  world = newWorld(),
  slow,
  actions,
  limits,
  who,
  rights = RIGHTS,
  publicUrl,
  more = {},
}: Options = {}) {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const lifecycle = newLifecycle();
  const register = new Registry();
  const app = createApi({
    actions: { ...fakeActions(world, slow), ...actions },
    authenticate: who ? async () => who : operatorToken(TOKEN, async () => [ROOT]),
    rights,
    tops: async () => [ROOT],
    lifecycle,
    register,
    log: pino({ base: null, timestamp: false }, sink),
    version: '0.0.0-test',
    publicUrl: publicUrl ?? null,
    console: () => fakeConsole,
    operators: fakeOperators,
    ...more,
    limits: { streamPaceMs: 0, streamPollMs: 1, ...limits },
  });
  const ask = (path: string, { headers, ...init }: RequestInit = {}): Promise<Response> =>
    Promise.resolve(
      app.request(path, {
        ...init,
        headers: { authorization: `Bearer ${TOKEN}`, ...(headers as Record<string, string>) },
      }),
    );
  const post = (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    ask(path, {
      method: 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
  return { app, ask, post, world, lines, lifecycle, register };
}

/** The body of an answer, as far as a test looks into it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the document's schemas are checked elsewhere
export const json = async (answer: Response): Promise<any> => answer.json();
