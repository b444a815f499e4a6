import { command, type Input } from '../command.ts';
import { allOf } from '../server/all-of.ts';
import { SERVER_OPTION, type Items, type ShownOrganisation } from '../server/door.ts';
import { approvalText } from '../server/exception-text.ts';
import type { ShownApproval } from '../server/exceptions-shown.ts';
import { readDay } from '../server/read-day.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { oneOf, whyIn } from './exceptions-decide.ts';

const JSON_OPTION = { type: 'boolean', help: 'as JSON' } as const;
const WHY = {
  type: 'string',
  value: 'TEXT',
  help: 'the reasons; the ledger keeps a commitment to them',
} as const;
const LIST = { ...SERVER_OPTION, json: JSON_OPTION } as const;
const ASK = {
  ...SERVER_OPTION,
  group: { type: 'string', value: 'GROUP', help: 'a group of the policy that holds there' },
  organisation: { type: 'string', value: 'ID', help: 'else the one above all' },
  app: { type: 'string', value: 'APP', help: 'of the catalogue' },
  name: { type: 'string', value: 'NAME', help: 'of an app that the catalogue does not have' },
  android: { type: 'string', value: 'PACKAGE', multiple: true, help: 'its package name' },
  ios: { type: 'string', value: 'BUNDLE', multiple: true, help: 'its bundle ID' },
  review: { type: 'string', value: 'YYYY-MM-DD', help: 'it holds up to this day' },
  why: WHY,
  json: JSON_OPTION,
} as const;
const DECIDE = {
  ...SERVER_OPTION,
  grant: { type: 'boolean', help: 'the group may have it' },
  refuse: { type: 'boolean', help: 'it may not' },
  review: { type: 'string', value: 'YYYY-MM-DD', help: 'an earlier day than was asked for' },
  why: WHY,
  json: JSON_OPTION,
} as const;
const WITHDRAW = {
  ...SERVER_OPTION,
  why: WHY,
  own: { type: 'boolean', help: 'it was you who asked for it' },
  json: JSON_OPTION,
} as const;
const ONE = { name: 'the id of the approval', least: 1, most: 1 };

export const approvals = command({
  name: 'approvals',
  summary: 'apps that a group may have on its allow list',
  usage: 'grendel approvals [options]',
  about: 'Lists approvals that were asked for, and what became of them, the newest first.',
  options: LIST,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel approvals', 'all of them']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const all = await allOf<ShownApproval>(client, '/approvals?limit=200');
    const style = styleOf(world.out.terminal);
    const lines = all.flatMap((one) => approvalText(style, one));
    world.out.write(
      values.json
        ? `${JSON.stringify({ grendel: 'approvals/1', approvals: all }, null, 2)}\n`
        : `${lines.length === 0 ? 'There is none.' : lines.join('\n')}\n`,
    );
    return 0;
  },
});

export const approvalsAsk = command({
  name: 'approvals ask',
  summary: 'asks that a group may have an app on its allow list',
  usage: 'grendel approvals ask --group GROUP --review DAY [options]',
  about:
    'Asks for an approval, of an app of the catalogue (--app) or of any other (--name with --android or --ios). Another person decides. An allow list is made of approvals, never of verdicts.',
  options: ASK,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel approvals ask --group x --app y --review 2027-11-01 --why "…"', 'for all']],
  run: askCommand,
});

async function askCommand({ values }: Input<typeof ASK>, world: World): Promise<number> {
  const { server, json, organisation, group, review, why, ...which } = values;
  if (group === null || review === null)
    throw new UserError(
      'An approval is for a group, and has a review day',
      'Say --group GROUP and --review DAY.',
    );
  const body = { ...which, group, review: readDay('--review', review), why: whyIn(why) };
  const client = await world.server.connect(server);
  const { items } =
    organisation === null
      ? await client.get<Items<ShownOrganisation>>('/organisations')
      : { items: [] };
  const top = organisation ?? items.find(({ parent }) => parent === null)?.id;
  const asked = { ...body, organisation: top };
  return tell(await client.post<ShownApproval>('/approvals', asked), json, world);
}

export const approvalsDecide = command({
  name: 'approvals decide',
  summary: 'grants or refuses what another person asked for',
  usage: 'grendel approvals decide ID --grant|--refuse --why TEXT [options]',
  about: 'Decides on an approval. Nobody decides on what they asked for.',
  options: DECIDE,
  words: ONE,
  examples: [['grendel approvals decide 01a2… --grant --why "…"', 'by another person']],
  run: async ({ values, words }: Input<typeof DECIDE>, world) => {
    const decision = oneOf('decision', [
      ['grant', values.grant],
      ['refuse', values.refuse],
    ]);
    const review = values.review === null ? null : readDay('--review', values.review);
    return posted(words, 'decision', { decision, why: whyIn(values.why), review }, values, world);
  },
});

export const approvalsWithdraw = command({
  name: 'approvals withdraw',
  summary: 'ends an approval before its review day',
  usage: 'grendel approvals withdraw ID --why TEXT [options]',
  about:
    'Withdraws an approval as an authority, or with --own takes back what you asked for yourself.',
  options: WITHDRAW,
  words: ONE,
  examples: [['grendel approvals withdraw 01a2… --why "…"', 'at once']],
  run: async ({ values, words }: Input<typeof WITHDRAW>, world) => {
    const body = { why: whyIn(values.why) };
    return posted(words, values.own ? 'take-back' : 'withdraw', body, values, world);
  },
});

async function posted(
  [id = '']: readonly string[],
  what: string,
  body: object,
  { server, json }: { readonly server: string | null; readonly json: boolean },
  world: World,
): Promise<number> {
  const client = await world.server.connect(server);
  const path = `/approvals/${encodeURIComponent(id)}/${what}`;
  return tell(await client.post<ShownApproval>(path, body), json, world);
}

function tell(approval: ShownApproval, json: boolean, world: World): number {
  const lines = approvalText(styleOf(world.out.terminal), approval);
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'approval/1', approval }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  );
  return 0;
}
