import { many } from '../text/amounts.ts';
import type { Style } from '../text/style.ts';

type Kind = 'call' | 'reminder' | 'overdue' | 'escalation';
type Made = Kind | 'exception-ending';
export type ShownNotice = {
  readonly id: string;
  readonly kind: Made;
  readonly state: string;
  readonly because: string | null;
  readonly planned: string;
  readonly items: readonly { readonly finding: string; readonly deadline: string | null }[];
};
export type ShownCount = {
  readonly kind: Made;
  readonly state: string;
  readonly because: string | null;
  readonly count: number;
};
export type ShownCalled = {
  readonly messages: Readonly<Record<Kind, number>>;
  readonly findings: number;
  readonly withoutAddress: number;
  readonly held: number;
  readonly next: string | null;
};
export type ShownMessage = Pick<ShownNotice, 'id' | 'kind' | 'planned'> & {
  readonly because: string | null;
  readonly holder: string | null;
  readonly address: string | null;
  readonly devices: readonly string[];
  readonly subject: string;
};

/** What waits for a person comes first. */
const ORDER = [
  'perhaps-sent',
  'bounced',
  'failed',
  'outbox',
  'planned',
  'sending',
  'sent',
  'held-back',
];
/** Codes as people say them; a mail server's numbers are said as they are. */
const BECAUSE: Readonly<Record<string, string>> = {
  'no-mail-server': 'no mail server is set',
  'without-address': 'without address',
  'nothing-left': 'nothing was left to say',
  'process-ended': 'the server ended while it sent them',
  'said-by-person': 'as somebody said',
  'asked-by-person': 'as somebody asked',
};
const because = (code: string | null): string => (code === null ? '' : (BECAUSE[code] ?? code));

export function countsText(style: Style, counts: readonly ShownCount[]): readonly string[] {
  if (counts.length === 0) return ['No holder was called yet.'];
  const states = new Map<string, number>();
  for (const { state, because: code, count } of counts) {
    const told = because(code);
    const key = told === '' ? state : `${state}: ${told}`;
    states.set(key, (states.get(key) ?? 0) + count);
  }
  const place = (key: string): number => ORDER.indexOf(key.split(':')[0] ?? '');
  return [...states]
    .toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([state, count]) => `${style.paint('strong', String(count).padStart(6))}  ${state}`);
}

export const noticesText = (style: Style, notices: readonly ShownNotice[]): readonly string[] =>
  notices.flatMap(({ id, kind, state, because: code, planned, items }, at) => {
    const about = many(items.length, 'finding');
    const told = because(code);
    return [
      ...(at === 0 ? [''] : []),
      `${planned.slice(0, 16).replace('T', ' ')}  ${kind}, ${state}${told === '' ? '' : ` (${told})`}, ${about}`,
      style.paint('quiet', `  ${id}`),
    ];
  });

export function calledText(
  style: Style,
  { messages, findings, withoutAddress, held, next }: ShownCalled,
  dryRun: boolean,
): readonly string[] {
  const made = messages.call + messages.reminder + messages.overdue + messages.escalation;
  const lines =
    made === 0
      ? ['Nothing is due now.']
      : [
          `${dryRun ? 'Would be made' : 'Made'}: ${many(made, 'message')} about ${many(findings, 'finding')}`,
          `  ${messages.call} calls, ${messages.reminder} reminders, ${messages.overdue} overdue, ${messages.escalation} to organisations`,
        ];
  if (withoutAddress > 0) lines.push(`  ${withoutAddress} without address: grendel notices outbox`);
  if (held > 0) lines.push(`  ${held} more are due and wait: so many go out in an hour`);
  if (next !== null)
    lines.push(style.paint('quiet', `  Next due ${next.slice(0, 16).replace('T', ' ')} UTC`));
  return lines;
}

/** Names come from an MDM, and whatever is in them is made visible. */
export const outboxText = (
  style: Style,
  messages: readonly ShownMessage[],
  about: ReadonlyMap<string, ShownNotice['items']>,
): readonly string[] =>
  messages.length === 0
    ? ['Nothing lies in the outbox.']
    : messages.flatMap(({ id, kind, holder, devices, because: code }) => [
        `${style.paint('strong', style.show(holder ?? 'holder unknown'))}${devices.length === 0 ? '' : `, ${style.show(devices.join(', '))}`}`,
        `  ${kind}; ${because(code)}`,
        style.paint('quiet', `  ${id}`),
        // Whose phone that is can be found out by its findings alone.
        ...(holder !== null || devices.length > 0
          ? []
          : (about.get(id) ?? []).map(({ finding }) => `  about finding ${finding}`)),
      ]);
