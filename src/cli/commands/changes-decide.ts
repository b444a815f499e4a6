import { command, type Input } from '../command.ts';
import { proposalOf } from '../server/change-of.ts';
import { changeText } from '../server/change-text.ts';
import type { ShownChange, ShownChangeRead } from '../server/changes-shown.ts';
import { SERVER_OPTION, type Client, type Items, type ShownOrganisation } from '../server/door.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const REASONED = {
  ...SERVER_OPTION,
  why: { type: 'string', value: 'TEXT', help: 'the reasons' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;
const WORDS = { name: 'what it is about, or its id', least: 1, most: 1 } as const;
const pathOf = async (client: Client, said = ''): Promise<string> =>
  `/changes/${encodeURIComponent(await proposalOf(client, said))}`;

function reasonsIn(why: string | null): string {
  if (why === null || why.trim() === '')
    throw new UserError('A decision has its reasons', 'Say --why TEXT.');
  return why;
}

const ADOPT = {
  ...REASONED,
  from: {
    type: 'string',
    value: 'YYYY-MM-DD',
    help: 'from when it holds; else as it was proposed',
  },
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'up to this day, not including it' },
} as const;

export const changesAdopt = command({
  name: 'changes adopt',
  summary: 'adopts a proposal of another person',
  usage: 'grendel changes adopt NAME|ID --why TEXT [options]',
  about:
    'Puts a proposal in force. Nobody adopts their own, and only who stands above all whom it binds does; on a clearance or a finding an authority decides. What it no longer prohibits is closed, and what it prohibits is looked for from the next inventory on.',
  options: ADOPT,
  words: WORDS,
  examples: [['grendel changes adopt nl-temu --why "…" --from 2027-01-01', 'from a day on']],
  run: async ({ values, words }: Input<typeof ADOPT>, world) => {
    const why = reasonsIn(values.why);
    const client = await world.server.connect(values.server);
    const path = await pathOf(client, words[0]);
    const { change } = await client.get<ShownChangeRead>(path);
    const { kind } = change;
    const hasDays = kind === 'clearance' || kind === 'finding';
    if (hasDays && (values.from !== null || values.until !== null))
      throw new UserError(`A ${kind} has its days in itself`, 'Leave --from and --until out.');
    const { from, until } = values;
    const body = hasDays ? { why } : { why, from, until };
    const deed = kind === 'clearance' ? 'clear' : kind === 'finding' ? 'sign' : 'adopt';
    return decided(client, `${path}/${deed}`, body, values.json, world);
  },
});

export const changesReject = command({
  name: 'changes reject',
  summary: 'rejects a proposal of another person',
  usage: 'grendel changes reject NAME|ID --why TEXT [options]',
  about: 'Rejects a proposal, with reasons. Whoever could adopt it can reject it.',
  options: REASONED,
  words: WORDS,
  examples: [['grendel changes reject nl-temu --why "…"', 'nothing changes']],
  run: async ({ values, words }: Input<typeof REASONED>, world) => {
    const why = reasonsIn(values.why);
    const client = await world.server.connect(values.server);
    return decided(client, `${await pathOf(client, words[0])}/reject`, { why }, values.json, world);
  },
});

export const changesWithdraw = command({
  name: 'changes withdraw',
  summary: 'takes a proposal of your own back',
  usage: 'grendel changes withdraw NAME|ID --why TEXT [options]',
  about: 'Takes a proposal back that nobody has decided on. Only whoever made it does.',
  options: REASONED,
  words: WORDS,
  examples: [['grendel changes withdraw nl-temu --why "…"', 'nothing changes']],
  run: async ({ values, words }: Input<typeof REASONED>, world) => {
    const why = reasonsIn(values.why);
    const client = await world.server.connect(values.server);
    return decided(
      client,
      `${await pathOf(client, words[0])}/withdraw`,
      { why },
      values.json,
      world,
    );
  },
});

async function decided(
  client: Client,
  path: string,
  body: object,
  json: boolean,
  world: World,
): Promise<number> {
  const change = await client.post<ShownChange>(path, body);
  const lines = changeText(styleOf(world.out.terminal), change);
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'change/1', change }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  );
  return 0;
}

const COMMENT = {
  ...SERVER_OPTION,
  organisation: { type: 'string', value: 'NAME', help: 'on whose behalf' },
  words: { type: 'string', value: 'TEXT', help: 'what they say' },
} as const;

export const changesComment = command({
  name: 'changes comment',
  summary: 'says something of a proposal, for an organisation that it binds',
  usage: 'grendel changes comment NAME --organisation ORG --words TEXT [options]',
  about:
    'Says something of a proposal before it is decided on, on behalf of an organisation that it binds and in which you have a role.',
  options: COMMENT,
  words: WORDS,
  examples: [
    ['grendel changes comment nl-temu --organisation Water --words "…"', 'all can read it'],
  ],
  run: async ({ values, words }: Input<typeof COMMENT>, world) => {
    const { organisation, words: said } = values;
    if (organisation === null || said === null || said.trim() === '')
      throw new UserError(
        'A comment is of an organisation and says something',
        'Say --organisation NAME and --words TEXT.',
      );
    const client = await world.server.connect(values.server);
    const { id, name } = await organisationNamed(client, organisation);
    const body = { organisation: id, words: said };
    await client.post(`${await pathOf(client, words[0])}/comments`, body);
    world.out.write(`${styleOf(world.out.terminal).show(`Said for ${name}.`)}\n`);
    return 0;
  },
});

export async function organisationNamed(client: Client, name: string): Promise<ShownOrganisation> {
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  const [found, other] = items.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found && !other) return found;
  throw new UserError(
    found ? `There are several organisations ${name}` : `There is no organisation ${name}`,
    'grendel coverage lists them.',
  );
}
