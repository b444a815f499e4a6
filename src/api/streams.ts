import type { Context as Asked } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { ApiEnv } from './access-log.ts';
import { problem } from './problem.ts';
import type { Receiving } from './receiving.ts';
/** Longer, and proxies take the stream for dead. */
const SILENCE_MS = 15_000;
const RETRY_MS = 2000;

/** At most so long; no longer than until it is over, or `sooner` has come. */
async function wait(ms: number, over: AbortSignal, sooner?: Promise<void>): Promise<void> {
  if (over.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const timer = setTimeout(end, ms);
  over.addEventListener('abort', end);
  sooner?.then(end, end);
  await promise;
  over.removeEventListener('abort', end);
  clearTimeout(timer);
}

/** The same state has the same id in every process, so whoever comes back is told nothing twice. `end`: none comes after it. */
export type StreamEvent = { readonly event: string; readonly id: string; readonly data: string };
/** Something that changes until it has ended. */
export type Followed = {
  /** As it is now; null: it is gone. */
  readonly look: () => Promise<StreamEvent | null>;
  /** Resolves when it has changed, where that is known here. */
  readonly changed: () => Promise<void> | undefined;
};

/** Answers with what is followed as server-sent events: each as it changes, and the end. `first`: as it is at the request. */
export function followed(
  { lifecycle, limits, fault }: Receiving,
  c: Asked<ApiEnv>,
  first: StreamEvent,
  what: Followed,
): Response {
  const seen = c.req.header('last-event-id') ?? null;
  if (seen === first.id && first.event === 'end') return new Response(null, { status: 204 });
  if (lifecycle.running.stream >= limits.streams)
    return problem('too-many-streams', { headers: { 'retry-after': '10' } });
  // A HEAD comes here as well, and nobody would ever read or end its stream.
  if (c.req.method === 'HEAD')
    return new Response(null, { headers: { 'content-type': 'text/event-stream' } });
  const ended = lifecycle.begin('stream');
  return streamSSE(c, async (stream) => {
    try {
      await tell(stream, lifecycle.stopping, limits, what, seen);
    } catch (error) {
      fault(c, error);
    } finally {
      ended();
    }
  });
}

async function tell(
  stream: SSEStreamingApi,
  stopping: AbortSignal,
  { streamPaceMs, streamPollMs }: Receiving['limits'],
  { look, changed }: Followed,
  lastSeen: string | null,
): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const over = AbortSignal.any([gone.signal, stopping]);
  let seen = lastSeen;
  let silent = 0;
  while (!over.aborted) {
    const change = changed();
    const event = await look();
    if (event === null) return;
    if (event.id !== seen || event.event === 'end') {
      await stream.writeSSE({ ...event, retry: RETRY_MS });
      silent = 0;
    }
    if (event.event === 'end') return;
    seen = event.id;
    await wait(streamPaceMs, over);
    await wait(streamPollMs, over, change);
    silent += streamPaceMs + streamPollMs;
    if (silent >= SILENCE_MS) {
      await stream.write(': still here\n\n');
      silent = 0;
    }
  }
}
