import type { NoticeId, StoredNotice } from '../actions/notices/stored.ts';
import type { AnswerId, StoredAnswer } from '../actions/notices/stored.ts';
import { done, refused } from '../actions/server.ts';
import type { Day } from '../core/day.ts';
import type { FindingId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { HolderPage, NoticesActions, ShownNotice } from './notices-actions.ts';
import { MINISTRY, once, TIKTOK, type World } from './world.fixture.ts';

export const NOTICE = '00000000-0000-4000-8000-000000000090' as NoticeId;
/** As a real one: 43 signs. */
export const LINK = 'L'.repeat(43);
const AT = '2026-11-24T08:00:00Z' as Instant;

const stored: StoredNotice = {
  id: NOTICE,
  recipient: 'holder',
  holderId: null,
  organisation: MINISTRY,
  kind: 'call',
  state: 'perhaps-sent',
  because: 'process-ended',
  policy: 'nl',
  language: 'nl',
  planned: AT,
  sendAfter: AT,
  tries: 0,
  messageId: null,
  changed: AT,
  linkKey: 1,
  linkUntil: '2027-02-01T08:00:00Z' as Instant,
  holder: null,
  person: null,
  exception: null,
};

const looked: StoredAnswer = {
  id: '00000000-0000-4000-8000-000000000091' as AnswerId,
  notice: NOTICE,
  finding: NOTICE as string as FindingId,
  kind: 'not-mine',
  words: null,
  exception: null,
  at: AT,
  settled: AT,
  replaced: null,
};

/** For tests only: one notice, about the first and the third finding; what is answered is kept. */
export function fakeNotices(world: World): NoticesActions {
  const [first, , third] = world.findings.map(({ id }) => id);
  const ids = [first, third].filter((id): id is FindingId => id !== undefined);
  let notice = stored;
  const answers: StoredAnswer[] = [];
  const standing = () => answers.filter(({ replaced }) => replaced === null);
  const shown = (): ShownNotice => ({
    ...notice,
    items: ids.map((finding) => ({
      notice: NOTICE,
      finding,
      kind: 'call',
      measure: 'remove',
      deadline: '2026-12-08' as Day,
    })),
  });
  const known = (id: string): boolean => world.findings.some((one) => one.id === id);
  const page = (language: HolderPage['language']): HolderPage => ({
    language,
    languages: ['nl', 'en', 'fr', 'de'],
    subject: 'Over een app op uw werktelefoon',
    organisation: 'Ministry of Bridges',
    devices: ['iPhone-7'],
    apps: [
      ['TikTok', first],
      ['<Grindr> & co', third],
    ].map(([name = '', finding]) => {
      const answer = standing().find((one) => one.finding === finding);
      return {
        name,
        measure: 'remove',
        deadline: '2026-12-08' as Day,
        kind: 'call',
        findings: [finding as FindingId],
        answer: answer
          ? {
              kind: answer.kind,
              at: answer.at,
              replaced: answers.length > standing().length,
              number: null,
              decided: null,
            }
          : null,
      };
    }),
    html: '<p>Why, and how to remove it.</p>',
    today: '2026-11-24' as Day,
    linkUntil: '2027-02-01' as Day,
    exceptions: {
      grounds: ['intelligence', 'a-word-of-its-own'],
      mitigations: ['separate-device'],
      latest: '2027-02-21' as Day,
    },
  });
  return {
    notices: async (_, filter) => {
      const isIn = filter.states === undefined || filter.states.includes(notice.state);
      const isOf = filter.finding === undefined || ids.includes(filter.finding);
      return { rows: isIn && isOf ? [shown()] : [], next: null };
    },
    notice: async (_, id) => (id === NOTICE ? done(shown()) : refused('unknown-notice')),
    counts: async () => [
      {
        organisation: MINISTRY,
        kind: 'call',
        state: notice.state,
        because: notice.because,
        count: 1,
      },
    ],
    async preview(_, { policy, app }) {
      if (policy !== null && policy !== 'nl') return refused('unknown-policy');
      if (app !== null && app !== TIKTOK) return refused('unknown-app');
      return done({ subject: 'Remove an app', text: 'TikTok', html: null, page: null });
    },
    async call(_, { organisation }) {
      if (organisation !== null && !world.organisations.some(({ id }) => id === organisation))
        return refused('unknown-organisation');
      const messages = { call: 0, reminder: 0, overdue: 0, escalation: 0 };
      return done({ at: AT, messages, findings: 0, withoutAddress: 0, held: 0, next: null });
    },
    async callSome(_, findings) {
      const items = findings.map((finding) => ({
        finding,
        outcome: 'unknown-finding' as const,
        waits: null,
      }));
      return { items, messages: 0, findings: 0 };
    },
    decide: (context, id, verdict) =>
      once(world, context, () => {
        if (id !== NOTICE) return refused('unknown-notice');
        if (notice.state !== 'perhaps-sent')
          return refused('notice-in-other-state', { state: notice.state });
        const state = { bounced: 'bounced', delivered: 'sent', resend: 'planned' } as const;
        notice = { ...notice, state: state[verdict], because: 'said-by-person' };
        return done(notice);
      }),
    outbox: async () => ({
      messages: [
        { notice, holder: 'Alex Example', address: null, devices: ['iPhone-7'], subject: 'About' },
      ],
      next: null,
    }),
    message: async (_, id) =>
      id === NOTICE ? done(Buffer.from('Subject: About\r\n\r\nIt')) : refused('unknown-notice'),
    answers: async (_, finding, { named }) =>
      known(finding)
        ? done(
            answers
              .filter((one) => one.finding === finding)
              .map((one) => ({ ...one, text: named ? 'as they wrote' : null })),
          )
        : refused('unknown-finding'),
    settle: (context, finding) =>
      once(world, context, () => {
        if (!known(finding)) return refused('unknown-finding');
        return finding === first ? done({ ...looked, finding }) : refused('no-answer');
      }),
    holder: {
      view: async (token, language) =>
        token === LINK ? done(page(language ?? 'nl')) : refused('unknown-link'),
      async answer(token, given) {
        if (token !== LINK) return refused('unknown-link');
        if (given.findings.some((id) => !ids.includes(id))) return refused('unknown-finding');
        if (given.kind === 'needed' && given.findings.length !== 1) return refused('several-apps');
        if (given.kind === 'needed' && given.until > '2027-02-22')
          return refused('ends-too-late', { days: 90 });
        if (given.kind === 'disputed' && given.words.trim() === '') return refused('no-words');
        const at = world.now();
        const about = given.findings.length === 0 ? ids : given.findings;
        const before = standing().filter(({ finding }) => about.includes(finding));
        for (const one of before) answers.splice(answers.indexOf(one), 1, { ...one, replaced: at });
        for (const finding of about)
          answers.push({
            id: world.newId() as AnswerId,
            notice: NOTICE,
            finding,
            kind: given.kind,
            words: given.kind === 'disputed' ? 'sha256:x' : null,
            exception: null,
            at,
            settled: null,
            replaced: null,
          });
        return done({ kind: given.kind, replaced: before.length > 0, exception: null });
      },
    },
  };
}
