import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { COMMAND_NAMES, loadAll, loadCommand } from './commands/index.ts';
import { commandHelp, overview } from './help.ts';
import { nearest } from './nearest.ts';
import { messageStyleOf, paragraph, styleOf } from './text/style.ts';
import { UserError } from './user-error.ts';
import type { World } from './world.ts';

const FAILED = 2;

/** Runs one command line and gives the exit code. What the user can mend ends as a line on `err` and 2; faults throw. */
export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const style = messageStyleOf(world.err.terminal);
    const lines = [
      ...error.message.split('\n').flatMap((line) => paragraph(style, line)),
      ...(error.remedy === '' ? [] : paragraph(style, error.remedy, '  ')),
    ];
    world.err.write(`${lines.join('\n')}\n`);
    return FAILED;
  }
}

async function dispatch(args: readonly string[], world: World): Promise<number> {
  const style = styleOf(world.out.terminal);
  const [first = 'help'] = args;
  if (first === '--version' || first === '-V') {
    world.out.write(`${world.version}\n`);
    return 0;
  }
  if (first === 'help' || first === '--help' || first === '-h') {
    const named = args.length > 1 ? await findCommand(args.slice(1)) : null;
    const text = named
      ? commandHelp(named.command, style)
      : overview(await loadAll(), world.version, style);
    world.out.write(text);
    return 0;
  }
  const { command, rest } = await findCommand(args);
  if (asksForHelp(rest)) {
    world.out.write(commandHelp(command, style));
    return 0;
  }
  return command.run(parseArguments(command, rest), world);
}

/** `--` ends the options: after it, `--help` is a word like any other. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

async function findCommand(
  args: readonly string[],
): Promise<{ readonly command: Command; readonly rest: readonly string[] }> {
  for (const words of [3, 2, 1]) {
    const command = await loadCommand(args.slice(0, words).join(' '));
    if (command) return { command, rest: args.slice(words) };
  }
  const [first = '', second = ''] = args;
  const group = COMMAND_NAMES.filter((name) => name.startsWith(`${first} `));
  if (group.length > 0) {
    const [meant] = nearest(`${first} ${second}`, group);
    const all = group.map((name) => `grendel ${name}`).join(', ');
    throw new UserError(
      second === '' ? `grendel ${first}: which one?` : `grendel ${first}: there is no ${second}`,
      meant && second !== '' ? `Is grendel ${meant} meant? There are ${all}.` : `There are ${all}.`,
    );
  }
  const firsts = [...new Set(COMMAND_NAMES.map((name) => name.split(' ')[0] ?? name))];
  const [meant] = nearest(first, firsts);
  throw new UserError(
    `grendel: there is no command ${first}`,
    meant
      ? `Is grendel ${meant} meant? grendel --help shows all commands.`
      : 'grendel --help shows all commands.',
  );
}
