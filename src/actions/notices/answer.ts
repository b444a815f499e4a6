import type { Day } from '../../core/day.ts';
import type { Finding, FindingId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { AnswerKind } from '../../core/notices/notice.ts';
import type { Language } from '../../core/notices/rules.ts';
import { askWithin, exceptionFormOf, type AskCode } from '../exceptions/ask.ts';
import type { ExceptionServer } from '../exceptions/door.ts';
import { recorded, type Decided, type Said } from '../recorded.ts';
import { BY_ITSELF, done, refused, type Commitment, type Outcome } from '../server.ts';
import type { Changing } from '../store.ts';
import type { NoticeServer } from './door.ts';
import { noticeBehind } from './link.ts';
import type { AnswerId, StoredAnswer, StoredNotice } from './stored.ts';

export type HolderAnswer = {
  /** Those of the notice that it is about; empty: all that are not closed. */
  readonly findings: readonly FindingId[];
  /** The language in which they read and wrote. */
  readonly language: Language;
} & (
  | { readonly kind: 'removed' | 'not-mine' }
  | { readonly kind: 'disputed'; readonly words: string }
  | {
      readonly kind: 'needed';
      /** One that the policy names. */
      readonly ground: string;
      /** The main task that needs the app. */
      readonly task: string;
      /** Up to, not including. */
      readonly until: Day;
    }
);
export type Answered = {
  readonly kind: AnswerKind;
  /** An earlier answer was taken back by it. */
  readonly replaced: boolean;
  /** Of the exception that was asked with it. */
  readonly exception: number | null;
};
export type AnswerCode =
  | 'unknown-link'
  | 'unknown-finding'
  | 'finding-closed'
  | 'several-apps'
  | 'no-words'
  | Exclude<AskCode, 'idempotency-key-reused'>;

/** What a holder says, through the link of a notice. It stands in the place of what they said before. */
export async function answerNotice(
  server: NoticeServer & ExceptionServer,
  token: string,
  given: HolderAnswer,
): Promise<Outcome<Answered, AnswerCode>> {
  const { store, clock } = server;
  const seen = await noticeBehind(server, store, token, clock());
  if (seen === null) return refused('unknown-link');
  const context = { ...BY_ITSELF, actor: `holder:${seen.holderId}` };
  const answered = await recorded<Answered, AnswerCode>(server, context, async (tables, at) => {
    const notice = await noticeBehind(server, tables, token, at);
    if (notice === null) return refused('unknown-link');
    const about = await findingsOf(tables, notice, given.findings);
    if (!about.ok) return about;
    const along = await alongWith(server, tables, at, given, about.value);
    if (!along.ok) return along;
    const { said, text, exception, number } = along.value;
    const answers = about.value.map(({ id }): StoredAnswer => ({
      id: server.newId() as AnswerId,
      notice: notice.id,
      finding: id,
      kind: given.kind,
      // The task of an exception is the exception's, and lives as long as that.
      words: given.kind === 'disputed' ? (text?.commitment ?? null) : null,
      exception,
      at,
      settled: null,
      replaced: null,
    }));
    const replaced = (await tables.notices.answer(answers, given.language)) > 0;
    const value = { kind: given.kind, replaced, exception: number };
    const all = [...answers.map((one) => saidOf(one, notice, replaced)), ...said];
    return done({ value, said: all, ...(text === null ? {} : { text }) });
  });
  if (!answered.ok && answered.code === 'idempotency-key-reused')
    throw new Error('an answer has no idempotency key');
  return answered as Outcome<Answered, AnswerCode>;
}

/** Of the notice, and still of a device of this holder. */
async function findingsOf(
  tables: Changing,
  notice: StoredNotice,
  asked: readonly FindingId[],
): Promise<Outcome<readonly Finding[], 'unknown-finding' | 'finding-closed'>> {
  const theirs = new Set((await tables.notices.devices(notice.id)).map(({ device }) => device));
  const found = (await tables.notices.found(notice.id))
    .map(({ finding }) => finding)
    .filter(({ device }) => theirs.has(device));
  if (asked.some((id) => !found.some((one) => one.id === id))) return refused('unknown-finding');
  const about = found.filter(({ id }) => asked.length === 0 || asked.includes(id));
  const open = about.filter(({ state }) => state !== 'closed');
  return open.length === 0 ? refused('finding-closed') : done(open);
}

type Along = {
  readonly said: readonly Said[];
  readonly text: Commitment | null;
  readonly exception: string | null;
  readonly number: number | null;
};
const NOTHING: Along = { said: [], text: null, exception: null, number: null };

/** What is kept beside the answer: their words, the exception that they ask for. */
async function alongWith(
  server: NoticeServer & ExceptionServer,
  tables: Changing,
  at: Instant,
  given: HolderAnswer,
  findings: readonly Finding[],
): Promise<Outcome<Along, AnswerCode>> {
  if (given.kind === 'disputed') {
    const words = given.words.trim();
    if (words === '') return refused('no-words');
    return done({ ...NOTHING, text: server.ledger.commit('text', words) });
  }
  if (given.kind !== 'needed') return done(NOTHING);
  const [first] = findings;
  if (first === undefined || findings.some(({ app }) => app !== first.app))
    return refused('several-apps');
  const { mitigations } = await exceptionFormOf(server, tables, first.organisation);
  const asked = await askWithin(
    server,
    tables,
    at,
    { kind: 'holder' },
    {
      findings: findings.map(({ id }) => id),
      app: null,
      devices: [],
      group: null,
      ground: given.ground,
      task: given.task,
      // What the policy asks for in any case stands on the page, and whoever asks agrees to it.
      mitigations,
      from: null,
      until: given.until,
      restricted: false,
    },
  );
  if (!asked.ok)
    return asked.code === 'idempotency-key-reused' ? bug() : refused(asked.code, asked.facts);
  const { value, said, text } = asked.value;
  return done({ said, text: committed(text), exception: value.id, number: value.number });
}

function committed(text: Decided<unknown>['text']): Commitment {
  if (text === undefined || typeof text === 'string') return bug();
  return text;
}

function bug(): never {
  throw new Error('an exception was asked with a key, or without a task');
}

const saidOf = (
  { finding, kind }: StoredAnswer,
  { id, holder, policy, organisation }: StoredNotice,
  replaced: boolean,
): Said => ({
  action: 'finding.answered',
  object: `finding:${finding}`,
  result: kind,
  origin: `notice:${id}`,
  policy,
  details: { holder, organisation, replaced },
});
