import { parseArgs } from 'node:util';
import type { Command, Input, Option, Options } from './command.ts';
import { nearest } from './nearest.ts';
import { UserError } from './user-error.ts';

/** Reads the arguments of one command. Throws `UserError` that says what is wrong and what may be meant. */
export function parseArguments(command: Command, args: readonly string[]): Input<Options> {
  const { options } = command;
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [name, { type, multiple: true }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (!option) throw unknown(command, token.rawName);
    const values = given.get(token.name) ?? [];
    values.push(valueOf(command, token.rawName, option, token));
    given.set(token.name, values);
  }
  checkWords(command, words);
  const values = Object.entries(options).map(([name, option]) => [
    name,
    settle(command, name, option, given.get(name) ?? []),
  ]);
  return { values: Object.fromEntries(values) as Input<Options>['values'], words };
}

function unknown(command: Command, raw: string): UserError {
  const names = [...Object.keys(command.options), 'help'].map((name) => `--${name}`);
  const [meant] = nearest(raw, names);
  return new UserError(
    `grendel ${command.name}: there is no option ${raw}`,
    meant ? `Is ${meant} meant? ${helpOf(command)}` : helpOf(command),
  );
}

type OptionToken = {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function valueOf(command: Command, raw: string, option: Option, token: OptionToken): string {
  const { value, inlineValue } = token;
  if (option.type === 'boolean') {
    if (value === undefined) return 'true';
    throw new UserError(`grendel ${command.name}: ${raw} takes no value`, `Write ${raw} alone.`);
  }
  // A value that looks like an option was most likely forgotten; `--csv=-x` says that it was not.
  const forgotten = !inlineValue && value !== undefined && value !== '-' && value.startsWith('-');
  if (value === undefined || value === '' || forgotten) {
    const example = option.oneOf?.join(' or ') ?? option.value ?? 'a value';
    throw new UserError(
      `grendel ${command.name}: ${raw} needs a value`,
      `Write ${raw} and then ${example}. ${helpOf(command)}`,
    );
  }
  if (option.oneOf && !option.oneOf.includes(value)) {
    const [meant] = nearest(value, option.oneOf);
    throw new UserError(
      `grendel ${command.name}: ${raw} ${value} is none of ${option.oneOf.join(', ')}`,
      meant ? `Is ${meant} meant?` : '',
    );
  }
  return value;
}

function settle(command: Command, name: string, option: Option, given: readonly string[]) {
  if (option.type === 'boolean') return given.length > 0;
  if (option.multiple) return given;
  if (given.length > 1) {
    throw new UserError(
      `grendel ${command.name}: --${name} stands ${given.length} times`,
      'Keep one of them.',
    );
  }
  return given[0] ?? null;
}

function checkWords(command: Command, words: readonly string[]): void {
  const { name, least, most } = command.words;
  if (words.length < least) {
    throw new UserError(`grendel ${command.name}: ${name} is missing`, `Usage: ${command.usage}`);
  }
  if (words.length > most) {
    throw new UserError(
      `grendel ${command.name}: ${most === 0 ? 'it takes no words' : `too many words, from "${words[most] ?? ''}" on`}`,
      `Usage: ${command.usage}`,
    );
  }
}

const helpOf = (command: Command): string => `grendel ${command.name} --help shows all of them.`;
