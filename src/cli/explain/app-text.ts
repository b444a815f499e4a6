import type { Explanation } from '../../core/explanation.ts';
import type { Policy } from '../../core/policy.ts';
import type { Reason } from '../../core/verdict.ts';
import { changeSentences } from '../../sentences/changes.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { many } from '../text/amounts.ts';
import { paragraph, roomAfter, row, widest, type Style, type Tone } from '../text/style.ts';
import { besides } from './beside.ts';
import { decidingChain, type ShownLink } from './links.ts';
import { byGovernment, namingSummary, namingWords } from './namings.ts';
import { numberedSources, type Sources } from './sources.ts';

/** Where a label ends and what it labels begins. */
const LABEL = 16;

export type AppTextOptions = {
  /** What the reader asked for: where it is an identifier, that one is shown first. */
  readonly asked: string;
  /** Every listing with its instrument, instead of who does what. */
  readonly listings: boolean;
};

/** All that there is to say about one app, for a terminal or a text file. */
export function appText(
  explanation: Explanation,
  policy: Policy,
  options: AppTextOptions,
  speaker: Speaker,
  style: Style,
): string {
  const { app, verdict } = explanation;
  const sources = numberedSources();
  const say = (reason: Reason): string => reasonLine(app.name, reason, speaker, sources);
  const weaker = verdict.because.filter((reason) => reason.leadsTo !== verdict.decision);
  const sections = [
    titleLines(explanation, options.asked, style),
    verdictLines(explanation, policy, say, style),
    chainLines(explanation, speaker, sources, style),
    [
      ...labelled(style, 'Also', weaker.map(say)),
      ...labelled(style, 'Outweighed', verdict.outweighed.map(say)),
      ...namedByLines(explanation, policy, options.listings, style),
      ...labelled(
        style,
        'Beside it',
        besides(explanation, speaker, sources).map(({ text, basis }) => `${text} (${basis})`),
      ),
      ...labelled(style, 'Would change it', changeSentences(explanation, speaker)),
      ...labelled(style, 'Note', app.note === '' ? [] : [app.note]),
    ],
    sourceLines(sources, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLines(
  { app, identifiers }: Explanation,
  asked: string,
  style: Style,
): readonly string[] {
  const first = (['android', 'ios'] as const).flatMap((platform) => {
    const here = identifiers.filter((i) => i.platform === platform);
    const one = here.find(({ identifier }) => identifier === asked) ?? here[0];
    return one ? [`${platform === 'ios' ? 'iOS' : 'Android'} ${one.identifier}`] : [];
  });
  const rest = identifiers.length - first.length;
  const facts = [...first, ...(rest > 0 ? [many(rest, 'more identifier')] : [])];
  const name = style.paint('strong', style.show(app.name));
  const known = facts.length > 0 ? facts.join(` ${style.symbols.dot} `) : 'no identifier known';
  return [name, ...paragraph(style, known, '', 'quiet')];
}

/** The reasons that decide: one as a sentence, several as a numbered list, each enough by itself. */
function verdictLines(
  { verdict }: Explanation,
  policy: Policy,
  say: (reason: Reason) => string,
  style: Style,
): readonly string[] {
  const tone: Tone = verdict.decision;
  const word = verdict.decision.toUpperCase();
  const deciding = verdict.because.filter((reason) => reason.leadsTo === verdict.decision);
  const [only] = deciding;
  const text =
    only && deciding.length === 1
      ? `${word} under ${policy.id}: ${say(only)}`
      : `${word} under ${policy.id}, for ${deciding.length} reasons, each enough by itself:`;
  const [first = '', ...rest] = paragraph(style, text);
  return [
    first.replace(word, style.paint(tone, word)),
    ...rest,
    ...(deciding.length === 1
      ? []
      : deciding.flatMap((reason, i) => paragraph(style, say(reason), `${i + 1}. `.padStart(4)))),
  ];
}

/** The chain of the strongest reason that has one. */
function chainLines(
  { app, verdict }: Explanation,
  speaker: Speaker,
  sources: Sources,
  style: Style,
): readonly string[] {
  const chain = decidingChain(verdict, speaker, sources);
  if (chain.length === 0) return [];
  const open = chain.some(({ certain }) => !certain);
  return [
    `  ${style.show(app.name)}`,
    ...linkRows(chain, style),
    ...(open ? paragraph(style, '? possible, not certain', '    ', 'quiet') : []),
  ];
}

/** One line a step and, where a rule let it in, a second beneath. */
export function linkRows(links: readonly ShownLink[], style: Style): readonly string[] {
  const wide = style.columns >= 100;
  const fits = (of: (link: ShownLink) => string, least: number, most: number) =>
    widest(style, links.map(of), least, most);
  const columns = [
    { width: fits(howOf, 0, 18) },
    { width: fits((l) => l.held, 0, wide ? 22 : 16) },
    { width: fits((l) => l.name, 8, wide ? 40 : 22) },
    { width: fits((l) => l.seats, 2, wide ? 14 : 10), tone: 'quiet' },
  ] as const;
  // Columns that are empty on every line fall away, with their texts.
  const shown = columns.filter(({ width }) => width > 0);
  const last = { width: roomAfter(style, shown, 4), tone: 'quiet' } as const;
  const before = shown.slice(0, -2).reduce((sum, { width }) => sum + width + 2, 4);
  return links.flatMap((link) => {
    const basis = [link.dates, link.basis].filter((text) => text !== '').join(', ');
    const texts = [howOf(link), link.held, link.name, link.seats].filter(
      (_, i) => (columns[i]?.width ?? 0) > 0,
    );
    const line = row(style, [...shown, last], [...texts, basis], 4);
    const corner = `${' '.repeat(before)}${style.symbols.corner} `;
    return link.rule === null
      ? [line]
      : [line, ...paragraph(style, `rule: ${link.rule}`, corner, 'quiet')];
  });
}

const howOf = ({ how, certain }: ShownLink): string => (certain ? how : `${how} ?`.trim());

function reasonLine(app: string, reason: Reason, speaker: Speaker, sources: Sources): string {
  const cited = new Set(citedBy(reason).map((claim) => sources.cite(claim)));
  return `${reasonSentence(app, reason, speaker)} ${[...cited].join('')}`.trim();
}

function citedBy(reason: Reason) {
  return [
    ...('listing' in reason ? [reason.listing] : []),
    ...('publication' in reason ? [reason.publication] : []),
    ...('interest' in reason ? [reason.interest] : []),
    ...('trait' in reason ? [reason.trait] : []),
    ...('by' in reason ? [reason.by] : []),
    ...('chain' in reason
      ? reason.chain.flatMap((l) => [...l.owners.flatMap((o) => o.interests), ...l.seats])
      : []),
  ];
}

function namedByLines(
  { namedBy }: Explanation,
  policy: Policy,
  listings: boolean,
  style: Style,
): readonly string[] {
  const { dot } = style.symbols;
  if (listings) {
    const lines = byGovernment(namedBy, policy.government).flatMap(({ government, namings }) =>
      namings.map((naming) => `${government}  ${namingWords(naming)}`),
    );
    return labelled(style, 'Named by', lines);
  }
  return namingSummary(namedBy, policy.government).flatMap(({ label, governments }) =>
    labelled(style, label, [governments.join(` ${dot} `)]),
  );
}

function labelled(style: Style, label: string, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, i) => {
    const [first = '', ...rest] = paragraph(style, text, ' '.repeat(LABEL));
    if (i > 0) return [first, ...rest];
    return [style.paint('strong', label.padEnd(LABEL)) + first.slice(LABEL), ...rest];
  });
}

/** Addresses are never broken: a terminal may make a link of them. */
export function sourceLines(sources: Sources, style: Style): readonly string[] {
  return sources.all().map(({ number, address, basis }, i) => {
    const label = style.paint('strong', (i === 0 ? 'Sources' : '').padEnd(LABEL));
    return `${label}${`[${number}]`.padEnd(5)}${basis.padEnd(11)}${style.show(address)}`;
  });
}
