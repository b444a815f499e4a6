import type { Platform } from '../core/catalogue.ts';
import type { NoticeRules } from '../core/notices/rules.ts';
import { formatsOf } from './formats.ts';
import type { Notice, NoticeApp, NoticeDevice } from './notice.ts';
import { nameIn } from './plain.ts';
import { reasonLines } from './reason-lines.ts';
import { wordsOf, type Ask, type Words } from './words.ts';

/** What a message or a page says, before it is text or markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly href: string };

/**
 * What is there, why, until when, how to remove it, and what happens next. `mail`: names no app that would tell love life, faith or
 * health, and has one link, the holder's own page. `page`: names all, and links to the sources.
 */
export function noticeBody(notice: Notice, where: 'mail' | 'page'): readonly Block[] {
  const words = wordsOf(notice.language);
  const all = notice.devices.flatMap((device) => device.apps);
  const apps = all.filter(({ over }) => over === null);
  return [
    paragraph(
      words.opening({
        organisation: nameIn(notice.organisation),
        policy: nameIn(notice.rules.title[notice.language] ?? ''),
        apps: all.length,
      }),
    ),
    ...notice.devices.flatMap((device) => deviceBlocks(device, notice, where)),
    ...(apps.length === 0 ? [] : toDo(notice, apps, words)),
    ...(where === 'mail' ? link(notice, words) : []),
    ...contactBlocks(notice.rules.contact, words),
    paragraph(words.privacy),
  ];
}

const toDo = (notice: Notice, apps: readonly NoticeApp[], words: Words): readonly Block[] => [
  ...removing(apps, words),
  ...next(notice, apps, words),
  heading(words.otherwise.title),
  paragraph(words.otherwise.need),
  paragraph(words.otherwise.wrong),
];

export function askOf(apps: readonly Pick<NoticeApp, 'measure'>[]): Ask {
  return apps.every(({ measure }) => measure === 'advise') ? 'request' : 'order';
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });

function deviceBlocks(
  device: NoticeDevice,
  notice: Notice,
  where: 'mail' | 'page',
): readonly Block[] {
  const words = wordsOf(notice.language);
  return [
    heading(device.name === null ? words.phone : nameIn(device.name)),
    ...device.apps.flatMap((app): readonly Block[] => {
      const isHidden = app.sensitive && where === 'mail';
      if (app.over !== null)
        return [
          heading(isHidden ? words.someApp : nameIn(app.name), 3),
          paragraph(words.over[app.over]),
        ];
      return [
        heading(isHidden ? words.someApp : nameIn(app.name), 3),
        paragraph(askIn(app, notice)),
        ...(app.kind === 'reminder' ? [paragraph(words.still)] : []),
        ...(app.secondCopy ? [paragraph(words.secondCopy)] : []),
        ...(isHidden
          ? [paragraph(words.seePage)]
          : reasonLines(app.reason, notice.language, where)),
      ];
    }),
  ];
}

function askIn(app: NoticeApp, { language }: Notice): string {
  const words = wordsOf(language);
  const ask = askOf([app]);
  if (app.deadline === null) return words.ask[ask];
  const day = formatsOf(language).day(app.deadline);
  return (app.kind === 'overdue' ? words.wasDue : words.askBy)[ask](day);
}

function removing(apps: readonly NoticeApp[], { removing: words }: Words): readonly Block[] {
  const has = (platform: Platform): boolean =>
    apps.some((app) => app.platform === null || app.platform === platform);
  const twice = apps.some(({ secondCopy }) => secondCopy);
  return [
    heading(words.title),
    ...(['ios', 'android'] as const).filter(has).flatMap((platform): readonly Block[] => {
      const more = platform === 'android' && twice ? [words.secondCopyStep] : [];
      const items = [...words.steps[platform], ...more];
      return [heading(words.platform[platform], 3), { kind: 'steps', items }];
    }),
    ...(has('android') ? [paragraph(words.preinstalled)] : []),
  ];
}

function next(notice: Notice, apps: readonly NoticeApp[], { next: words }: Words) {
  const ages = notice.devices.map(({ listAgeHours }) => listAgeHours);
  const late = Math.ceil(Math.max(0, ...ages) / 24);
  const escalates = apps.some(
    ({ measure }) => notice.rules.measures[measure].escalateAfterDays !== null,
  );
  const isBlocked = apps.some(({ measure }) => measure === 'prevent');
  return [
    heading(words.title),
    ...(ages.some((age) => age < 24) ? [paragraph(words.reports)] : []),
    ...(late > 0 ? [paragraph(words.reportsLate(late))] : []),
    paragraph(words.sayRemoved),
    paragraph(words.access),
    paragraph(escalates ? words.contactHears : words.nobodyElse),
    ...(isBlocked ? [paragraph(words.thenBlocked)] : []),
  ];
}

function link({ link: href, linkUntil, language }: Notice, words: Words): readonly Block[] {
  return [
    heading(words.linkTitle),
    paragraph(words.link(formatsOf(language).day(linkUntil))),
    { kind: 'link', label: words.linkLabel, href },
  ];
}

/** Whom to call; `named` null: the service desk. */
export function contactBlocks(
  named: NoticeRules['contact'],
  { contact: words }: Words,
): readonly Block[] {
  if (named === null) return [heading(words.title), paragraph(words.desk)];
  return [
    heading(words.title),
    paragraph(words.named(nameIn(named.name))),
    ...(named.phone === null ? [] : [paragraph(words.phone(nameIn(named.phone)))]),
    ...(named.email === null ? [] : [paragraph(words.email(nameIn(named.email)))]),
  ];
}
