import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { exceptionOf } from '../server/exception-of.ts';
import type { ShownException } from '../server/exceptions-shown.ts';
import { readDay } from '../server/read-day.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { tellException } from './exceptions.ts';

const WHY = {
  type: 'string',
  value: 'TEXT',
  help: 'the reasons; the ledger keeps a commitment to them',
} as const;
const JSON_OPTION = { type: 'boolean', help: 'as JSON' } as const;
const WORDS = { name: 'its number or id', least: 1, most: 1 };
const ADVISE = {
  ...SERVER_OPTION,
  for: { type: 'boolean', help: 'it should be granted' },
  against: { type: 'boolean', help: 'it should be refused' },
  why: WHY,
  json: JSON_OPTION,
} as const;
const DECIDE = {
  ...SERVER_OPTION,
  grant: { type: 'boolean', help: 'its phones may have the app' },
  refuse: { type: 'boolean', help: 'they may not' },
  why: WHY,
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'an earlier end than was asked for' },
  json: JSON_OPTION,
} as const;
const WITHDRAW = {
  ...SERVER_OPTION,
  why: WHY,
  own: { type: 'boolean', help: 'it was you who asked for it' },
  json: JSON_OPTION,
} as const;

export const exceptionsAdvise = command({
  name: 'exceptions advise',
  summary: 'says what you think of one before it is decided',
  usage: 'grendel exceptions advise ID|NUMBER --for|--against --why TEXT [options]',
  about: 'Any number of people may advise, but not whoever asked. The decision is somebody’s own.',
  options: ADVISE,
  words: WORDS,
  examples: [['grendel exceptions advise 7 --for --why "…"', 'beside others']],
  run: async ({ values, words }: Input<typeof ADVISE>, world) => {
    const says = oneOf('advice', [
      ['for', values.for],
      ['against', values.against],
    ]);
    return posted(words, 'advice', { says, why: whyIn(values.why) }, values, world);
  },
});

export const exceptionsDecide = command({
  name: 'exceptions decide',
  summary: 'grants or refuses what another person asked for',
  usage: 'grendel exceptions decide ID|NUMBER --grant|--refuse --why TEXT [options]',
  about:
    'Decides, as an authority of the rank that the policy names. Nobody decides on what they asked for, nor on their own phone, nor with a token that stands for nobody in particular.',
  options: DECIDE,
  words: WORDS,
  examples: [['grendel exceptions decide 7 --grant --why "…"', 'then: grendel plan']],
  run: async ({ values, words }: Input<typeof DECIDE>, world) => {
    const decision = oneOf('decision', [
      ['grant', values.grant],
      ['refuse', values.refuse],
    ]);
    const until = values.until === null ? null : readDay('--until', values.until);
    return posted(words, 'decision', { decision, why: whyIn(values.why), until }, values, world);
  },
});

export const exceptionsWithdraw = command({
  name: 'exceptions withdraw',
  summary: 'ends an exception before its day',
  usage: 'grendel exceptions withdraw ID|NUMBER --why TEXT [options]',
  about:
    'Withdraws an exception as an authority, or with --own takes back what you asked for yourself. Its findings are open again where the app is still there, and the block comes back with the next plan.',
  options: WITHDRAW,
  words: WORDS,
  examples: [['grendel exceptions withdraw 7 --why "…"', 'then: grendel plan --all']],
  run: async ({ values, words }: Input<typeof WITHDRAW>, world) =>
    posted(words, values.own ? 'take-back' : 'withdraw', { why: whyIn(values.why) }, values, world),
});

async function posted(
  [said = '']: readonly string[],
  what: string,
  body: object,
  { server, json }: { readonly server: string | null; readonly json: boolean },
  world: World,
): Promise<number> {
  const client = await world.server.connect(server);
  const path = `/exceptions/${encodeURIComponent(await exceptionOf(client, said))}/${what}`;
  return tellException(await client.post<ShownException>(path, body), json, world);
}

export function oneOf<Word extends string>(
  what: string,
  given: readonly (readonly [Word, boolean])[],
): Word {
  const [said, ...others] = given.filter(([, isSaid]) => isSaid);
  if (said === undefined || others.length > 0)
    throw new UserError(
      `The ${what} is missing, or it is two`,
      `Say one of ${given.map(([word]) => `--${word}`).join(' and ')}.`,
    );
  return said[0];
}

export function whyIn(why: string | null): string {
  if (why === null || why.trim() === '')
    throw new UserError('The reasons are missing', 'Say --why TEXT.');
  return why;
}
