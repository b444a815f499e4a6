import type { Memory } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';

/**
 * What is kept of a fleet, because NanoMDM lists neither enrolments nor results: all sealed by the store, nothing of it about apps.
 * One record per device and kind of message, each written by one side only, so that messages of a device that come at the same
 * moment to two processes don't undo each other. `at`: NanoMDM's clock. `got`: ours.
 */
type Kept = { readonly id: string; readonly at: Instant; readonly got: Instant };

export type Enrolled = {
  readonly id: string;
  /** `user`: User Enrolment, told by an EnrollmentID in place of the UDID. */
  readonly kind: 'device' | 'user';
  /** The latest of each check-in. An enrolment begins anew with every Authenticate. */
  readonly authenticated: Instant | null;
  readonly token: Instant | null;
  readonly out: Instant | null;
};
export type Facts = Kept & {
  readonly os: string | null;
  readonly product: string | null;
  readonly serial: string | null;
  readonly supervised: boolean | null;
  /** A Shared iPad: its users come and go. */
  readonly shared: boolean;
};
export type Profiles = Kept & {
  /** Base of the command that it answers: `Limits` with the same were asked right behind it. */
  readonly ask: string;
  readonly ours: readonly { readonly identifier: string; readonly uuid: string }[];
  /** Others' profiles that restrict something, by their shown name. */
  readonly others: readonly { readonly identifier: string; readonly name: string }[];
};
export type Limits = Kept & {
  readonly ask: string;
  /** Hashes of those of our contents that are in force. */
  readonly inForce: readonly string[];
  /** Profiles of others, by identifier, that allow or deny apps themselves. */
  readonly others: readonly {
    readonly identifier: string;
    readonly what: 'sets-the-same' | 'allows-only-others';
  }[];
};
export type Capable = Kept & { readonly configurations: readonly string[] };
type Asked = {
  readonly id: string;
  readonly apps: { readonly uuid: string; readonly got: Instant } | null;
};
type StepAnswer = {
  readonly got: Instant;
  readonly done: boolean;
  /** Domain and number of the first error of the chain. */
  readonly error: string | null;
};

type Kinds = {
  readonly enrolled: Enrolled;
  readonly facts: Facts;
  readonly profiles: Profiles;
  readonly limits: Limits;
  readonly capable: Capable;
  readonly asked: Asked;
  readonly answer: StepAnswer;
};

export async function recall<Kind extends keyof Kinds>(
  memory: Memory,
  kind: Kind,
  id: string,
): Promise<Kinds[Kind] | null> {
  const value = await memory.read(`${kind}/${id}`);
  return value === null ? null : (unpack(value) as Kinds[Kind]);
}

export const remember = <Kind extends keyof Kinds>(
  memory: Memory,
  kind: Kind,
  id: string,
  value: Kinds[Kind] | null,
): Promise<void> => memory.write(`${kind}/${id}`, value === null ? null : pack(value));

export const pack = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));
export const unpack = (value: Uint8Array): unknown => JSON.parse(Buffer.from(value).toString());

const AT_ONCE = 500;

/** All records of a kind, by device. Held whole: a fleet is asked about as a whole. */
export async function recallAll<Kind extends keyof Kinds>(
  memory: Memory,
  kind: Kind,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Kinds[Kind] & { readonly id: string }>> {
  const all = new Map<string, Kinds[Kind] & { readonly id: string }>();
  for await (const value of recordsUnder(memory, `${kind}/`, signal)) {
    const record = value as Kinds[Kind] & { readonly id: string };
    all.set(record.id, record);
  }
  return all;
}

export async function* recordsUnder(
  memory: Memory,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  for (let after: string | null = null; ;) {
    signal.throwIfAborted();
    const part = await memory.list(prefix, after, AT_ONCE);
    for (const { value } of part) yield unpack(value);
    const last = part.at(-1);
    if (last === undefined || part.length < AT_ONCE) return;
    after = last.name;
  }
}

export const isOut = ({ authenticated, token, out }: Enrolled): boolean =>
  out !== null && out > (authenticated ?? '') && out > (token ?? '');

/** What was said before the enrolment that now holds is no longer so. */
export const holds = (record: Kept | null | undefined, enrolled: Enrolled): boolean =>
  record !== null &&
  record !== undefined &&
  (enrolled.authenticated === null || record.at >= enrolled.authenticated);
