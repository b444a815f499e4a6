import { command, type Input } from '../command.ts';
import { progressWords, verificationLines } from '../ledger/text.ts';
import { messageStyleOf } from '../text/style.ts';
import type { Output, World } from '../world.ts';

const OPTIONS = {
  checkpoint: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    help: 'a checkpoint kept elsewhere: shows that nothing before it was rewritten. May stand several times',
  },
  key: {
    type: 'string',
    value: 'FILE|TEXT',
    multiple: true,
    help: 'the public key that must have signed; else the one in the folder, which proves less',
  },
  json: { type: 'boolean', help: 'all of it as JSON' },
} as const;

const EXITS = { verified: 0, tampering: 1, cannot: 2 } as const;

export const ledgerVerify = command({
  name: 'ledger verify',
  summary: 'checks an exported ledger, offline, and says where it was changed',
  usage: 'grendel ledger verify FOLDER [options]',
  about:
    'Recomputes an exported ledger: every entry, every hash, the signature, and what an earlier checkpoint says. Nothing is fetched. Exit code 0: verified. 1: what is there is not what was signed. 2: it could not be checked.',
  options: OPTIONS,
  words: { name: 'the folder', least: 1, most: 1 },
  examples: [
    ['grendel ledger verify export', 'whether it agrees with itself'],
    ['grendel ledger verify export --key key.vkey --checkpoint may.txt', 'and with what was kept'],
  ],
  run: verifyCommand,
});

async function verifyCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const [folder = ''] = words;
  const progress = movingLine(world.err, world.clock);
  const outcome = await world.ledger.verify(
    { folder, checkpoints: values.checkpoint, keys: values.key },
    progress.watch,
  );
  progress.end();
  if (values.json) {
    world.out.write(`${JSON.stringify({ grendel: 'ledger-verify/1', ...outcome }, null, 2)}\n`);
  } else {
    const lines = verificationLines(outcome, messageStyleOf(world.out.terminal));
    world.out.write(`${lines.join('\n')}\n`);
  }
  return EXITS[outcome.kind];
}

/** Ten times a second is as often as anybody can read. */
const EVERY = 100;
// Go to the start of the line and erase it (ECMA-48).
const CLEAR = '\r\u001b[2K';

function movingLine({ terminal, write }: Output, clock: () => number) {
  let drawn = clock();
  let isDrawn = false;
  return {
    watch: (done: number, of: number): void => {
      if (!terminal.interactive || clock() - drawn < EVERY) return;
      drawn = clock();
      isDrawn = true;
      write(`${CLEAR}${progressWords(done, of)}`);
    },
    end: (): void => {
      if (isDrawn) write(CLEAR);
    },
  };
}
