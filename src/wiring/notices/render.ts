import type { MessageApp, MessageData, MessageDevice } from '../../actions/notices/message.ts';
import type { Mail } from '../../actions/notices/mail.ts';
import type { Rulebook } from '../../actions/rulebook.ts';
import type { StoredKind } from '../../actions/notices/stored.ts';
import type { HolderNoticeKind } from '../../core/notices/notice.ts';
import type { Day } from '../../core/day.ts';
import { bodyHtml } from '../../notices/as-html.ts';
import { noticeBody } from '../../notices/body.ts';
import { endingMail } from '../../notices/ending.ts';
import { escalationMail, noticeMail } from '../../notices/mail.ts';
import type { Ending, Notice, NoticeApp } from '../../notices/notice.ts';
import { reasonOf } from '../../notices/reason.ts';

export type Writing = {
  readonly rulebook: () => Rulebook;
  /** Of the server, without a slash at its end. */
  readonly base: () => string;
  readonly listAge: (mdm: string) => number;
};

export function writeMail(
  writing: Writing,
  data: MessageData,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { notice, organisation, counted } = data;
  if (notice.kind === 'exception-ending') return endingMail(endingOf(writing, data));
  if (notice.recipient === 'holder') return noticeMail(noticeOf(writing, data));
  return escalationMail({
    language: notice.language,
    organisation,
    holders: counted.holders,
    devices: counted.devices,
    apps: counted.findings,
    deadline: counted.deadline,
  });
}

/** The body of the holder's page. */
export const writePage = (writing: Writing, data: MessageData): string =>
  bodyHtml(noticeBody(noticeOf(writing, data), 'page'));

function noticeOf(writing: Writing, data: MessageData): Notice {
  const { notice, organisation, devices, link } = data;
  const rules = writing.rulebook().policy(notice.policy)?.notices;
  if (rules === undefined) throw new Error('a notice under a policy that is not here');
  return {
    language: notice.language,
    kind: kindOf(notice.kind),
    organisation,
    devices: devices.map((device) => ({
      name: device.name,
      listAgeHours: writing.listAge(device.mdm),
      apps: device.apps.map((app) => appOf(writing, notice.policy, app)),
    })),
    link: `${writing.base()}/h/${link}`,
    linkUntil: notice.linkUntil.slice(0, 10) as Day,
    rules,
  };
}

/** What a holder's page says of a finding whose organisation was told. */
const kindOf = (kind: StoredKind): HolderNoticeKind =>
  kind === 'escalation' || kind === 'exception-ending' ? 'overdue' : kind;

function endingOf({ rulebook }: Writing, { notice, organisation, ending }: MessageData): Ending {
  const { catalogue, policy } = rulebook();
  const name = ending?.app && catalogue.apps.find(({ id }) => id === ending.app)?.name;
  return {
    language: notice.language,
    organisation,
    contact: policy(notice.policy)?.notices.contact ?? null,
    ends: ending && { number: ending.number, last: ending.last, app: name ?? null },
  };
}

function appOf(
  { rulebook }: Writing,
  policy: string,
  { finding, kind, measure, deadline }: MessageDevice['apps'][number] & MessageApp,
): NoticeApp {
  const book = rulebook();
  const app = book.catalogue.apps.find(({ id }) => id === finding.app);
  const names = new Map(book.catalogue.entities.map((one) => [one.id, one.name]));
  const verdict = app === undefined ? null : book.assessment(policy).verdict(finding.app);
  return {
    name: app?.name ?? finding.app,
    sensitive: (app?.sensitive ?? '') !== '',
    kind: kindOf(kind),
    measure,
    deadline,
    platform: finding.platform,
    secondCopy: finding.secondCopy,
    reason: verdict === null ? null : reasonOf(verdict, (id) => names.get(id) ?? id),
    over: finding.state === 'closed' ? (finding.because ?? 'removed') : null,
  };
}
