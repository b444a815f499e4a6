import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { count } from '../text/amounts.ts';
import { paragraph, styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  openings: {
    type: 'boolean',
    help: 'also who acted and what they wrote, for an auditor; the disclosure is logged',
  },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const ledgerExport = command({
  name: 'ledger export',
  summary: 'writes every decision into a folder that anybody can check offline',
  usage: 'grendel ledger export FOLDER [options]',
  about:
    'Writes the whole ledger of a server up to its latest checkpoint: tiles, entries, the checkpoint and the key. grendel ledger verify checks it, offline. Keep checkpoints elsewhere: only against one of them can a rewritten history be told.',
  options: OPTIONS,
  words: { name: 'the folder to write to', least: 1, most: 1 },
  examples: [['grendel ledger export ledger-2026-11', 'into a new folder']],
  run: exportCommand,
});

async function exportCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [folder = ''] = words;
  const client = await world.server.connect(values.server);
  const told = await world.ledger.export(client, folder, { openings: values.openings });
  if (values.json) {
    world.out.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const style = styleOf(world.out.terminal);
  const openings = told.openings === null ? '' : ` with ${count(told.openings)} openings`;
  const lines = [
    ...paragraph(style, `${count(told.size)} entries of ${told.origin}${openings}, in ${folder}`),
    ...paragraph(style, `Check it: grendel ledger verify ${folder}`),
  ];
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
