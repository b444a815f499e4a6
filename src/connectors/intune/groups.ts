import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import { type Graph, unexpected } from './api.ts';
import { batch } from './batch.ts';
import { createOnce } from './create-once.ts';
import { GROUP_PREFIX, type GroupRole, groupMark, groupName, markIn } from './mark.ts';
import { Created, Group, Member } from './schema.ts';

/**
 * Groups of Grendel's own in the directory: who is left out of a restriction, or alone has it.
 * Sources, read 2026-11-27 in microsoftgraph/microsoft-graph-docs-contrib, api-reference/v1.0/api: group-post-groups.md,
 * group-post-members.md, group-list-transitivemembers.md, group-delete-members.md, device-list.md.
 */
export type OurGroups = {
  /** More than one where two of us made it at once: members of any count. */
  readonly find: (key: RestrictionKey, role: GroupRole) => readonly Group[];
  readonly all: readonly {
    readonly group: Group;
    readonly key: RestrictionKey;
    readonly role: GroupRole;
  }[];
};

const GROUP_LIST = "the list of Grendel's groups";

export async function ourGroups(graph: Graph, signal: AbortSignal): Promise<OurGroups> {
  const path = `/v1.0/groups?$filter=startswith(displayName,'${GROUP_PREFIX}')&$select=id,displayName,description&$top=999`;
  const found = await graph.all(Group, { what: GROUP_LIST, path }, signal);
  const all = found.flatMap((group) => {
    const mark = markIn(group.description);
    return mark?.role == null ? [] : [{ group, key: mark.key, role: mark.role }];
  });
  return {
    all,
    find: (key, role) =>
      all
        .filter((one) => one.key === key && one.role === role)
        .map((one) => one.group)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Of a group of anybody's: devices and people, also those of groups within it. */
export const membersOf = (
  graph: Graph,
  group: string,
  signal: AbortSignal,
): Promise<readonly Member[]> =>
  graph.all(
    Member,
    {
      what: 'the members of a group',
      path: `/v1.0/groups/${encodeURIComponent(group)}/transitiveMembers?$top=999`,
    },
    signal,
  );

export async function ensureGroup(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  key: RestrictionKey,
  role: GroupRole,
  signal: AbortSignal,
): Promise<string> {
  const find = async (): Promise<string | null> =>
    (await ourGroups(graph, signal)).find(key, role)[0]?.id ?? null;
  const name = groupName(key, role);
  const ask = {
    what: 'a group to be made',
    method: 'POST',
    path: '/v1.0/groups',
    json: {
      displayName: name,
      description: groupMark(key, role),
      mailEnabled: false,
      mailNickname: name,
      securityEnabled: true,
    },
  } as const;
  const made =
    (await find()) ??
    (await createOnce(
      connection,
      signal,
      find,
      async () => (await graph.one(Created, ask, signal)).id,
    ));
  if (made === null) throw unexpected(ask.what);
  return made;
}

/** At most 20 in one request; with one that is wrong, none is added (group-post-members.md). */
const AT_ONCE = 20;
/** A group that was just made is not known everywhere yet, and adding to it is refused for a while (group-post-members.md). */
const PATIENCE = [2_000, 5_000, 10_000, 20_000];

/** Makes the group's members exactly these; `ids` are the directory's own. */
export async function setMembers(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  base: string,
  group: string,
  ids: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const at = `/v1.0/groups/${encodeURIComponent(group)}`;
  const seen = new Set(
    (await readMembers(graph, connection, group, signal)).map(({ id }) => id.toLowerCase()),
  );
  const missing = [...ids].filter((id) => !seen.has(id));
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const bind = missing
      .slice(from, from + AT_ONCE)
      .map((id) => `${base}/v1.0/directoryObjects/${encodeURIComponent(id)}`);
    await withPatience(connection, signal, () =>
      graph.send(
        {
          what: 'members to be added to a group',
          method: 'PATCH',
          path: at,
          json: { 'members@odata.bind': bind },
        },
        signal,
      ),
    );
  }
  const surplus = [...seen].filter((id) => !ids.has(id));
  // INVARIANT: the address ends in `/$ref`. Without it Graph deletes the device or the person itself (group-delete-members.md).
  const answers = await batch(
    graph,
    connection,
    '/v1.0',
    'members to be taken out of a group',
    surplus.map((id) => ({
      method: 'DELETE',
      url: `/groups/${encodeURIComponent(group)}/members/${encodeURIComponent(id)}/$ref`,
    })),
    signal,
  );
  const failed = answers.find(({ status }) => status >= 400 && status !== 404);
  if (failed !== undefined) throw partly(failed.status);
}

const readMembers = (
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  group: string,
  signal: AbortSignal,
): Promise<readonly Member[]> =>
  withPatience(connection, signal, () =>
    graph.all(
      Member,
      {
        what: 'the members of a group',
        path: `/v1.0/groups/${encodeURIComponent(group)}/members?$top=999`,
      },
      signal,
    ),
  );

async function withPatience<T>(
  connection: Pick<Connection, 'sleep'>,
  signal: AbortSignal,
  act: () => Promise<T>,
): Promise<T> {
  for (const wait of PATIENCE) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof MdmFault) || (error.status !== 400 && error.status !== 404))
        throw error;
      await connection.sleep(wait, signal);
    }
  }
  return act();
}

export const partly = (status: number): MdmFault =>
  new MdmFault(
    status === 403 ? 'forbidden' : status === 429 ? 'throttled' : 'unavailable',
    `Microsoft Intune carried out a part of what was asked, and answered ${status} to the rest.`,
    'Nothing to do: the step is carried out again, and what is done already stays.',
    { status },
  );

/** The directory's own ids of devices, by their device ids; those that it does not know are left out. */
export async function directoryIds(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  deviceIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const answers = await batch(
    graph,
    connection,
    '/v1.0',
    'devices in the directory',
    deviceIds.map((id) => ({
      method: 'GET',
      url: `/devices?$filter=${encodeURIComponent(`deviceId eq '${id}'`)}&$select=id,deviceId`,
    })),
    signal,
  );
  const ids = new Map<string, string>();
  deviceIds.forEach((deviceId, index) => {
    const answer = answers[index];
    if (answer?.status !== 200) throw partly(answer?.status ?? 500);
    const rows = Array.isArray(answer.body)
      ? answer.body
      : (answer.body as { value?: unknown } | null)?.value;
    const [first] = Array.isArray(rows) ? rows : [];
    const found = Member.safeParse(first);
    if (found.success) ids.set(deviceId, found.data.id.toLowerCase());
  });
  return ids;
}

export async function deleteGroup(graph: Graph, group: string, signal: AbortSignal): Promise<void> {
  await graph.send(
    {
      what: 'a group to be deleted',
      method: 'DELETE',
      path: `/v1.0/groups/${encodeURIComponent(group)}`,
      repeatable: true,
      allow: [404],
    },
    signal,
  );
}
