import type { StoredNotice } from '../../actions/notices/stored.ts';
import type { MessageData } from '../../actions/notices/message.ts';
import type { Rulebook } from '../../actions/rulebook.ts';
import { plusDays, type Day } from '../../core/day.ts';
import type { Finding } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { PreviewAsked } from '../../api/notices-actions.ts';
import { writeMail, writePage, type Writing } from './render.ts';

export type Previewed = {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** The body of the holder's page; null where the message goes to an organisation, or to whoever asked. */
  readonly page: string | null;
};

/** A message as holders get it, about an app that is prohibited and a phone that nobody has. Null: nothing is prohibited. */
export function previewOf(
  writing: Writing,
  book: Rulebook,
  policy: string,
  { kind, measure, language, app: asked }: PreviewAsked,
  organisation: string,
  at: Instant,
): Previewed | null {
  const app = asked ?? firstProhibited(book, policy);
  if (app === null) return null;
  const today = at.slice(0, 10) as Day;
  const clock = book.policy(policy)?.notices.measures[measure];
  const days = clock?.deadlineDays ?? null;
  const deadline =
    days === null
      ? null
      : plusDays(today, kind === 'call' ? days : kind === 'reminder' ? Math.ceil(days / 2) : -1);
  const toHolder = kind !== 'escalation' && kind !== 'exception-ending';
  const notice = {
    id: 'preview',
    recipient: toHolder ? 'holder' : kind === 'escalation' ? 'organisation' : 'person',
    kind,
    policy,
    language,
    linkUntil: plusDays(today, 90) as string as Instant,
  } as StoredNotice;
  const finding = {
    app,
    platform: 'ios',
    secondCopy: false,
    state: 'called',
  } as Finding;
  const itemKind = kind === 'exception-ending' ? 'call' : kind;
  const data: MessageData = {
    notice,
    organisation,
    devices: [{ name: NO_PHONE, mdm: '', apps: [{ finding, kind: itemKind, measure, deadline }] }],
    counted: { holders: 3, devices: 3, findings: 4, deadline },
    ending:
      kind === 'exception-ending'
        ? { number: 1, last: plusDays(today, 14), app, isOver: false }
        : null,
    address: null,
    holder: null,
    link: 'preview',
  };
  return { ...writeMail(writing, data), page: toHolder ? writePage(writing, data) : null };
}

const NO_PHONE = 'iPhone 0000';

/** The first by name that does not tell love life, faith or health. */
function firstProhibited(book: Rulebook, policy: string): AppId | null {
  const prohibited = book.apps([policy], 'prohibited');
  const [first] = book.catalogue.apps
    .filter(({ id, sensitive }) => sensitive === '' && prohibited.has(id))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return first?.id ?? null;
}
