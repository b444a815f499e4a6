import { isDay, type Day } from '../../core/day.ts';
import { command, type Input } from '../command.ts';
import { DECISIONS } from '../../sentences/words.ts';
import type { ShownHeld } from '../server/changes-shown.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { longDay } from '../../sentences/amounts.ts';
import { paragraph, styleOf, type Style } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { organisationNamed } from './changes-decide.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  at: { type: 'string', value: 'YYYY-MM-DD', help: 'which day' },
  known: {
    type: 'string',
    value: 'YYYY-MM-DD',
    help: 'as it was known on this day; on the day itself unless said',
  },
  organisation: { type: 'string', value: 'NAME', help: 'for whom; the one at the top unless said' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const changesHeld = command({
  name: 'changes held',
  summary: 'what held on a day: policy, listings, catalogue, and a verdict',
  usage: 'grendel changes held [APP] --at DAY [options]',
  about:
    'Says which policy held on a day for an organisation, by which catalogue, which listings by hand and clearances were in force, and what the verdict on an app (by its id) was: as the server knew it then, or on a later day.',
  options: OPTIONS,
  words: { name: 'the id of the app', least: 0, most: 1 },
  examples: [['grendel changes held tiktok --at 2026-12-01', 'what was right on that day']],
  run: heldCommand,
});

async function heldCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const at = dayIn('--at', values.at ?? world.today);
  const known = values.known === null ? [] : [['known', dayIn('--known', values.known)]];
  const client = await world.server.connect(values.server);
  const of =
    values.organisation === null ? null : await organisationNamed(client, values.organisation);
  const query = new URLSearchParams([
    ['at', at],
    ...known,
    ...(words[0] === undefined ? [] : [['app', words[0]]]),
    ...(of === null ? [] : [['organisation', of.id]]),
  ] as [string, string][]);
  const held = await client.get<ShownHeld>(`/rules?${query}`);
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'held/1', ...held }, null, 2)}\n`
      : `${heldText(styleOf(world.out.terminal), held).join('\n')}\n`,
  );
  return 0;
}

function dayIn(option: string, text: string): Day {
  if (isDay(text)) return text;
  throw new UserError(`${option} ${text} is no day`, 'Write it as 2026-12-01.');
}

const BY_PEOPLE: ReadonlySet<string> = new Set(['listing', 'clearance', 'finding']);

function heldText(style: Style, one: ShownHeld): readonly string[] {
  const { at, known, policy, group, catalogue, held, verdict } = one;
  const version = held.find(
    ({ kind, subject }) => kind === 'policy' && subject === policy,
  )?.version;
  const others = held.filter(({ kind }) => BY_PEOPLE.has(kind));
  return [
    ...paragraph(
      style,
      `${longDay(at as Day)}${known === at ? '' : `, as it was known on ${longDay(known as Day)}`}`,
      '',
      'strong',
    ),
    ...paragraph(style, `Policy ${policy} of ${version ?? 'an unknown day'}, group ${group}`, '  '),
    ...paragraph(
      style,
      `Catalogue of ${catalogue.version} (${catalogue.digest.slice(0, 12)})`,
      '  ',
    ),
    ...others.flatMap(({ kind, subject, until }) =>
      paragraph(
        style,
        `${kind} ${subject}${until === null ? '' : `, until ${longDay(until as Day)}`}`,
        '  ',
      ),
    ),
    ...(verdict === undefined
      ? []
      : paragraph(
          style,
          `${verdict.app.name}: ${DECISIONS[verdict.verdict.decision]} (${verdict.verdict.because.map(({ code }) => code).join(', ')})`,
          '  ',
        )),
  ];
}
