import { answerNotice } from '../../actions/notices/answer.ts';
import { answersOf } from '../../actions/notices/answers-of.ts';
import { callHolders } from '../../actions/notices/call.ts';
import { callSome } from '../../actions/notices/call-some.ts';
import { decideNotice, noticeIn, settleAnswer } from '../../actions/notices/decide.ts';
import type { NoticeServer } from '../../actions/notices/door.ts';
import { readOutbox, takeMessage } from '../../actions/notices/outbox.ts';
import { viewNotice, type HolderView } from '../../actions/notices/page.ts';
import type { StoredNotice } from '../../actions/notices/stored.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import type { ExceptionId, StoredException } from '../../actions/exceptions/stored.ts';
import { isOrganisationWithin } from '../../actions/scope.ts';
import { dayOf, done, refused } from '../../actions/server.ts';
import type {
  HolderApp,
  HolderDecision,
  HolderPage,
  NoticesActions,
  ShownNotice,
} from '../../api/notices-actions.ts';
import type { Day } from '../../core/day.ts';
import { plusDays } from '../../core/day.ts';
import type { Language } from '../../core/notices/rules.ts';
import { previewOf } from './preview.ts';
import { writeMail, writePage, type Writing } from './render.ts';

export type BoundToNotices = {
  readonly server: NoticeServer & ExceptionServer;
  readonly writing: Writing;
};

/** What the doors ask for about notices, bound to what it needs. */
export function bindNoticesActions({ server, writing }: BoundToNotices): NoticesActions {
  const { store } = server;
  const withItems = async (rows: readonly StoredNotice[]): Promise<readonly ShownNotice[]> => {
    const items = await store.notices.items(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, items: items.filter(({ notice }) => notice === row.id) }));
  };
  return {
    async notices({ scope }, filter, page) {
      const { rows, next } = await store.notices.notices({ ...filter, scope }, page);
      return { rows: await withItems(rows), next };
    },
    async notice(context, id) {
      const notice = await noticeIn(store, context, id);
      const [shown] = notice === null ? [] : await withItems([notice]);
      return shown ? done(shown) : refused('unknown-notice');
    },
    async preview({ scope }, { policy, ...asked }) {
      const book = writing.rulebook();
      const tree = await store.tree();
      const [root] = tree.tops;
      const held =
        policy ?? (await store.assignments()).find((one) => one.organisation === root)?.policy;
      if (held === undefined || book.policy(held) === null) return refused('unknown-policy');
      if (asked.app !== null && !book.catalogue.apps.some(({ id }) => id === asked.app))
        return refused('unknown-app');
      const organisation = tree.organisations.get(scope[0] ?? root ?? ('' as never))?.name ?? '';
      const shown = previewOf(writing, book, held, asked, organisation, server.clock());
      return shown === null ? refused('unknown-app') : done(shown);
    },
    counts: ({ scope }) => store.notices.counts(scope),
    async call(context, { organisation, ...asked }) {
      if (organisation !== null && !(await isOrganisationWithin(store, context, organisation)))
        return refused('unknown-organisation');
      const scope = organisation === null ? context.scope : [organisation];
      return done(await callHolders(server, context, { scope, origin: 'request', ...asked }));
    },
    callSome: (context, findings, asked) => callSome(server, context, findings, asked),
    decide: (context, id, verdict, why) => decideNotice(server, context, id, verdict, why),
    outbox: (context, page) => readOutbox(server, context, page),
    async message(context, id) {
      const taken = await takeMessage(server, context, id);
      return taken.ok ? done(taken.value.bytes) : taken;
    },
    answers: (context, finding, how) => answersOf(server, context, finding, how),
    settle: (context, finding, why) => settleAnswer(server, context, finding, why),
    holder: {
      async view(token, language) {
        const view = await viewNotice(server, token);
        return view.ok ? done(await pageOf({ server, writing }, view.value, language)) : view;
      },
      async answer(token, answer) {
        return answerNotice(server, token, answer);
      },
    },
  };
}

async function pageOf(
  { server, writing }: BoundToNotices,
  { data, answers, exceptions }: HolderView,
  wanted: Language | null,
): Promise<HolderPage> {
  const { notice, organisation, devices } = data;
  const language = wanted ?? notice.language;
  const inIt = { ...data, notice: { ...notice, language } };
  const policy = writing.rulebook().policy(notice.policy);
  const names = new Map(writing.rulebook().catalogue.apps.map((one) => [one.id, one.name]));
  const today = dayOf(server.clock());
  const asked = new Map<string, StoredException>();
  for (const { exception } of answers) {
    const one =
      exception === null ? null : await server.store.exceptions.exception(exception as ExceptionId);
    if (exception !== null && one !== null) asked.set(exception, one);
  }
  const apps = Map.groupBy(
    devices.flatMap((device) => device.apps),
    ({ finding }) => finding.app,
  );
  return {
    language,
    languages: policy?.notices.languages ?? [notice.language],
    subject: writeMail(writing, inIt).subject,
    organisation,
    devices: devices.flatMap(({ name }) => name ?? []),
    apps: [...apps].map(([app, [first, ...rest]]): HolderApp => {
      if (first === undefined) throw new Error('an app without a finding');
      const open = [first, ...rest].filter(({ finding }) => finding.state !== 'closed');
      // What was answered of a finding that is closed since counts where nothing else was.
      const answer = [...open, first, ...rest].flatMap(
        ({ finding: { id } }) => answers.find(({ finding }) => finding === id) ?? [],
      )[0];
      const exception = asked.get(answer?.exception ?? '');
      return {
        name: names.get(app) ?? app,
        measure: first.measure,
        deadline: first.deadline,
        kind: first.kind,
        findings: open.map(({ finding }) => finding.id),
        answer:
          answer === undefined
            ? null
            : {
                kind: answer.kind,
                at: answer.at,
                replaced: answer.again,
                number: exception?.number ?? null,
                decided: exception === undefined ? null : decisionOn(exception),
              },
      };
    }),
    html: writePage(writing, inIt),
    today,
    linkUntil: notice.linkUntil.slice(0, 10) as Day,
    exceptions: {
      grounds: exceptions.grounds,
      mitigations: exceptions.mitigations,
      latest: exceptions.maxDays === null ? null : plusDays(today, exceptions.maxDays - 1),
    },
  };
}

function decisionOn(exception: StoredException): HolderDecision | null {
  const { state, until, decided, ended, asked } = exception;
  if (state === 'asked' || state === 'advised') return null;
  if (state === 'granted' || state === 'in-force')
    return { as: 'granted', day: plusDays(until, -1) };
  return { as: state, day: dayOf(ended ?? decided ?? asked) };
}
