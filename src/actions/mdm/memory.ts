import type { Memory } from './connector.ts';
import type { MdmServer } from './door.ts';
import type { MemoryRow } from './store.ts';
import type { ConnectionId } from './stored.ts';

type Kept = { readonly name: string; readonly value: string };

/**
 * What a connector may keep, at rest as nobody can read it: the value is sealed with its name, and the name is found again by a
 * keyed hash. Of `enrolment/ID` only `enrolment` stands there in clear.
 */
export function memoryOf(server: MdmServer, connection: ConnectionId): Memory {
  const { store, mdm } = server;
  const read = async (kind: string, rest: string): Promise<readonly MemoryRow[]> => {
    const names = mdm.hash(nameOf(kind, rest)).map(({ name }) => name);
    const rows = await store.mdm.memory(connection, kind, { by: 'name', names });
    return rows.toSorted((a, b) => b.key - a.key);
  };
  /** One that was taken away since still has its place in the order. */
  const placeOf = async (name: string): Promise<string> =>
    (await read(...partsOf(name)))[0]?.name ?? mdm.hash(name)[0].name;
  return {
    async read(name) {
      const [row] = await read(...partsOf(name));
      return row === undefined ? null : openRow(server, connection, row).value;
    },
    async write(name, value) {
      const [kind, rest] = partsOf(name);
      const [newest, ...older] = mdm.hash(nameOf(kind, rest));
      const put = value === null ? null : sealRow(server, connection, name, value);
      const drop = (value === null ? [newest, ...older] : older).map((one) => ({
        kind,
        name: one.name,
      }));
      await store.stage((tables) => tables.mdm.writeMemory(connection, { put, drop }));
    },
    async list(prefix, after, limit) {
      const [kind, rest] = partsOf(prefix);
      if (rest !== '') throw new Error('what a connector keeps is listed by its kind alone');
      const rows = await store.mdm.memory(connection, kind, {
        by: 'place',
        after: after === null ? null : await placeOf(after),
        limit,
      });
      return rows.map((row) => openRow(server, connection, row));
    },
  };
}

/** After a change of keys: what was kept under older ones is kept anew. Gives how many. */
export async function rekeyMemory(server: MdmServer): Promise<number> {
  const { store, mdm } = server;
  let moved = 0;
  for (;;) {
    // A process that works with older keys for a moment leaves newer rows alone.
    const older = await store.mdm.memoryUnderOlderKeys(mdm.current(), 100);
    for (const row of older) {
      const { name, value } = openRow(server, row.connection, row);
      const put = sealRow(server, row.connection, name, value);
      await store.stage((tables) =>
        tables.mdm.writeMemory(row.connection, {
          put,
          drop: put.name === row.name ? [] : [{ kind: row.kind, name: row.name }],
        }),
      );
    }
    moved += older.length;
    if (older.length === 0) return moved;
  }
}

const rowOf = (connection: ConnectionId): string => `memory ${connection}`;

function sealRow(
  { mdm }: MdmServer,
  connection: ConnectionId,
  name: string,
  value: Uint8Array,
): MemoryRow {
  const [kind] = partsOf(name);
  const [newest] = mdm.hash(name);
  const kept: Kept = { name, value: value.toBase64() };
  return { kind, name: newest.name, key: newest.key, sealed: mdm.seal(rowOf(connection), kept) };
}

function openRow(
  { mdm }: MdmServer,
  connection: ConnectionId,
  { sealed }: MemoryRow,
): { readonly name: string; readonly value: Uint8Array } {
  const kept = mdm.open(rowOf(connection), sealed) as Kept | null;
  if (kept === null) throw new Error('what a connector kept can not be opened');
  return { name: kept.name, value: Uint8Array.fromBase64(kept.value) };
}

function partsOf(name: string): readonly [kind: string, rest: string] {
  const slash = name.indexOf('/');
  return slash === -1 ? [name, ''] : [name.slice(0, slash), name.slice(slash + 1)];
}

const nameOf = (kind: string, rest: string): string => (rest === '' ? kind : `${kind}/${rest}`);
