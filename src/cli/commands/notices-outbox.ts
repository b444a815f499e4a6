import { command, type Input } from '../command.ts';
import { allOf } from '../server/all-of.ts';
import { SERVER_OPTION, type Client } from '../server/door.ts';
import { messageText } from '../server/message-text.ts';
import { outboxText, type ShownMessage, type ShownNotice } from '../server/notices-text.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const OUTBOX_OPTIONS = {
  ...OPTIONS,
  finding: { type: 'string', value: 'ID', help: 'only those that are about this finding' },
  ids: { type: 'boolean', help: 'only their ids, one a line, for a script; no look is logged' },
  text: { type: 'boolean', help: 'of one: its text, to be read here' },
} as const;
const DECIDE_OPTIONS = {
  ...OPTIONS,
  why: { type: 'string', value: 'TEXT', help: 'how you know, or why; asked for' },
} as const;

export const noticesOutbox = command({
  name: 'notices outbox',
  summary: 'messages that wait to be handed over, with whom they are for',
  usage: 'grendel notices outbox [ID] [options]',
  about:
    'Lists messages that have no mail server or no address to go to; with an ID, writes that one out as a file for a mail program (.eml). It names holders, so each look is an entry in the ledger.',
  options: OUTBOX_OPTIONS,
  words: { name: 'the id of a notice', least: 0, most: 1 },
  examples: [
    ['grendel notices outbox', 'whom they are for'],
    ['grendel notices outbox 01a2… > message.eml', 'one of them, as a file'],
    ['grendel notices outbox 01a2… --text', 'the same, to be read here'],
  ],
  run: async ({ values, words: [id] }: Input<typeof OUTBOX_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    if (id !== undefined) {
      const bytes = await client.bytes(`/outbox/${encodeURIComponent(id)}`);
      if (bytes === null)
        throw new UserError(
          'No such message lies in the outbox',
          'grendel notices outbox lists them.',
        );
      const eml = Buffer.from(bytes).toString();
      world.out.write(values.text ? `${messageText(eml).trimEnd()}\n` : eml);
      return 0;
    }
    const wanted = await waiting(client, values.finding);
    if (values.ids) {
      world.out.write([...wanted.keys()].map((one) => `${one}\n`).join(''));
      return 0;
    }
    const all = await allOf<ShownMessage>(client, '/outbox?limit=200');
    const messages = all.filter((one) => wanted.has(one.id));
    const told = { grendel: 'outbox/1', messages };
    const text = outboxText(styleOf(world.out.terminal), messages, wanted).join('\n');
    world.out.write(values.json ? `${JSON.stringify(told, null, 2)}\n` : `${text}\n`);
    return 0;
  },
});

/** Their findings, by id, from the list of notices, which names nobody. */
async function waiting(
  client: Client,
  finding: string | null,
): Promise<ReadonlyMap<string, ShownNotice['items']>> {
  const query = new URLSearchParams({ state: 'outbox', limit: '200' });
  if (finding !== null) query.set('finding', finding);
  const all = await allOf<ShownNotice>(client, `/notices?${query}`);
  return new Map(all.map(({ id, items }) => [id, items]));
}

type Verb = 'delivered' | 'bounce' | 'resend';

/** What a person says became of a message, or does with it. */
const deciding = (verb: Verb, told: { summary: string; about: string; example: string }) =>
  command({
    name: `notices ${verb}`,
    summary: told.summary,
    usage: `grendel notices ${verb} ID --why TEXT [options]`,
    about: told.about,
    options: DECIDE_OPTIONS,
    words: { name: 'the id of a notice', least: 1, most: 1 },
    examples: [[`grendel notices ${verb} 01a2… --why "…"`, told.example]],
    run: async ({ values, words: [id = ''] }: Input<typeof DECIDE_OPTIONS>, world) => {
      if (values.why === null)
        throw new UserError('It takes a reason', 'Say --why TEXT: it stands sealed in the ledger.');
      const client = await world.server.connect(values.server);
      const path = `/notices/${encodeURIComponent(id)}/${verb}`;
      const notice = await client.post<ShownNotice>(path, { why: values.why });
      world.out.write(
        values.json
          ? `${JSON.stringify({ grendel: 'notice/1', notice }, null, 2)}\n`
          : `${notice.id} is ${notice.state} now.\n`,
      );
      return 0;
    },
  });

export const noticesDelivered = deciding('delivered', {
  summary: 'says that a message was handed over, or has come',
  about:
    'Nothing runs against a holder who was not reached: only once somebody says that a message of the outbox was handed over do its days count.',
  example: 'given to her at her desk',
});
export const noticesBounce = deciding('bounce', {
  summary: 'says that a message came back',
  about:
    'For notes of mail servers that come later, to the mailbox of the sender: nothing runs against the holder until a message reaches them.',
  example: 'the mail server says that nobody has that address',
});
export const noticesResend = deciding('resend', {
  summary: 'sends a message again, to the address that is known now',
  about:
    'For one that bounced, failed, lies in the outbox or was perhaps sent: the server never sends such a one again by itself.',
  example: 'the address was put right in the MDM',
});
