import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Client } from '../server/door.ts';
import { organisationNamed, personNamed, ROLE_OPTIONS } from '../server/people-of.ts';
import type { ShownPerson } from '../server/people-of.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  ...ROLE_OPTIONS,
  address: { type: 'string', value: 'E-MAIL', help: 'where what concerns them is sent' },
  cleared: { type: 'boolean', help: 'may see what restricted exceptions are about' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;
const LINK_OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

type Invited = { readonly person: ShownPerson; readonly link: string; readonly ends: string };

export const peopleInvite = command({
  name: 'people invite',
  summary: 'a sign-in link for somebody, who may do something somewhere',
  usage: 'grendel people invite NAME --role ROLE [--organisation ORG] [options]',
  about:
    'Makes somebody a person on the server, and prints a link that signs them in once, within three days. Whoever has the link is that person: hand it over as you would a password. For this the token of the server is needed.',
  options: OPTIONS,
  words: { name: 'their name', least: 1, most: 1 },
  examples: [
    ['grendel people invite "Ann" --role mdm-administrator', 'in the whole tree'],
    ['grendel people invite "Bo" --role authority --organisation Water', 'in one part of it'],
  ],
  run: inviteCommand,
});

export const peopleLink = command({
  name: 'people link',
  summary: 'another sign-in link for somebody',
  usage: 'grendel people link NAME|ID [options]',
  about: 'Prints another link for who lost theirs, or whose session has ended.',
  options: LINK_OPTIONS,
  words: { name: 'whose', least: 1, most: 1 },
  examples: [['grendel people link "Ann"', 'opens once, within three days']],
  run: async ({ values, words }, world) => {
    const client = await world.server.connect(values.server);
    const { id } = await personNamed(client, words[0] ?? '');
    return tell(await client.post<Invited>(`/people/${id}/link`, {}), values.json === true, world);
  },
});

async function inviteCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const client = await world.server.connect(values.server);
  const invitation = {
    name: words[0] ?? '',
    address: values.address,
    cleared: values.cleared,
    ...(await grantAsked(client, values)),
  };
  return tell(await client.post<Invited>('/people', invitation), values.json, world);
}

type GrantValues = Pick<
  Input<typeof OPTIONS>['values'],
  'role' | 'organisation' | 'rank' | 'delegated'
>;
/** What the options ask for, as the API takes it. */
export async function grantAsked(
  client: Client,
  { role, organisation, rank, delegated }: GrantValues,
) {
  if (role === null)
    throw new UserError('It is not said what they are to be', 'Say --role, as auditor.');
  const { id } = await organisationNamed(client, organisation);
  return { role, organisation: id, rank, delegated };
}

function tell({ person, link, ends }: Invited, json: boolean, world: World): number {
  const style = styleOf(world.err.terminal);
  const until = `${ends.slice(0, 16).replace('T', ' ')} UTC`;
  if (json) {
    const invitation = { grendel: 'invitation/1', person, link, ends };
    world.out.write(`${JSON.stringify(invitation, null, 2)}\n`);
    return 0;
  }
  const told = `For ${visible(person.name)} alone, once, until ${until}: in a browser, or with grendel sign-in.`;
  // Beside the link, so that a file or a shell takes the link alone.
  world.err.write(`${paragraph(style, told).join('\n')}\n`);
  world.out.write(`${link}\n`);
  return 0;
}
