import type { Connection } from '../../actions/mdm/connector.ts';
import type { Ask } from '../http/client.ts';
import { backOff } from '../http/back-off.ts';
import { checked, counted, type Graph } from './api.ts';
import { BatchAnswer } from './schema.ts';

/** At most 20 in one (concepts/json-batching.md, 2025-02, read 2026-11-25). */
const MOST = 20;
const TRIES = 6;
const LONGEST_WAIT = 120;

export type Single = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Relative to the version: `/devices?…`. */
  readonly url: string;
};
export type SingleAnswer = { readonly status: number; readonly body: unknown };

/**
 * Many small requests, twenty at a time, answered in the order in which they were asked: Graph answers a batch in any order, and
 * throttles each of it by itself. Only those that were throttled (429, or 503 with a time: nothing was done) are asked again.
 * `version`: `/v1.0` or `/beta`.
 */
export async function batch(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  version: '/v1.0' | '/beta',
  what: string,
  singles: readonly Single[],
  signal: AbortSignal,
): Promise<readonly SingleAnswer[]> {
  const answers: SingleAnswer[] = [];
  let waiting = singles.map((single, index) => ({ single, index }));
  for (let sending = 1; waiting.length > 0; sending += 1) {
    const again: typeof waiting = [];
    let wait = 0;
    for (let from = 0; from < waiting.length; from += MOST) {
      const part = waiting.slice(from, from + MOST);
      for (const [index, { status, body, retryAfter }] of await ask(
        graph,
        version,
        what,
        part,
        signal,
      )) {
        answers[index] = { status, body };
        const throttled = status === 429 || (status === 503 && retryAfter !== null);
        if (!throttled || sending === TRIES) continue;
        again.push({ single: singles[index] as Single, index });
        wait = Math.max(wait, retryAfter ?? 0);
      }
    }
    waiting = again;
    // Intune leaves Retry-After out (learn.microsoft.com/answers 5784629, read 2026-11-25).
    if (waiting.length > 0)
      await connection.sleep(
        wait > 0 ? Math.min(wait, LONGEST_WAIT) * 1000 : backOff(sending, 1),
        signal,
      );
  }
  return answers;
}

type Part = readonly { readonly single: Single; readonly index: number }[];
type Told = SingleAnswer & { readonly retryAfter: number | null };

async function ask(
  graph: Graph,
  version: string,
  what: string,
  part: Part,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Told>> {
  const first = part[0]?.single;
  const reads = part.every(({ single }) => single.method === 'GET');
  // Counted as the services count its parts; removing a member that is gone, or asking a device to report twice, does no harm.
  const { counts } = counted({ what, path: first?.url ?? '', method: reads ? 'GET' : 'POST' });
  const request: Ask = {
    what,
    method: 'POST',
    path: `${version}/$batch`,
    repeatable: true,
    cost: part.length,
    ...(counts === undefined ? {} : { counts }),
    json: {
      requests: part.map(({ single, index }) => ({
        id: String(index),
        method: single.method,
        url: single.url,
      })),
    },
  };
  const { body } = await graph.send(request, signal);
  const told = new Map<number, Told>();
  for (const answer of checked(BatchAnswer, body, what).responses) {
    const index = part.find((one) => String(one.index) === answer.id)?.index;
    if (index === undefined) continue;
    told.set(index, {
      status: answer.status,
      body: answer.body ?? null,
      retryAfter: seconds(answer.headers ?? {}),
    });
  }
  // What was asked and not answered was not looked at: never "not there".
  for (const { index } of part)
    if (!told.has(index)) told.set(index, { status: 500, body: null, retryAfter: null });
  return told;
}

function seconds(headers: Readonly<Record<string, unknown>>): number | null {
  for (const [name, value] of Object.entries(headers))
    if (name.toLowerCase() === 'retry-after' && /^\d{1,9}$/.test(String(value)))
      return Number(value);
  return null;
}
