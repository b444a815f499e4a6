import { paragraph, type Style } from '../text/style.ts';
import type { ListedFinding, ShownFleet, ShownOrganisation } from './door.ts';

export type NamedFinding = ListedFinding & {
  readonly named: {
    readonly app: string;
    readonly appName: string;
    readonly device: string | null;
    readonly holder: string | null;
  } | null;
};
export type FindingHistory = {
  readonly at: string;
  readonly kind: string;
  readonly because: string | null;
  readonly seen: string | null;
  readonly usable?: boolean | null;
};
/** What the holder said by the link of a notice. */
export type FindingAnswer = {
  readonly at: string;
  readonly kind: string;
  readonly settled: string | null;
  readonly replaced: string | null;
};
type Named = readonly { readonly id: string; readonly name: string }[];

/** One finding in words: what, where, how sure, whose where that was asked, and what became of it. */
export function findingText(
  style: Style,
  finding: NamedFinding,
  history: readonly FindingHistory[],
  answers: readonly FindingAnswer[],
  names: {
    readonly fleets: readonly ShownFleet[];
    readonly organisations: readonly ShownOrganisation[];
  },
): string {
  const nameOf = (id: string, all: Named): string => all.find((one) => one.id === id)?.name ?? id;
  const { named, certain, secondCopy } = finding;
  const app = named?.appName ?? finding.appName ?? `An app of the category ${finding.category}`;
  const lines = [
    ...paragraph(
      style,
      `${app}, ${finding.state}${finding.because === null ? '' : `: ${BECAUSE[finding.because] ?? finding.because}`}`,
      '',
      'strong',
    ),
    ...paragraph(
      style,
      `phone ${finding.device} of ${nameOf(finding.organisation, names.organisations)}, in the fleet ${nameOf(finding.fleet, names.fleets)}`,
      '  ',
    ),
  ];
  if (!certain)
    lines.push(
      ...paragraph(
        style,
        'Only possible: a name matched, and no identifier. Confirm it before anybody is called.',
        '  ',
      ),
    );
  if (secondCopy)
    lines.push(
      ...paragraph(style, 'Twice on the phone: a clone or a second user has it, too.', '  '),
    );
  if (named) lines.push(...paragraph(style, whose(named), '  '));
  lines.push('');
  const story = [
    ...history.map((event, at) => ({ at: event.at, text: eventText(event, history[at - 1]) })),
    ...answers.map((answer) => ({ at: answer.at, text: answerText(answer) })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, text } of story) lines.push(...paragraph(style, text, `  ${minute(at)}  `));
  return `${lines.join('\n')}\n`;
}

function eventText(
  { kind, because, seen, usable }: FindingHistory,
  before: FindingHistory | undefined,
): string {
  // Nothing was looked at anew: it is as it was last seen.
  if (kind === 'reopened' && before?.because === 'excepted')
    return 'open again: the exception holds no longer';
  const when = seen === null ? '' : `, as of ${minute(seen)}`;
  if (kind === 'closed') return `closed: ${BECAUSE[because ?? ''] ?? because}${when}`;
  if (kind === 'usable') return `${usableText(usable ?? null)}${when}`;
  return `${KINDS[kind] ?? kind}${when}`;
}

function answerText({ kind, settled, replaced }: FindingAnswer): string {
  const after = replaced !== null ? ', and answered anew' : settled === null ? '' : ', looked into';
  return `the holder: ${ANSWERS[kind] ?? kind}${after}`;
}

function whose({ device, holder }: NonNullable<NamedFinding['named']>): string {
  if (device === null && holder === null)
    return 'Whose it is was never in the export, or has been erased.';
  return `${device ?? 'a phone without a name'}, ${holder ?? 'no holder named'}`;
}

function usableText(usable: boolean | null): string {
  if (usable === null) return 'whether it can be opened is no longer known';
  return usable ? 'it can be opened again' : 'it is there and can not be opened: the block holds';
}

const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

const BECAUSE: Readonly<Record<string, string>> = {
  removed: 'a later inventory no longer shows it',
  excepted: 'an exception holds',
  'device-gone': 'the phone is no longer in the fleet',
  'verdict-changed': 'the app is no longer prohibited',
};
const ANSWERS: Readonly<Record<string, string>> = {
  removed: 'I removed it',
  needed: 'I need it for my work',
  'not-mine': 'this is not my phone',
  disputed: 'I dispute this',
};
const KINDS: Readonly<Record<string, string>> = {
  opened: 'found',
  reopened: 'found again',
  seen: 'still there',
  confirmed: 'confirmed by a person',
};
