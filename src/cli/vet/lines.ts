import { reasonSentence } from '../../sentences/reasons.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { count, many } from '../text/amounts.ts';
import { row, roomAfter, type Column, type Style } from '../text/style.ts';
import type { Answered } from './printer.ts';
import type { Tally } from './tally.ts';
import { nameOf, whoseSentence } from './subject.ts';
import { questionWords } from './open.ts';
import { notReadableWords } from './no-app-words.ts';
import { notOpened } from './words.ts';

/** `prohibited    app.apk   com.umeng.demo   contains Umeng Analytics …`. */
export function lineOf(
  answer: Exclude<Answered, { readonly kind: 'left-out' }>,
  speaker: Speaker,
  style: Style,
): string {
  const columns: readonly Column[] = [
    { width: 13, tone: 'strong' },
    { width: style.columns >= 110 ? 36 : 24 },
  ];
  const all = [...columns, { width: roomAfter(style, columns, 0) }];
  return `${row(style, all, textsOf(answer, speaker), 0)}\n`;
}

function textsOf(
  answer: Exclude<Answered, { readonly kind: 'left-out' }>,
  speaker: Speaker,
): readonly string[] {
  if (answer.kind === 'same') {
    const { file, as } = answer.outcome;
    return ['same', baseName(file), as === null ? 'as in an earlier run' : `as ${as}`];
  }
  if (answer.kind === 'not-opened') {
    const { file, code } = answer.outcome;
    return ['not readable', baseName(file), notOpened(code)];
  }
  const { file, vetted } = answer;
  const { decision, verdict, outcome } = vetted;
  const name = nameOf(vetted, speaker);
  if (outcome === 'not-readable') {
    return ['not readable', baseName(file), notReadableWords(vetted)];
  }
  const first = verdict?.because.find(({ leadsTo }) => leadsTo === decision);
  const question = vetted.open.find(({ holds }) => holds === 'verdict');
  const says = first
    ? reasonSentence(name, first, speaker)
    : question
      ? questionWords(question, speaker)
      : whoseSentence(vetted.whose, speaker);
  return [
    decision ?? 'not assessed',
    baseName(file),
    `${vetted.told?.identifier?.name ?? ''}  ${says}`,
  ];
}

const baseName = (file: string): string => file.split(/[/\\]/).findLast(Boolean) ?? file;

/** The sum of a batch. */
export function summaryLines(tally: Tally, style: Style): string {
  const { answers } = tally;
  const parts = [
    many(tally.files, 'file'),
    `${count(answers.found)} with something found`,
    `${count(answers['nothing-found'])} without`,
    `${count(answers['nothing-found-in-what-could-be-read'])} without in what could be read`,
    `${count(answers['not-readable'])} not readable`,
    ...(tally.same > 0 ? [`${count(tally.same)} read before`] : []),
    ...(tally.leftOut > 0 ? [`${many(tally.leftOut, 'other file')} no app`] : []),
  ];
  return `\n${parts.join(` ${style.symbols.dot} `)}\nThe whole of one: grendel vet FILE\n`;
}
