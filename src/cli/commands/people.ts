import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { organisationNamed, personNamed, ROLE_OPTIONS } from '../server/people-of.ts';
import type { ShownPerson } from '../server/people-of.ts';
import { organisationNames, personText } from '../server/people-text.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { grantAsked } from './people-invite.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const END_OPTIONS = {
  ...OPTIONS,
  sessions: { type: 'boolean', help: 'only what they have open now; they may sign in again' },
} as const;
const GRANT_OPTIONS = { ...OPTIONS, ...ROLE_OPTIONS } as const;
const REVOKE_OPTIONS = {
  ...OPTIONS,
  role: ROLE_OPTIONS.role,
  organisation: ROLE_OPTIONS.organisation,
} as const;

export const people = command({
  name: 'people',
  summary: 'who may do what where',
  usage: 'grendel people [options]',
  about: 'Lists the people of a server with what they may do, and those who no longer may.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel people', 'all of them']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const { items } = await client.get<Items<ShownPerson>>('/people');
    if (values.json) return asJson({ grendel: 'people/1', people: items }, world);
    const nameOf = await organisationNames(client);
    const style = styleOf(world.out.terminal);
    const lines = items.flatMap((one) => personText(style, one, nameOf));
    const none = 'Nobody yet. Invite somebody: grendel people invite NAME --role ROLE';
    world.out.write(`${(lines.length === 0 ? [none] : lines).join('\n')}\n`);
    return 0;
  },
});

export const peopleEnd = command({
  name: 'people end',
  summary: 'lets somebody do nothing any more, at once',
  usage: 'grendel people end NAME|ID [options]',
  about:
    'Ends somebody on the server: their sessions, links and API keys open nothing from now on. What they did stays what they did. Who logs in at a login server should lose their groups there too.',
  options: END_OPTIONS,
  words: { name: 'who', least: 1, most: 1 },
  examples: [
    ['grendel people end "Ann"', 'for good'],
    ['grendel people end "Ann" --sessions', 'they have to sign in again'],
  ],
  run: endCommand,
});

async function endCommand(
  { values, words }: Input<typeof END_OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const { id, name } = await personNamed(client, words[0] ?? '');
  if (values.sessions) {
    const { ended } = await client.post<{ readonly ended: number }>(
      `/people/${id}/sessions/end`,
      {},
    );
    if (values.json) return asJson({ grendel: 'sessions-ended/1', person: id, ended }, world);
    const what = ended === 1 ? '1 session has' : `${ended} sessions have`;
    world.out.write(`${visible(name)}: ${what} ended.\n`);
    return 0;
  }
  const person = await client.post<ShownPerson>(`/people/${id}/end`, {});
  if (values.json) return asJson({ grendel: 'person/1', person }, world);
  world.out.write(`${visible(name)} can do nothing here any more.\n`);
  return 0;
}

export const peopleGrant = command({
  name: 'people grant',
  summary: 'lets somebody be something more, in a part of the tree',
  usage: 'grendel people grant NAME|ID --role ROLE [--organisation ORG] [options]',
  about: 'Gives somebody a role in an organisation and all below it. It counts at once.',
  options: GRANT_OPTIONS,
  words: { name: 'who', least: 1, most: 1 },
  examples: [['grendel people grant "Ann" --role auditor', 'in the whole tree']],
  run: async ({ values, words }: Input<typeof GRANT_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const { id } = await personNamed(client, words[0] ?? '');
    const grant = await grantAsked(client, values);
    return told(await client.post<ShownPerson>(`/people/${id}/grants`, grant), values, world);
  },
});

export const peopleRevoke = command({
  name: 'people revoke',
  summary: 'takes a role away from somebody, at once',
  usage: 'grendel people revoke NAME|ID --role ROLE [--organisation ORG] [options]',
  about:
    'Takes away what was given by hand. What a group of the login server gives is taken away there, or with grendel people unmap.',
  options: REVOKE_OPTIONS,
  words: { name: 'whom', least: 1, most: 1 },
  examples: [['grendel people revoke "Ann" --role auditor', 'counts at once']],
  run: async ({ values, words }: Input<typeof REVOKE_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const person = await personNamed(client, words[0] ?? '');
    const { id } = await organisationNamed(client, values.organisation);
    const grant = person.grants.find(
      ({ role, organisation, group }) =>
        role === values.role && organisation === id && group === null,
    );
    if (grant === undefined)
      throw new UserError(
        `${visible(person.name)} was not given that role there by hand`,
        'grendel people shows who has what.',
      );
    const path = `/people/${person.id}/grants/${grant.id}/revoke`;
    return told(await client.post<ShownPerson>(path, {}), values, world);
  },
});

async function told(
  person: ShownPerson,
  { json, server }: { readonly json: boolean; readonly server: string | null },
  world: World,
): Promise<number> {
  if (json) return asJson({ grendel: 'person/1', person }, world);
  const nameOf = await organisationNames(await world.server.connect(server));
  const style = styleOf(world.out.terminal);
  const lines = personText(style, person, nameOf);
  const nothing = person.grants.length === 0 ? paragraph(style, 'Nothing is left.', '  ') : [];
  world.out.write(`${[...lines, ...nothing].join('\n')}\n`);
  return 0;
}

export function asJson(value: object, world: World): number {
  world.out.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}
