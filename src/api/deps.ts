import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { OrganisationId } from '../core/finding.ts';
import type { Rights } from '../core/rights.ts';
import type { Actions } from './actions.ts';
import type { Authenticate } from './authenticate.ts';
import type { ConsoleDoor, OperatorDoor } from './console-door.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Rate } from './rate.ts';

export type ApiDeps = {
  readonly actions: Actions;
  readonly authenticate: Authenticate;
  /** `spec/rights.csv`. */
  readonly rights: Rights;
  /** The organisations above all others. */
  readonly tops: () => Promise<readonly OrganisationId[]>;
  readonly lifecycle: Lifecycle;
  /** Its counters are added to the register of the whole process. */
  readonly register: Registry;
  readonly log: Logger;
  /** `package.json`'s, for the OpenAPI document. */
  readonly version: string;
  /** Host names that it answers to, without port; loopback's unless said. */
  readonly hosts?: readonly string[];
  /** Where browsers find it behind a proxy, without a slash at its end; null: where it listens. */
  readonly publicUrl?: string | null;
  readonly limits?: Partial<ApiLimits>;
  /** There is a login server. */
  readonly hasLogin?: boolean;
  /** The built console; none: a server without one. */
  readonly console?: ConsoleDoor;
  /** Browsers of whoever started the server; none: nobody comes in so. */
  readonly operators?: OperatorDoor;
};

export type ApiLimits = {
  readonly uploadBytes: number;
  /** Of one app file. */
  readonly appFileBytes: number;
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
  /** What makes an MDM or the whole catalogue be looked through: for each operation and who asks. */
  readonly costly: Rate;
  /** What somebody might try until it fits: for each operation and address. */
  readonly guessable: Rate;
};

export const LIMITS: ApiLimits = {
  uploadBytes: 16 * 1024 ** 3,
  appFileBytes: 2 * 1024 ** 3,
  uploads: 8,
  streams: 100,
  uploadIdleMs: 60_000,
  streamPollMs: 1000,
  streamPaceMs: 200,
  jsonMs: 15_000,
  heardBytes: 16 * 1024 ** 2,
  heard: 16,
  costly: { perMinute: 60, burst: 60 },
  guessable: { perMinute: 20, burst: 20 },
};

/** The names by which a browser on this machine may call it: any other is a page that had its own name point here. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
