import { command, type Input } from '../command.ts';
import { KEY_USES } from '../server/door.ts';
import { paragraph, styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  use: {
    type: 'string',
    oneOf: KEY_USES,
    help: 'only of pseudonyms, or only of what is sealed; both unless said',
  },
  json: { type: 'boolean', help: 'fingerprints as JSON' },
} as const;

export const keysChange = command({
  name: 'keys change',
  summary: 'makes new keys for pseudonyms and sealed names',
  usage: 'grendel keys change [options]',
  about:
    'Puts a new key into the key file (keys.json in grendel-data, or GRENDEL_DATA). Servers and workers on that folder take it over within seconds, none has to be stopped. The old key holds on, until every device was seen under the new one and all that was sealed is sealed anew; then it is dropped by itself. grendel keys show says how far that is. Back the key file up, after this too.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel keys change', 'new keys of both kinds'],
    ['grendel keys change --use sealing', 'only for names, holders and openings'],
  ],
  run: changeCommand,
});

async function changeCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const uses = KEY_USES.filter((use) => values.use === null || values.use === use);
  const changed = [];
  for (const use of uses) changed.push(await world.server.changeKey(use));
  if (values.json) {
    world.out.write(
      `${JSON.stringify({ grendel: 'keys-change/1', keys: changed.flat() }, null, 2)}\n`,
    );
    return 0;
  }
  const style = styleOf(world.out.terminal);
  const lines = changed.flatMap(([current, ...old]) => {
    if (!current) return [];
    const until = old.map(({ number }) => number).join(', ');
    const says = `The ${current.use} key is now number ${current.number} (${current.print}); ${until} ${old.length > 1 ? 'hold' : 'holds'} until nothing needs ${old.length > 1 ? 'them' : 'it'}.`;
    return paragraph(style, says);
  });
  lines.push(
    ...paragraph(style, 'Back up the key file now. How far the change is: grendel keys show'),
  );
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
