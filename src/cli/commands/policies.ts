import { command, type Input } from '../command.ts';
import { styleOf } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { World } from '../world.ts';

const OPTIONS = { json: { type: 'boolean', help: 'as JSON' } } as const;

export const policies = command({
  name: 'policies',
  summary: 'lists the shipped policies, one line each',
  usage: 'grendel policies [options]',
  about: 'Lists the policies that --policy knows by name, and which territories each lists.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel policies', 'their names, for --policy']],
  run: policiesCommand,
});

const REST = { most: Infinity, tone: 'quiet' } as const;

async function policiesCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const all = await world.policies.all();
  if (values.json) {
    const list = all.map(({ id, name, government, version, inForceSince, territories }) => ({
      id,
      name,
      government,
      version,
      inForceSince,
      territories,
    }));
    world.out.write(`${JSON.stringify({ grendel: 'policies/1', policies: list }, null, 2)}\n`);
    return 0;
  }
  const style = styleOf(world.out.terminal);
  const rows = all.map(({ id, territories, name }) => [
    id,
    territories.length === 0 ? 'a list of names' : territories.join(', '),
    name,
  ]);
  const lines = table(style, [{ most: 20, tone: 'strong' }, { most: 26 }, REST], rows, 0);
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
