import type { World } from './world.ts';

/** One option of a command, as it is parsed and as `--help` shows it. */
export type Option = {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: `FILE`, `NAME|FILE`. */
  readonly value?: string;
  readonly help: string;
  /** The only values that it takes. */
  readonly oneOf?: readonly string[];
  readonly multiple?: true;
};
export type Options = Readonly<Record<string, Option>>;

/** Strings where given, lists for options that may stand several times, marks always. */
type Values<O extends Options> = {
  readonly [K in keyof O]: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K]['multiple'] extends true
      ? readonly string[]
      : string | null;
};

export type Input<O extends Options> = {
  readonly values: Values<O>;
  readonly words: readonly string[];
};

/** A command is what `--help` says of it, and what it does. The number is the exit code. */
export type Command<O extends Options = Options> = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** What it does, for who reads `--help`. */
  readonly about: string;
  readonly options: O;
  readonly words: { readonly name: string; readonly least: number; readonly most: number };
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly run: (input: Input<O>, world: World) => Promise<number>;
};

/** Keeps the types of the options for the handler, and gives the list of commands one type. */
export function command<const O extends Options>(definition: Command<O>): Command {
  return definition as unknown as Command;
}
