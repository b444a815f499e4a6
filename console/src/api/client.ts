import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated.ts';
import { Refused, Unreachable, type Problem } from './problem.ts';
import { ROOT } from './root.ts';
import { sessionEnded } from './session-ended.ts';

const DEEDS = new Set(['POST', 'PUT', 'DELETE']);

const ours: Middleware = {
  onRequest({ request }) {
    // A deed that is sent twice because the line broke is done once.
    if (DEEDS.has(request.method) && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', `"${crypto.randomUUID()}"`);
    return request;
  },
  onError: ({ error }) =>
    error instanceof DOMException && error.name === 'AbortError' ? error : new Unreachable(error),
};

/** The API, typed by its own document. Who asks is said by the cookie; other sites are refused by the server. */
export const api = createClient<paths>({ baseUrl: ROOT, credentials: 'same-origin' });
api.use(ours);

type Answered<T> =
  | { readonly data: T; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: unknown; readonly response: Response };

/** What was answered; throws `Refused` or `Unreachable`. Tells the page where the session has ended. */
export async function got<T>(asked: Promise<Answered<T>>): Promise<Exclude<T, undefined>> {
  const { data, error, response } = await asked;
  if (response.ok) return data as Exclude<T, undefined>;
  throw refusedBy(error, response.status);
}

export function refusedBy(error: unknown, status: number): Refused | Unreachable {
  if (typeof error !== 'object' || error === null || !('code' in error))
    return new Unreachable(status);
  const refused = new Refused(error as Problem, status);
  if (refused.status === 401) sessionEnded.tell();
  return refused;
}
