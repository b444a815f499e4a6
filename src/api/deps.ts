import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Actions } from './actions.ts';
import type { Authenticate } from './authenticate.ts';
import type { Lifecycle } from './lifecycle.ts';

export type ApiDeps = {
  readonly actions: Actions;
  readonly authenticate: Authenticate;
  readonly lifecycle: Lifecycle;
  /** Its counters are added to the register of the whole process. */
  readonly register: Registry;
  readonly log: Logger;
  /** `package.json`'s, for the OpenAPI document. */
  readonly version: string;
  /** Host names that it answers to, without port; loopback's unless said. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<ApiLimits>;
};

export type ApiLimits = {
  readonly uploadBytes: number;
  readonly uploads: number;
  readonly streams: number;
  /** An upload of which nothing comes for so long is cut. */
  readonly uploadIdleMs: number;
  /** How often an event stream looks at the stored state, for uploads that another process receives. */
  readonly streamPollMs: number;
  /** Between two events of one stream, at least. */
  readonly streamPaceMs: number;
  readonly jsonMs: number;
  /** Of one message that an MDM sends by itself, and how many of them at once. */
  readonly heardBytes: number;
  readonly heard: number;
};

export const LIMITS: ApiLimits = {
  uploadBytes: 16 * 1024 ** 3,
  uploads: 8,
  streams: 100,
  uploadIdleMs: 60_000,
  streamPollMs: 1000,
  streamPaceMs: 200,
  jsonMs: 15_000,
  heardBytes: 16 * 1024 ** 2,
  heard: 16,
};

/** The names by which a browser on this machine may call it: any other is a page that had its own name point here. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
