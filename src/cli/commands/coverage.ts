import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items, type ShownOrganisation } from '../server/door.ts';
import { coverageText, type Coverage } from '../server/coverage-text.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const coverage = command({
  name: 'coverage',
  summary: 'how much of its fleets a server can see',
  usage: 'grendel coverage [options]',
  about:
    'Shows, per organisation, on how many devices something was found, how many were seen whole and lately without a hit, and how many could hide something. Not seen is not clean.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel coverage', 'per organisation']],
  run: coverageCommand,
});

async function coverageCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const told = await client.get<Coverage>('/coverage');
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'coverage/1', ...told }, null, 2)}\n`);
    return 0;
  }
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  world.out.write(coverageText(styleOf(world.out.terminal), told, items));
  return 0;
}
