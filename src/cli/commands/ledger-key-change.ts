import { command, type Input } from '../command.ts';
import { paragraph, styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = { json: { type: 'boolean', help: 'the public keys as JSON' } } as const;

export const ledgerKeyChange = command({
  name: 'ledger key change',
  summary: 'makes a new key for the ledger; the old one signs on beside it',
  usage: 'grendel ledger key change [options]',
  about:
    'Puts a new secret key before the old one in ledger.key (in grendel-data, or GRENDEL_DATA), while no server runs there. From the next start both sign: whoever knows only the old key can go on checking, and sees the new one arrive. Publish the new public key; once everybody has it, replace the PRIVATE+KEY line of the old one by its public key.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel ledger key change', 'prints the public keys, the new one first']],
  run: changeCommand,
});

async function changeCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const keys = await world.server.changeLedgerKey();
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'ledger-key/1', keys }, null, 2)}\n`);
    return 0;
  }
  const [current = '', ...before] = keys;
  const style = styleOf(world.out.terminal);
  const lines = [
    ...paragraph(style, 'The ledger has a new key. Its public part, to be given to auditors:'),
    `  ${current}`,
    ...paragraph(style, 'Until now, and signing on beside it:'),
    ...before.map((key) => `  ${key}`),
    ...paragraph(style, 'Start the server again, and its workers. Back up ledger.key.'),
  ];
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
