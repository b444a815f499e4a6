import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import {
  calledText,
  countsText,
  noticesText,
  type ShownCalled,
  type ShownCount,
  type ShownNotice,
} from '../server/notices-text.ts';
import { styleOf } from '../text/style.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const STATES = [
  'planned',
  'sending',
  'sent',
  'perhaps-sent',
  'outbox',
  'bounced',
  'failed',
  'held-back',
] as const;
const LIST_OPTIONS = {
  ...OPTIONS,
  state: { type: 'string', oneOf: STATES, help: 'only in this state' },
  limit: { type: 'string', value: 'N', help: 'how many are listed; 20 unless said, 200 at most' },
} as const;
const CALL_OPTIONS = {
  ...OPTIONS,
  'dry-run': { type: 'boolean', help: 'only count: nobody is called' },
  'at-any-hour': {
    type: 'boolean',
    help: 'also in quiet hours and on closed days; mail still waits for open hours',
  },
} as const;

export const noticesList = command({
  name: 'notices list',
  summary: 'notices to holders: how many in which state, and the newest',
  usage: 'grendel notices list [options]',
  about:
    'Shows how far the holders of phones were told, without a name. What waits for a person is said first.',
  options: LIST_OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel notices list', 'counts, and the newest'],
    ['grendel notices list --state bounced', 'whose address is none'],
  ],
  run: async ({ values }: Input<typeof LIST_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const query = new URLSearchParams({ limit: values.limit ?? '20' });
    if (values.state !== null) query.set('state', values.state);
    const page = await client.get<Items<ShownNotice>>(`/notices?${query}`);
    const summary = (await client.get<Items<ShownCount>>('/notices/summary')).items;
    const style = styleOf(world.out.terminal);
    const told = { grendel: 'notices/1', notices: page.items, next: page.next ?? null, summary };
    world.out.write(
      values.json
        ? `${JSON.stringify(told, null, 2)}\n`
        : `${[...countsText(style, summary), ...noticesText(style, page.items)].join('\n')}\n`,
    );
    return 0;
  },
});

export const noticesCall = command({
  name: 'notices call',
  summary: 'calls, reminds and escalates whatever is due now',
  usage: 'grendel notices call [options]',
  about:
    'Tells the holders of phones what the policy says is due: one message each. The server does it by itself every ten minutes; doing it again does nothing twice.',
  options: CALL_OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel notices call --dry-run', 'how many would be called'],
    ['grendel notices call', 'call them'],
  ],
  run: async ({ values }: Input<typeof CALL_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const called = await client.post<ShownCalled>('/notices/plan', {
      dryRun: values['dry-run'],
      atAnyHour: values['at-any-hour'],
    });
    world.out.write(
      values.json
        ? `${JSON.stringify({ grendel: 'notices-called/1', ...called, dryRun: values['dry-run'] }, null, 2)}\n`
        : `${calledText(styleOf(world.out.terminal), called, values['dry-run']).join('\n')}\n`,
    );
    return 0;
  },
});
