import type { VettingAnswer } from '../../core/vetting/report.ts';
import type { Style } from '../text/style.ts';
import type { FileOutcome } from './door.ts';
import { otherRecord, vettedRecord } from './json.ts';
import type { Judge } from './judge.ts';
import type { KeptRun } from './kept-run.ts';
import { emptyTally, type Tally } from './tally.ts';
import { UserError } from '../user-error.ts';

export type Printer = {
  /** Judges and prints what came of a file; null where that is no answer (a file of before, no app among the files of a folder). */
  readonly take: (outcome: FileOutcome) => VettingAnswer | null;
  readonly end: () => void;
  readonly answers: () => readonly VettingAnswer[];
};

type Options = {
  /** What says it to people; null: it is told as JSON. */
  readonly people: typeof import('./for-people.ts') | null;
  /** What was typed: a single file is shown whole, and one that was named has to be an app. */
  readonly words: readonly string[];
  readonly style: Style;
  readonly write: (text: string) => void;
  readonly kept: KeptRun | null;
  readonly judge: Judge;
};

/** Results as they come: the whole report of one file; of several a line each and a sum. */
export function printerFor({ people, words, style, write, kept, judge }: Options): Printer {
  const tally = emptyTally();
  const answers = new Set<VettingAnswer>();
  const isNamed = (file: string): boolean => words.includes(file);
  const isAlone = (file: string): boolean => words.length === 1 && isNamed(file);
  const tell = (
    file: string,
    record: object,
    text: (say: NonNullable<Options['people']>) => string,
  ): void => {
    kept?.write(record);
    if (people !== null) write(text(people));
    else write(`${isAlone(file) ? JSON.stringify(record, null, 2) : JSON.stringify(record)}\n`);
  };
  return {
    answers: () => [...answers],
    take(outcome) {
      const { file } = outcome;
      const answer = answerTo(outcome, judge, isNamed(file));
      count(tally, answer);
      if (answer.kind === 'left-out') return null;
      if (answer.kind === 'same') {
        if (kept?.holds(file, answer.outcome.sha256) === true) return null;
        tell(file, otherRecord(answer.outcome), ({ lineOf }) =>
          lineOf(answer, judge.speaker, style),
        );
        return null;
      }
      if (answer.kind === 'not-opened') {
        if (people !== null && isAlone(file)) {
          throw new UserError(`${file}: ${people.notOpened(answer.outcome.code)}`);
        }
        answers.add('not-readable');
        tell(file, otherRecord(answer.outcome), ({ lineOf }) =>
          lineOf(answer, judge.speaker, style),
        );
        return 'not-readable';
      }
      const { vetted } = answer;
      answers.add(vetted.answer);
      tell(file, vettedRecord(file, vetted, judge.speaker), ({ lineOf, vetText }) =>
        isAlone(file)
          ? vetText(file, vetted, judge.speaker, style)
          : lineOf(answer, judge.speaker, style),
      );
      return vetted.answer;
    },
    end() {
      if (tally.files + tally.leftOut === 0)
        throw new UserError(
          words.includes('-') ? 'Nobody named a file' : `There is no file in ${words.join(', ')}`,
          'Files whose name begins with a dot are left out.',
        );
      const isBatch = words.length > 1 || tally.files > 1 || tally.leftOut > 0;
      if (people !== null && isBatch) write(people.summaryLines(tally, style));
    },
  };
}

export type Answered =
  | { readonly kind: 'examined'; readonly file: string; readonly vetted: ReturnType<Judge['vet']> }
  | { readonly kind: 'same'; readonly outcome: FileOutcome & { readonly kind: 'same' } }
  | { readonly kind: 'not-opened'; readonly outcome: FileOutcome & { readonly kind: 'not-opened' } }
  | { readonly kind: 'left-out' };

/** Folders hold other things than apps; who names a file means it. */
function answerTo(outcome: FileOutcome, judge: Judge, isNamed: boolean): Answered {
  if (outcome.kind === 'same') return { kind: 'same', outcome };
  if (outcome.kind === 'not-opened') return { kind: 'not-opened', outcome };
  const { examined, file } = outcome;
  if (examined.why === 'no-app-file' && !isNamed) return { kind: 'left-out' };
  return { kind: 'examined', file, vetted: judge.vet(examined) };
}

function count(tally: Tally, answer: Answered): void {
  if (answer.kind === 'left-out') tally.leftOut += 1;
  else tally.files += 1;
  if (answer.kind === 'same') tally.same += 1;
  if (answer.kind === 'not-opened') tally.answers['not-readable'] += 1;
  if (answer.kind === 'examined') tally.answers[answer.vetted.answer] += 1;
}
