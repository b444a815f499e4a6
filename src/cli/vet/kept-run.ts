import type { VettingAnswer } from '../../core/vetting/report.ts';
import { VETTING_EXIT_CODES } from '../../core/vetting/answer.ts';
import { UserError } from '../user-error.ts';
import type { KeptResults } from './door.ts';

/** Results of a batch that can be gone on with: what is known of it, and where more of it goes. */
export type KeptRun = {
  /** Asked with '': whether anything is. */
  readonly isKnown: (sha256: string) => boolean;
  /** This very file, with these bytes: nothing is to be told once more. */
  readonly holds: (file: string, sha256: string) => boolean;
  readonly answers: () => readonly VettingAnswer[];
  readonly write: (record: object) => void;
  readonly end: () => void;
};

export function keptRun(results: KeptResults): KeptRun {
  const known = new Set<string>();
  const files = new Set<string>();
  const answers = new Set<VettingAnswer>();
  for (const line of results.lines) {
    const { grendel, file, sha256, answer, why } = parsed(line);
    if (grendel !== 'vet/1') {
      throw new UserError(
        'The file of --out holds something else than results of grendel vet',
        'Name another file.',
      );
    }
    // What was stopped for lack of time or memory may go better the next time.
    if (typeof sha256 !== 'string' || STOPPED.has(String(why))) continue;
    known.add(sha256);
    files.add(`${sha256} ${String(file)}`);
    if (isAnswer(answer)) answers.add(answer);
  }
  return {
    isKnown: (sha256) => (sha256 === '' ? known.size > 0 : known.has(sha256)),
    holds: (file, sha256) => files.has(`${sha256} ${file}`),
    answers: () => [...answers],
    write: (record) => results.write(JSON.stringify(record)),
    end: results.end,
  };
}

const STOPPED = new Set(['took-too-long', 'took-too-much-memory', 'reader-stopped']);

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const isAnswer = (value: unknown): value is VettingAnswer =>
  typeof value === 'string' && Object.hasOwn(VETTING_EXIT_CODES, value);
