import type { DeviceId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';
import { recorded } from '../recorded.ts';
import { done, type Context, type Outcome } from '../server.ts';
import type { ExceptionServer } from './door.ts';
import { inSight } from './in-reach.ts';
import { saidOf } from './said.ts';
import type { ExceptionEvent, ExceptionId, StoredException } from './stored.ts';

/** All that is kept of one: what people wrote, who they are, which devices. */
export type ExceptionFile = {
  readonly exception: StoredException;
  readonly app: AppId;
  readonly appName: string;
  /** Null where it was erased. */
  readonly task: string | null;
  readonly askedBy: string | null;
  readonly devices: readonly DeviceId[];
  readonly events: readonly FiledEvent[];
};
type FiledEvent = Pick<ExceptionEvent, 'kind' | 'says'> & {
  readonly at: Instant;
  readonly by: string | null;
  readonly words: string | null;
};

/** Opens the file of one. The look is an entry in the ledger before anything is shown. */
export async function openException(
  server: ExceptionServer,
  context: Context,
  id: ExceptionId,
): Promise<Outcome<ExceptionFile, 'unknown-exception' | 'not-cleared'>> {
  const looked = await recorded<StoredException, 'unknown-exception' | 'not-cleared'>(
    server,
    { ...context, idempotency: null },
    async (tables) => {
      const found = await inSight(tables, context, id);
      if (!found.ok) return found;
      return done({ value: found.value, said: [saidOf(server, 'opened', found.value, 'request')] });
    },
  );
  if (!looked.ok) {
    if (looked.code === 'idempotency-key-reused') throw new Error('a look has no idempotency key');
    return looked as Outcome<ExceptionFile, 'unknown-exception' | 'not-cleared'>;
  }
  return done(await fileOf(server, looked.value));
}

async function fileOf(server: ExceptionServer, exception: StoredException): Promise<ExceptionFile> {
  const { store, rules } = server;
  const { id, app } = exception;
  const events = await store.exceptions.eventsOf(id);
  const text = await textsOf(server, [
    exception.task,
    ...events.flatMap(({ words }) => words ?? []),
  ]);
  const name = namesOf(server);
  return {
    exception,
    app,
    appName: rules().catalogue.apps.find((one) => one.id === app)?.name ?? app,
    task: text(exception.task),
    askedBy: await name(exception.askedBy),
    devices: (await store.exceptions.devicesOf(id)).map(({ device }) => device),
    events: await Promise.all(
      events.map(async ({ kind, says, at, by, words }) => ({
        kind,
        says,
        at,
        by: await name(by),
        words: words === null ? null : text(words),
      })),
    ),
  };
}

export async function textsOf(
  { store, openText }: ExceptionServer,
  commitments: readonly string[],
): Promise<(commitment: string) => string | null> {
  const opened = new Map(
    (await store.log.openings(commitments)).map(({ commitment, sealed }) => [
      commitment,
      openText(commitment, sealed),
    ]),
  );
  return (commitment) => opened.get(commitment) ?? null;
}

/** Each person is asked for once; null also where the name was erased. */
export function namesOf({
  store,
}: ExceptionServer): (id: PersonId | null) => Promise<string | null> {
  const known = new Map<PersonId, Promise<string | null>>();
  return async (id) => {
    if (id === null) return null;
    const before = known.get(id);
    if (before) return before;
    const now = store.people
      .person(id)
      .then((one) => (one === null || one.name === '' ? null : one.name));
    known.set(id, now);
    return now;
  };
}
