import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMAND_NAMES, loadAll } from './commands/index.ts';
import { ran } from './testing-world.ts';

test('without a command it says what it can do', async () => {
  const { exit, out } = await ran([]);
  assert.equal(exit, 0);
  for (const name of COMMAND_NAMES) assert.ok(out.includes(name), name);
});

test('--version says which one this is', async () => {
  assert.deepEqual(await ran(['--version']), { ...(await ran(['-V'])), out: '1.2.3\n' });
});

test('every command explains itself, with examples that begin with its own name', async () => {
  for (const { name, options, examples } of await loadAll()) {
    const { exit, out } = await ran([...name.split(' '), '--help']);
    assert.equal(exit, 0);
    for (const [option, { value, oneOf }] of Object.entries(options)) {
      const takes = value ?? oneOf?.join('|');
      const shown = `  --${option}${takes ? ` ${takes}` : ''}`;
      // What it does never sticks to what it takes.
      assert.match(out, new RegExp(`^${RegExp.escape(shown)}( |$)`, 'm'));
    }
    assert.ok(examples.length > 0);
    for (const [line] of examples) assert.ok(line.startsWith(`grendel ${name}`), line);
    assert.ok(
      out.split('\n').every((line) => line.length <= 80),
      name,
    );
  }
});

test('docs/command-line.md has every command and every option', async () => {
  const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
  for (const { name, options } of await loadAll()) {
    assert.ok(page.includes(`grendel ${name}`), name);
    for (const option of Object.keys(options)) assert.ok(page.includes(`--${option}`), option);
  }
});

const REFUSALS: readonly (readonly [args: string, says: RegExp])[] = [
  ['scam fleet.csv', /no command scam\n {2}Is grendel scan meant\?/],
  ['block', /grendel block: which one\?\n {2}There are grendel block export\./],
  ['catalogue serach x', /no serach\n {2}Is grendel catalogue search meant\?/],
  ['constructor', /no command constructor/],
  ['scan', /the file to scan is missing\n {2}Usage: grendel scan FILE/],
  ['scan f.csv --polcy gb', /no option --polcy\n {2}Is --policy meant\?/],
  ['scan f.csv --policy', /--policy needs a value/],
  ['scan f.csv --policy --json', /--policy needs a value/],
  ['scan f.csv --json=yes', /--json takes no value/],
  ['scan f.csv --by organization', /none of organisation\n {2}Is organisation meant\?/],
  ['scan f.csv --at 2026-02-30', /--at 2026-02-30 is no day/],
  ['scan f.csv --at 2026-01-01 --at 2026-01-02', /--at stands 2 times/],
  ['scan f.csv --policy xx', /no policy xx/],
  ['scan f.csv --json --csv -', /both want the standard output/],
  ['policies now', /it takes no words/],
  ['block export', /--for is missing/],
  ['block export --for aple', /Is apple meant\?/],
  ['block export fleet.csv --for apple', /what is fleet.csv for\?/],
];

for (const [args, says] of REFUSALS) {
  test(`"grendel ${args}" is refused with a way out, on the error output`, async () => {
    const { exit, out, err } = await ran(args.split(' '));
    assert.equal(exit, 2);
    assert.equal(out, '');
    assert.match(err, says);
  });
}

test('after -- a word is a word, even if it looks like an option', async () => {
  assert.equal((await ran(['explain', '--', '--help'])).exit, 2);
});

test('an option name cannot act on the terminal', async () => {
  const { err } = await ran(['scan', '--\u001b[2Jx']);
  assert.ok(!err.includes('\u001b'));
});
