import { isDay } from '../../core/day.ts';
import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { ROLE_OPTIONS, theOne, type ShownApiKey } from '../server/people-of.ts';
import { keyText, organisationNames } from '../server/people-text.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { asJson } from './people.ts';
import { grantAsked } from './people-invite.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const ADD_OPTIONS = {
  ...OPTIONS,
  role: ROLE_OPTIONS.role,
  organisation: ROLE_OPTIONS.organisation,
  operations: {
    type: 'string',
    value: 'A,B',
    help: 'only these operations of the API; all that its role may do unless said',
  },
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'up to this day, not including it' },
} as const;

export const apiKeys = command({
  name: 'api-keys',
  summary: 'keys by which programs ask',
  usage: 'grendel api-keys [options]',
  about: 'Lists your API keys; with the token of the server, those of all. Never a key itself.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel api-keys', 'with those that have ended']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const { items } = await client.get<Items<ShownApiKey>>('/api-keys');
    if (values.json) return asJson({ grendel: 'api-keys/1', apiKeys: items }, world);
    const nameOf = await organisationNames(client);
    const style = styleOf(world.out.terminal);
    const lines = items.flatMap((one) => keyText(style, one, nameOf));
    world.out.write(`${lines.length === 0 ? 'None yet.' : lines.join('\n')}\n`);
    return 0;
  },
});

export const apiKeysAdd = command({
  name: 'api-keys add',
  summary: 'makes a key for a program',
  usage: 'grendel api-keys add NAME --role ROLE [--organisation ORG] [options]',
  about:
    'Makes a key by which a program asks: for no more than you may yourself, and as you, where two people are needed. It is printed once and never again. A key made with the token of the server is nobody’s, and decides nothing that takes two people.',
  options: ADD_OPTIONS,
  words: { name: 'what it is for', least: 1, most: 1 },
  examples: [
    ['grendel api-keys add nightly --role auditor', 'for all that an auditor may do'],
    ['grendel api-keys add nightly --role auditor --operations readCoverage', 'for one operation'],
  ],
  run: addCommand,
});

async function addCommand(
  { values, words }: Input<typeof ADD_OPTIONS>,
  world: World,
): Promise<number> {
  const { until, operations } = values;
  if (until !== null && !isDay(until))
    throw new UserError(`--until ${until} is no day`, 'Write it as 2027-03-01.');
  const client = await world.server.connect(values.server);
  const { role, organisation } = await grantAsked(client, {
    ...values,
    rank: null,
    delegated: false,
  });
  const wanted = {
    name: words[0] ?? '',
    role,
    organisation,
    operations: operations?.split(',').map((one) => one.trim()) ?? null,
    until,
  };
  const made = await client.post<{ readonly key: ShownApiKey; readonly secret: string }>(
    '/api-keys',
    wanted,
  );
  if (values.json) return asJson({ grendel: 'api-key/1', ...made }, world);
  const style = styleOf(world.out.terminal);
  const lines = [
    ...keyText(style, made.key, await organisationNames(client)),
    ...paragraph(style, 'This is it, shown once. Keep it where the program finds it:'),
    made.secret,
  ];
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}

export const apiKeysEnd = command({
  name: 'api-keys end',
  summary: 'ends a key, at once',
  usage: 'grendel api-keys end NAME|ID [options]',
  about: 'The key opens nothing from now on.',
  options: OPTIONS,
  words: { name: 'which', least: 1, most: 1 },
  examples: [['grendel api-keys end nightly', 'counts at once']],
  run: async ({ values, words }, world) => {
    const client = await world.server.connect(values.server);
    const { items } = await client.get<Items<ShownApiKey>>('/api-keys');
    const inForce = items.filter(({ id, ended }) => ended === null || id === words[0]);
    const { id, name } = theOne('API key', inForce, words[0] ?? '');
    const key = await client.post<ShownApiKey>(`/api-keys/${id}/end`, {});
    if (values.json) return asJson({ grendel: 'api-key-ended/1', key }, world);
    world.out.write(`${visible(name)} opens nothing any more.\n`);
    return 0;
  },
});
