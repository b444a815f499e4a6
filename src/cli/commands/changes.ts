import { command, type Input } from '../command.ts';
import { changeOf } from '../server/change-of.ts';
import { changeReadText, changeText, previewText } from '../server/change-text.ts';
import type { ShownChange, ShownChangeRead, ShownPreview } from '../server/changes-shown.ts';
import { SERVER_OPTION, type Items, type ShownOrganisation } from '../server/door.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  state: {
    type: 'string',
    oneOf: ['proposed', 'adopted', 'rejected', 'withdrawn'],
    help: 'only in this state',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const changes = command({
  name: 'changes',
  summary: 'changes of the rules: proposed, and what was decided on them',
  usage: 'grendel changes [options]',
  about:
    'Lists changes of policies, listings, clearances and the catalogue that concern a part of the tree in which you have a role, the newest first.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel changes --state proposed', 'what waits for a decision']],
  run: async ({ values }: Input<typeof OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const filter = values.state === null ? '' : `?state=${values.state}`;
    const { items } = await client.get<Items<ShownChange>>(`/changes${filter}`);
    const style = styleOf(world.out.terminal);
    const lines = items.flatMap((one) => changeText(style, one));
    world.out.write(
      values.json
        ? `${JSON.stringify({ grendel: 'changes/1', changes: items }, null, 2)}\n`
        : `${lines.length === 0 ? 'Nothing was proposed.' : lines.join('\n')}\n`,
    );
    return 0;
  },
});

const SHOW = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const changesShow = command({
  name: 'changes show',
  summary: 'one change: what it says, whom it binds, what it would do',
  usage: 'grendel changes show NAME|ID [options]',
  about:
    'Shows a change, the organisations that it binds and what they said of it; of a proposal also what it would do: exactly over what is stored, and for what is not stored as counts of the next inventory, five and more.',
  options: SHOW,
  words: { name: 'what it is about, or its id', least: 1, most: 1 },
  examples: [['grendel changes show nl-temu', 'before it is decided on']],
  run: showCommand,
});

async function showCommand({ values, words }: Input<typeof SHOW>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const path = `/changes/${encodeURIComponent(await changeOf(client, words[0] ?? ''))}`;
  const read = await client.get<ShownChangeRead>(path);
  const isOpen = read.change.state === 'proposed';
  const preview = isOpen ? await client.get<ShownPreview>(`${path}/preview`) : null;
  if (values.json) {
    const json = { grendel: 'change/1', ...read, preview };
    world.out.write(`${JSON.stringify(json, null, 2)}\n`);
    return 0;
  }
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  const nameOf = (id: string): string => items.find((one) => one.id === id)?.name ?? id;
  const style = styleOf(world.out.terminal);
  const lines = [
    ...changeReadText(style, read),
    ...(preview === null ? [] : previewText(style, preview, nameOf)),
  ];
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
