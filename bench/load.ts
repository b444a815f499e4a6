import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export type Load = {
  readonly url: string;
  readonly token: string;
  /** Requests a second: each is sent at its time, whether or not those before it were answered. */
  readonly rate: number;
  readonly seconds: number;
  /** The path of the next one. */
  readonly next: () => string;
  readonly onBody?: (path: string, body: string) => void;
};

/**
 * Sends requests over real sockets and gives the milliseconds that each took, shortest first: from the moment that it was due to the
 * last byte of its answer, so that a server that stands still is not spared the requests of that time. Throws on what is no 200.
 */
export async function load({
  url,
  token,
  rate,
  seconds,
  next,
  onBody,
}: Load): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took: number[] = [];
  const under: Promise<void>[] = [];
  const begun = performance.now();
  const count = Math.round(rate * seconds);
  const timed = async (path: string, due: number): Promise<void> => {
    const body = await ask(agent, `${url}${path}`, token);
    took.push(performance.now() - due);
    onBody?.(path, body);
  };
  for (let n = 0; n < count; n++) {
    const due = begun + (n * 1000) / rate;
    const early = due - performance.now();
    if (early > 0.5) await wait(early);
    under.push(timed(next(), due));
  }
  await Promise.all(under);
  agent.destroy();
  return took.toSorted((a, b) => a - b);
}

function ask(agent: Agent, url: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { agent, headers: { authorization: `Bearer ${token}` } },
      (answer) => {
        const chunks: string[] = [];
        answer.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const body = chunks.join('');
          if (answer.statusCode === 200) resolve(body);
          else reject(new Error(`${answer.statusCode}: ${body}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Of sorted values. */
export const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
