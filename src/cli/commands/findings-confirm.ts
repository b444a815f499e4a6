import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type ListedFinding } from '../server/door.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  why: { type: 'string', value: 'TEXT', help: 'how you know; the ledger keeps a commitment to it' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const findingsConfirm = command({
  name: 'findings confirm',
  summary: 'says that a finding by a name alone is that app',
  usage: 'grendel findings confirm ID --why TEXT [options]',
  about:
    'An MDM that lists names and no identifiers gives possible findings. Before anybody is called for one, a person confirms it: by an exact report of the MDM, or because the holder said so.',
  options: OPTIONS,
  words: { name: 'the id of the finding', least: 1, most: 1 },
  examples: [
    ['grendel findings confirm 01a2… --why "restricted-apps report"', 'then it is certain'],
  ],
  run: confirmCommand,
});

async function confirmCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [id = ''] = words;
  if (values.why === null || values.why.trim() === '')
    throw new UserError('A decision has a reason', 'Say --why TEXT.');
  const client = await world.server.connect(values.server);
  const path = `/findings/${encodeURIComponent(id)}/confirm`;
  const finding = await client.post<ListedFinding>(path, { why: values.why });
  world.out.write(
    values.json ? `${JSON.stringify(finding, null, 2)}\n` : 'Confirmed: it is certain now.\n',
  );
  return 0;
}
