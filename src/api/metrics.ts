import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Lifecycle } from './lifecycle.ts';

export type ApiMetrics = {
  readonly answered: (method: string, route: string, status: number, seconds: number) => void;
  /** For want of a token, of a right, or of patience; by the code of the problem. */
  readonly refused: (code: string) => void;
  readonly receivedBytes: (bytes: number) => void;
};

/** Labels are words of ours: a method, an address with its ids left out, a status. Never an id. */
export function apiMetrics(register: Registry, { running }: Lifecycle): ApiMetrics {
  const registers = [register];
  const requests = new Histogram({
    name: 'grendel_http_request_duration_seconds',
    help: "Time from a request to the end of its answer's beginning; bodies that stream come after.",
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.2, 0.5, 2, 10, 60],
    registers,
  });
  const refusals = new Counter({
    name: 'grendel_http_refusals_total',
    help: 'Requests that were refused for who asked or how often: 401, 403 and 429.',
    labelNames: ['code'],
    registers,
  });
  const bytes = new Counter({
    name: 'grendel_upload_bytes_total',
    help: 'Bytes of inventories that came in.',
    registers,
  });
  for (const work of ['request', 'upload', 'stream'] as const) {
    const gauge: Gauge = new Gauge({
      name: `grendel_http_${work}s_running`,
      help: `How many of kind ${work} are under way.`,
      registers,
      collect: () => gauge.set(running[work]),
    });
  }
  return {
    answered: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    refused: (code) => refusals.inc({ code }),
    receivedBytes: (count) => bytes.inc(count),
  };
}
