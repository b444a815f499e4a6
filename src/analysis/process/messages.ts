import type { Knowledge } from '../../core/vetting/knowledge.ts';
import type { Examined } from '../../core/vetting/report.ts';

/** Where the open files begin among the file descriptors that a process is given; before them are the standard three. */
export const FIRST_FILE = 3;

/** The one line that a process is given. */
export type Task = { readonly knowledge: Knowledge };

/** The lines that it answers with; files are counted from 0. The hash of a file is not its business: who reads it may be lied to by it. */
export type Message =
  | { readonly kind: 'begun'; readonly file: number }
  | { readonly kind: 'examined'; readonly file: number; readonly examined: Examined }
  /** An error of ours, caught; `at` is a place in our own code. */
  | {
      readonly kind: 'failed';
      readonly file: number;
      readonly error: string;
      readonly at: string;
    };
