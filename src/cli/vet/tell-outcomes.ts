import { answerOfAll, VETTING_EXIT_CODES } from '../../core/vetting/answer.ts';
import { movingLine } from '../moving-line.ts';
import type { Rules } from '../rules.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';
import type { FileOutcome } from './door.ts';
import { openJudge } from './judge.ts';
import type { KeptRun } from './kept-run.ts';
import { printerFor } from './printer.ts';
import { tellProgress } from './progress.ts';

type Asked = {
  readonly values: { readonly json: boolean; readonly 'no-progress': boolean };
  readonly words: readonly string[];
  readonly kept: KeptRun | null;
  readonly world: World;
};

/** Judges and prints what comes of the files, in their order; the exit code. */
export async function tellOutcomes(
  outcomes: AsyncIterator<FileOutcome>,
  first: Promise<IteratorResult<FileOutcome>>,
  rules: Rules,
  { values, words, kept, world }: Asked,
): Promise<number> {
  const progress = tellProgress(movingLine(world.err, !values['no-progress']));
  const printer = printerFor({
    people: values.json ? null : await import('./for-people.ts'),
    words,
    style: styleOf(world.out.terminal),
    // Progress and results share a terminal: the moving line gives way.
    write: (text) => {
      progress.clear();
      world.out.write(text);
    },
    kept,
    judge: openJudge(rules),
  });
  try {
    for (let next = first; ;) {
      const { value: outcome, done } = await next;
      if (done === true) break;
      // The next one is read while this one is told.
      next = outcomes.next();
      next.catch(() => {});
      progress.tell(outcome.file, printer.take(outcome));
    }
    progress.clear();
    printer.end();
  } finally {
    progress.clear();
  }
  return VETTING_EXIT_CODES[answerOfAll([...(kept?.answers() ?? []), ...printer.answers()])];
}
