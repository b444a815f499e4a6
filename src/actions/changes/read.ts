import type { ChangeId, ChangeState } from '../../core/changes/change.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import { boundBy, concerns } from './bound.ts';
import { boundOf } from './decide.ts';
import type { ChangeDoor, TableChanges } from './door.ts';
import { heldAt } from '../../core/changes/held.ts';
import type { ChangeComment, StoredChange } from './stored.ts';

/** Those that concern a part in which the person has a role; newest first, at most so many. */
export async function listChanges(
  { store }: Server,
  { scope }: Pick<Context, 'scope'>,
  states: readonly ChangeState[],
  page: { readonly before: ChangeId | null; readonly limit: number },
): Promise<{ readonly rows: readonly StoredChange[]; readonly next: ChangeId | null }> {
  const [organisations, assignments] = [await store.organisations(), await store.assignments()];
  const rows: StoredChange[] = [];
  for (let { before } = page; ;) {
    const some = await store.changes.changes(states, { before, limit: page.limit + 1 });
    for (const one of some) {
      if (!concerns(boundBy(one.policy, organisations, assignments), organisations, scope))
        continue;
      if (rows.length === page.limit) return { rows, next: rows.at(-1)?.id ?? null };
      rows.push(one);
    }
    const last = some.at(-1);
    if (!last || some.length <= page.limit) return { rows, next: null };
    before = last.id;
  }
}

export type ChangeRead = {
  readonly change: StoredChange;
  /** Of whom it binds, those in the person's part of the tree; and how many more there are. */
  readonly bound: readonly Organisation[];
  readonly others: number;
  /** All of them: whom one rule binds speak with each other about it. */
  readonly comments: readonly NamedComment[];
  /** As it was handed in; null for a catalogue. */
  readonly content: unknown;
  /** Of a catalogue: in what it differs from the one in force; else null. */
  readonly tables: readonly TableChanges[] | null;
};

type NamedComment = ChangeComment & { readonly organisationName: string };

export async function readChange(
  server: Server,
  { reader }: Pick<ChangeDoor, 'reader'>,
  { scope }: Pick<Context, 'scope'>,
  id: ChangeId,
): Promise<Outcome<ChangeRead, 'unknown-change'>> {
  const { store } = server;
  const change = await store.changes.change(id);
  if (change === null) return refused('unknown-change');
  const { organisations, bound } = await boundOf(store, change);
  if (!concerns(bound, organisations, scope)) return refused('unknown-change');
  const mine = bound.filter((one) => isWithin(one, scope));
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  return done({
    change,
    bound: mine,
    others: bound.length - mine.length,
    comments: (await store.changes.comments(id)).map((one) => ({
      ...one,
      organisationName: names.get(one.organisation) ?? '',
    })),
    content: change.kind === 'catalogue' ? null : await contentOf(store, reader, change),
    tables: change.kind === 'catalogue' ? await tablesOf(server, reader, change) : null,
  });
}

async function contentOf(
  { changes }: Server['store'],
  reader: ChangeDoor['reader'],
  { document }: StoredChange,
): Promise<unknown> {
  const packed = await changes.document(document);
  return packed === null ? null : JSON.parse(new TextDecoder().decode(reader.unpack(packed)));
}

async function tablesOf(
  { store, clock }: Server,
  reader: ChangeDoor['reader'],
  { document }: StoredChange,
): Promise<readonly TableChanges[]> {
  const today = dayOf(clock());
  const held = heldAt(await store.changes.adopted(), { at: today, known: today });
  const inForce = held.find(({ kind }) => kind === 'catalogue');
  const before = inForce && (await store.changes.document(inForce.document));
  const after = await store.changes.document(document);
  if (!before || !after) throw new Error('a document of the rules is not there');
  return reader.compare(reader.unpack(before), reader.unpack(after));
}
