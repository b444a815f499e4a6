import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { organisationNamed, ROLE_OPTIONS } from '../server/people-of.ts';
import type { ShownGroupRole } from '../server/people-of.ts';
import { groupText, organisationNames } from '../server/people-text.ts';
import { styleOf } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import { UserError } from '../user-error.ts';
import { asJson } from './people.ts';
import { grantAsked } from './people-invite.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const MAP_OPTIONS = {
  ...OPTIONS,
  ...ROLE_OPTIONS,
  cleared: { type: 'boolean', help: 'may see what restricted exceptions are about' },
} as const;
const UNMAP_OPTIONS = {
  ...OPTIONS,
  role: ROLE_OPTIONS.role,
  organisation: ROLE_OPTIONS.organisation,
} as const;

export const peopleGroups = command({
  name: 'people groups',
  summary: 'what groups of the login server may do where',
  usage: 'grendel people groups [options]',
  about: 'Lists the groups whose people may log in, with their roles.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel people groups', 'all of them']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const { items } = await client.get<Items<ShownGroupRole>>('/group-roles');
    if (values.json) return asJson({ grendel: 'group-roles/1', groupRoles: items }, world);
    const nameOf = await organisationNames(client);
    const style = styleOf(world.out.terminal);
    const lines = items.flatMap((one) => groupText(style, one, nameOf));
    const none = 'None yet. grendel people map GROUP --role ROLE lets its people in.';
    world.out.write(`${(lines.length === 0 ? [none] : lines).join('\n')}\n`);
    return 0;
  },
});

export const peopleMap = command({
  name: 'people map',
  summary: 'lets a group of the login server be something',
  usage: 'grendel people map GROUP --role ROLE [--organisation ORG] [options]',
  about:
    'Gives a role to everybody whom the login server says to be in a group, in an organisation and all below it. It counts for each at their next login; who leaves the group loses it at theirs.',
  options: MAP_OPTIONS,
  words: { name: 'the group, as the login server calls it', least: 1, most: 1 },
  examples: [['grendel people map MobileTeam --role mdm-administrator', 'in the whole tree']],
  run: async ({ values, words }: Input<typeof MAP_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const wanted = {
      group: words[0] ?? '',
      cleared: values.cleared,
      ...(await grantAsked(client, values)),
    };
    const one = await client.post<ShownGroupRole>('/group-roles', wanted);
    if (values.json) return asJson({ grendel: 'group-role/1', groupRole: one }, world);
    const lines = groupText(styleOf(world.out.terminal), one, await organisationNames(client));
    world.out.write(`${lines.join('\n')}\n`);
    return 0;
  },
});

export const peopleUnmap = command({
  name: 'people unmap',
  summary: 'takes a role from a group, and from its people',
  usage: 'grendel people unmap GROUP --role ROLE [--organisation ORG] [options]',
  about: 'Takes away what a group was given. Its people lose it at once.',
  options: UNMAP_OPTIONS,
  words: { name: 'the group', least: 1, most: 1 },
  examples: [['grendel people unmap MobileTeam --role mdm-administrator', 'counts at once']],
  run: async ({ values, words }: Input<typeof UNMAP_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const { id } = await organisationNamed(client, values.organisation);
    const { items } = await client.get<Items<ShownGroupRole>>('/group-roles');
    const one = items.find(
      ({ group, role, organisation }) =>
        group === words[0] && role === values.role && organisation === id,
    );
    if (one === undefined)
      throw new UserError(
        `The group ${visible(words[0] ?? '')} has not that role there`,
        'grendel people groups shows which have which.',
      );
    await client.post<ShownGroupRole>(`/group-roles/${one.id}/remove`, {});
    if (values.json) return asJson({ grendel: 'group-role/1', groupRole: one }, world);
    world.out.write(`${visible(one.group)} is no longer ${one.role} there, nor are its people.\n`);
    return 0;
  },
});
