import type { Vetted } from '../../core/vetting/report.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import { bytes } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { insideLines } from './inside.ts';
import { fileLines, openLines, questionWords } from './open.ts';
import { reachLines } from './reach.ts';
import { signedLines } from './signed.ts';
import { notReadableWords } from './no-app-words.ts';
import { nameOf, titleOf, whoseSentence } from './subject.ts';
import { ANSWERS, FORMATS, WHYS } from './words.ts';

/** All that there is to say about one file, for a terminal or a text file. All of it may be hostile, and passes `style.show`. */
export function vetText(file: string, vetted: Vetted, speaker: Speaker, style: Style): string {
  const sections = [
    titleLines(file, vetted, style),
    verdictLines(vetted, speaker, style),
    whoseLines(vetted, speaker, style),
    insideLines(vetted, speaker, style),
    reachLines(vetted, style),
    // Of a picture it is enough to say that it is no app.
    ...(vetted.why === 'no-app-file'
      ? []
      : [fileLines(vetted, style), openLines(vetted, speaker, style)]),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLines(file: string, vetted: Vetted, style: Style): readonly string[] {
  const { told, sha256, size } = vetted;
  const dot = ` ${style.symbols.dot} `;
  const version = told?.version?.name ?? null;
  const build = told?.build?.name ?? null;
  const facts = [
    told === null ? null : FORMATS[told.format],
    told?.identifier?.name ?? (told === null ? null : 'no identifier'),
    version === null ? null : `version ${version}`,
    build === null || build === version ? null : `build ${build}`,
    bytes(size),
  ];
  const name = told === null ? file : titleOf(vetted);
  return [
    style.paint('strong', style.show(name)),
    ...paragraph(style, facts.filter((fact) => fact !== null).join(dot), '', 'quiet'),
    ...paragraph(style, `SHA-256 ${sha256}`, '', 'quiet'),
  ];
}

/** The sentence under the policy first; then the reasons that lead to less. */
function verdictLines(vetted: Vetted, speaker: Speaker, style: Style): readonly string[] {
  const { decision, verdict, policy, answer, why } = vetted;
  if (vetted.outcome === 'not-readable') {
    return headed(style, 'undetermined', 'NOT READABLE', `: ${notReadableWords(vetted)}.`);
  }
  const name = nameOf(vetted, speaker);
  const because = verdict?.because ?? [];
  const [first, ...rest] = because.filter(({ leadsTo }) => leadsTo === decision);
  const said =
    first === undefined ? heldBack(vetted, speaker) : reasonSentence(name, first, speaker);
  const lines =
    decision === null
      ? headed(
          style,
          'strong',
          'NOT ASSESSED',
          ` under ${policy.id}: the catalogue does not know this app, and nothing in it speaks of a listed maker.`,
        )
      : headed(style, decision, decision.toUpperCase(), ` under ${policy.id}: ${said}`);
  const others = [
    ...rest.map((reason) => `Also: ${reasonSentence(name, reason, speaker)}`),
    ...because
      .filter(({ leadsTo }) => leadsTo !== decision)
      .map((reason) => `Less: ${reasonSentence(name, reason, speaker)}`),
    ...vetted.setAside.map(
      (reason) =>
        `Would count if it were proven to be that app: ${reasonSentence(name, reason, speaker)}`,
    ),
  ];
  const notAnalysable =
    vetted.outcome === 'not-analysable' ? [`NOT ANALYSABLE: ${WHYS[why ?? 'packed']}.`] : [];
  return [
    ...lines,
    ...[...notAnalysable, ...others, ANSWERS[answer]].flatMap((text) =>
      paragraph(style, text, '  '),
    ),
  ];
}

/** Nothing prohibits it, and yet it is not clear: the first question says why. */
function heldBack({ open }: Vetted, speaker: Speaker): string {
  const question = open.find(({ holds }) => holds === 'verdict');
  return question === undefined ? 'something is open.' : questionWords(question, speaker);
}

function headed(
  style: Style,
  tone: 'prohibited' | 'undetermined' | 'permitted' | 'strong',
  word: string,
  text: string,
): readonly string[] {
  const [first = '', ...rest] = paragraph(style, `${word}${text}`);
  return [first.replace(word, style.paint(tone, word)), ...rest];
}

function whoseLines(vetted: Vetted, speaker: Speaker, style: Style): readonly string[] {
  if (vetted.told === null) return [];
  return [
    style.paint('strong', 'WHOSE APP'),
    ...paragraph(style, whoseSentence(vetted.whose, speaker), '  '),
    ...signedLines(vetted, style),
  ];
}
