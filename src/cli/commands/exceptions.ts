import { EXCEPTION_STATES } from '../../core/exception-states.ts';
import { command, type Input } from '../command.ts';
import { allOf } from '../server/all-of.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { exceptionOf } from '../server/exception-of.ts';
import { exceptionText } from '../server/exception-text.ts';
import type { ShownException } from '../server/exceptions-shown.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const LIST_OPTIONS = {
  ...SERVER_OPTION,
  state: {
    type: 'string',
    value: 'STATE',
    oneOf: EXCEPTION_STATES,
    help: 'only those that are asked, advised, granted, in-force, refused, ended, withdrawn',
  },
  'ending-within': {
    type: 'string',
    value: 'DAYS',
    help: 'only those in force that have so many days to go, or fewer',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;
const SHOW_OPTIONS = {
  ...SERVER_OPTION,
  file: {
    type: 'boolean',
    help: 'also what people wrote, and on which phones; the look is logged',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const exceptions = command({
  name: 'exceptions',
  summary: 'exceptions that were asked for, and what became of them',
  usage: 'grendel exceptions [options]',
  about:
    'Lists exceptions, the newest first. A restricted one shows as a number, its state and its end, whoever looks.',
  options: LIST_OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel exceptions --state asked', 'what waits for a decision'],
    ['grendel exceptions --ending-within 30', 'what ends soon'],
  ],
  run: async ({ values }: Input<typeof LIST_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const query = new URLSearchParams({ limit: '200' });
    if (values.state !== null) query.set('state', values.state);
    if (values['ending-within'] !== null) query.set('endingWithin', values['ending-within']);
    const all = await allOf<ShownException>(client, `/exceptions?${query}`);
    const style = styleOf(world.out.terminal);
    const lines = all.flatMap((one) => exceptionText(style, one));
    world.out.write(
      values.json
        ? `${JSON.stringify({ grendel: 'exceptions/1', exceptions: all }, null, 2)}\n`
        : `${lines.length === 0 ? 'There is none.' : lines.join('\n')}\n`,
    );
    return 0;
  },
});

export const exceptionsShow = command({
  name: 'exceptions show',
  summary: 'one exception; with --file what people wrote',
  usage: 'grendel exceptions show ID|NUMBER [options]',
  about:
    'Shows one exception. Its task, advice and reasons, who gave them, and which phones it is for, only with --file: each such look is an entry in the ledger, and of a restricted one it is for cleared people.',
  options: SHOW_OPTIONS,
  words: { name: 'its number or id', least: 1, most: 1 },
  examples: [['grendel exceptions show 7 --file', 'before you advise or decide']],
  run: async ({ values, words }: Input<typeof SHOW_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const path = `/exceptions/${encodeURIComponent(await exceptionOf(client, words[0] ?? ''))}`;
    const one = await client.get<ShownException>(`${path}${values.file ? '/file' : ''}`);
    return tellException(one, values.json, world);
  },
});

export function tellException(
  exception: ShownException,
  json: boolean,
  world: World,
  next: readonly string[] = [],
): number {
  const lines = [...exceptionText(styleOf(world.out.terminal), exception), ...next];
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'exception/1', exception }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  );
  return 0;
}
