import { mailHtml } from './as-html.ts';
import { bodyText } from './as-text.ts';
import { askOf, noticeBody, type Block } from './body.ts';
import { formatsOf } from './formats.ts';
import type { Escalation, Notice } from './notice.ts';
import { nameIn } from './plain.ts';
import { wordsOf } from './words.ts';

export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

/** The message to a holder. Its subject is one of a few sentences and holds nothing from outside. */
export function noticeMail(notice: Notice): MailText {
  const { language, kind, devices } = notice;
  const subject = wordsOf(language).subject[askOf(devices.flatMap(({ apps }) => apps))][kind];
  const blocks = noticeBody(notice, 'mail');
  return {
    subject,
    text: bodyText(subject, blocks),
    html: mailHtml(language, subject, blocks),
  };
}

/** The message to an organisation's contact: how many, nobody by name, and no app. */
export function escalationMail(told: Escalation): MailText {
  const { language, holders, devices, apps, deadline } = told;
  const words = wordsOf(language).escalation;
  const organisation = nameIn(told.organisation);
  const day = deadline === null ? null : formatsOf(language).day(deadline);
  const blocks = [
    words.counts({ organisation, holders, devices, apps }),
    ...(day === null ? [] : [words.since(day)]),
    words.told,
    words.whatToDo,
    words.noNames,
  ].map((text): Block => ({ kind: 'paragraph', text }));
  return {
    subject: words.subject,
    text: bodyText(words.subject, blocks),
    html: mailHtml(language, words.subject, blocks),
  };
}
