import { MITIGATIONS } from '../../core/exception-mitigations.ts';
import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import type { ShownException } from '../server/exceptions-shown.ts';
import { readDay } from '../server/read-day.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { tellException } from './exceptions.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'up to this day, not including it' },
  from: { type: 'string', value: 'YYYY-MM-DD', help: 'else from the day of the decision' },
  ground: { type: 'string', value: 'WORD', help: 'one that the policy names' },
  task: {
    type: 'string',
    value: 'TEXT',
    help: 'the main task that needs the app; the ledger keeps a commitment to it',
  },
  mitigation: {
    type: 'string',
    value: 'WORD',
    multiple: true,
    oneOf: MITIGATIONS,
    help: 'separate-device, off-internal-networks, no-official-accounts; may stand several times',
  },
  group: {
    type: 'string',
    value: 'NAME',
    help: 'for phones of several holders: a name of the list that says nothing',
  },
  app: { type: 'string', value: 'APP', help: 'with --device: an app that was not found there' },
  device: {
    type: 'string',
    value: 'NUMBER',
    multiple: true,
    help: 'our number of a phone; may stand several times',
  },
  restricted: { type: 'boolean', help: 'the register shows a number and no more' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const exceptionsAsk = command({
  name: 'exceptions ask',
  summary: 'asks that a holder, or a list of phones, may have an app until a day',
  usage: 'grendel exceptions ask [FINDING…] [options]',
  about:
    'Asks for an exception, for the phones of these findings, or for phones by their numbers. Another person decides, of the rank that the policy names. Once it is granted its findings are closed as excepted and the next plan leaves its phones out; when it ends they are open again, and the block comes back.',
  options: OPTIONS,
  words: { name: 'ids of findings of one app', least: 0, most: 500 },
  examples: [
    ['grendel exceptions ask 01a2… --until 2027-03-01 --ground x --task "…"', 'as yourself'],
  ],
  run: askCommand,
});

async function askCommand({ values, words }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const { until, from, ground, task, mitigation, group, app, device, restricted } = values;
  if (until === null || ground === null || task === null || task.trim() === '')
    throw new UserError(
      'An exception has an end, a ground and a task',
      'Say --until DAY, --ground WORD and --task TEXT.',
    );
  const asked = {
    findings: words,
    app,
    devices: device.map(readNumber),
    group,
    ground,
    task,
    mitigations: mitigation,
    from: from === null ? null : readDay('--from', from),
    until: readDay('--until', until),
    restricted,
  };
  const client = await world.server.connect(values.server);
  const one = await client.post<ShownException>('/exceptions', asked);
  return tellException(one, values.json, world, [
    'Another person decides:',
    `  grendel exceptions decide ${one.number} --grant --why TEXT`,
  ]);
}

function readNumber(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text))
    throw new UserError(
      `--device ${text} is no number of a phone`,
      'Take the number that its findings show: grendel findings.',
    );
  return Number(text);
}
