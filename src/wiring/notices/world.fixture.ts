import { callHolders } from '../../actions/notices/call.ts';
import type { NoticeServer } from '../../actions/notices/door.ts';
import type { Delivery, Mail, Mailer } from '../../actions/notices/mail.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import { sendDue } from '../../actions/notices/send.ts';
import type { StoredNotice } from '../../actions/notices/stored.ts';
import type { Context } from '../../actions/server.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { newGovernment, NL, type Government } from '../government.fixture.ts';
import { linkOf, noticeOf } from './links.ts';

/** For tests only: a government that calls its holders, and a mail server that does what a test says. */
export type Calling = Government & {
  readonly notices: NoticeServer & ExceptionServer;
  readonly sent: Mail[];
  /** What the mail server does with the next messages; then it takes them. */
  readonly answers: (Delivery | Promise<Delivery>)[];
  readonly call: (
    more?: Partial<Parameters<typeof callHolders>[2]>,
  ) => ReturnType<typeof callHolders>;
  readonly deliver: () => Promise<number>;
  readonly all: () => Promise<readonly StoredNotice[]>;
  readonly administrator: Context;
};

/** A working day, in open hours everywhere. */
const THURSDAY = '2026-11-26T10:00:00.000Z';

export async function newCalling({
  mailer = true,
}: { readonly mailer?: boolean } = {}): Promise<Calling> {
  const state = await newGovernment();
  const groups = [
    {
      id: 'everyone',
      who: '',
      phases: [{ measure: 'remove' as const, from: '2026-01-01' as never }],
      regime: 'deny-list' as const,
    },
  ];
  const exceptions = { ...NL.exceptions, grounds: ['intelligence'], maxDays: 90 };
  state.setRules({ policies: [{ ...NL, groups, exceptions }] });
  state.setClock(THURSDAY);
  const links = newKeyRing();
  const sent: Mail[] = [];
  const answers: (Delivery | Promise<Delivery>)[] = [];
  const fake: Mailer = {
    async send(mail) {
      const answer = await (answers.shift() ?? { kind: 'accepted' });
      if (answer.kind === 'accepted') sent.push(mail);
      return answer;
    },
  };
  const names = state.pseudonyms('holder');
  const server: NoticeServer & ExceptionServer = {
    ...state.server,
    // The rules change under a test.
    rules: () => state.server.rules(),
    openContact: state.openContact,
    openText: state.openText,
    notices: {
      names: (who) =>
        names({ key: who, serial: null }).map(({ key, pseudonym }) => ({
          key,
          name: pseudonym.toHex(),
        })),
      openContact: state.openContact,
      linkKey: () => links.pseudonym[0].number,
      linkOf: (notice, key) => linkOf(links, notice, key),
      noticeOf: (token) => noticeOf(links, token),
      words: state.openText,
      mailer: mailer ? fake : null,
      compose: async ({ to, subject, text }) =>
        new TextEncoder().encode(`To: ${to ?? ''}\r\nSubject: ${subject}\r\n\r\n${text}`),
      perMinute: 60,
      mailDomain: 'ministry.example',
      listAge: () => 0,
      write: ({ devices, link, counted }) => ({
        subject: 'About your work phone',
        text: [
          ...devices.flatMap(({ name, apps }) =>
            apps.map(
              ({ finding, kind, deadline }) => `${name}: ${kind} ${finding.app} ${deadline}`,
            ),
          ),
          `${counted.findings} findings`,
          link,
        ].join('\n'),
        html: null,
      }),
    },
  };
  const context = { ...state.ann };
  return {
    ...state,
    notices: server,
    sent,
    answers,
    administrator: context,
    call: (more = {}) =>
      callHolders(server, context, {
        scope: null,
        dryRun: false,
        atAnyHour: false,
        origin: 'request',
        ...more,
      }),
    deliver: () => sendDue(server, { owner: server.newId(), signal: new AbortController().signal }),
    all: async () =>
      (await state.store.notices.notices({ scope: [state.root] }, { before: null, limit: 1000 }))
        .rows,
  };
}

export const token = (mail: Mail | undefined): string => mail?.text.split('\n').at(-1) ?? '';
