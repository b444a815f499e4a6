import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Day } from '../core/day.ts';
import { NOTICE_RULES } from '../core/notices/rules.fixture.ts';
import { LANGUAGES } from '../core/notices/rules.ts';
import { bodyHtml } from './as-html.ts';
import { noticeBody } from './body.ts';
import { escalationMail, noticeMail } from './mail.ts';
import { appOf, deviceOf, noticeOf } from './notice.fixture.ts';
import { plain } from './plain.ts';

const golden = (file: string): string =>
  readFileSync(join(import.meta.dirname, 'golden', file), 'utf8');
const inAll = (mail: ReturnType<typeof noticeMail>): string =>
  [mail.subject, mail.text, mail.html].join('\n');

for (const language of LANGUAGES)
  test(`the call in ${language} reads as it was reviewed`, () => {
    assert.equal(noticeMail(noticeOf({ language })).text, golden(`call-${language}.txt`));
  });

test('the markup of the call reads as it was reviewed', () => {
  assert.equal(noticeMail(noticeOf({ language: 'en' })).html, golden('call-en-markup.txt'));
});

test('the message to a contact reads as it was reviewed', () => {
  const { text } = escalationMail({
    language: 'en',
    organisation: 'Ministry of Examples',
    holders: 2,
    devices: 3,
    apps: 4,
    deadline: '2026-11-16' as Day,
  });
  assert.equal(text, golden('escalation-en.txt'));
});

test('FC-113 two messages built after each other are each in the language that they carry', () => {
  const [dutch, german] = [noticeOf({ language: 'nl' }), noticeOf({ language: 'de' })];
  const alone = noticeMail(german);
  noticeMail(dutch);
  assert.deepEqual(noticeMail(german), alone);
  assert.match(alone.html, /<html lang="de">/);
  assert.match(alone.text, /spätestens am Freitag, 11\. Dezember 2026/);
  assert.match(noticeMail(dutch).text, /uiterlijk vrijdag 11 december 2026/);
  assert.match(
    noticeMail(noticeOf({ language: 'fr' })).text,
    /au\s+plus\s+tard\s+le\s+vendredi 11/,
  );
  assert.match(noticeMail(noticeOf({ language: 'fr' })).text, /\(Chine\)/);
});

test('who is only asked is not ordered, in any language', () => {
  const devices = [deviceOf({ apps: [appOf({ measure: 'advise' })] })];
  const orders = { nl: /moet/, en: /have to|must/, fr: /devez/, de: /müssen sie/i };
  const requests = { nl: /verzoek/, en: /request/, fr: /demande/, de: /Bitte/ };
  for (const language of LANGUAGES) {
    const { subject, text } = noticeMail(noticeOf({ language, devices }));
    assert.doesNotMatch(text.replace(/Sie müssen dafür nichts tun/, ''), orders[language]);
    assert.match(subject, requests[language]);
    assert.match(noticeMail(noticeOf({ language })).text, orders[language]);
  }
});

test('who is asked under a rule that reports nobody reads that nobody else is told', () => {
  const asked = [deviceOf({ apps: [appOf({ measure: 'advise' })] })];
  assert.match(
    noticeMail(noticeOf({ language: 'en', devices: asked })).text,
    /Nobody else is told/,
  );
  const { text } = noticeMail(noticeOf({ language: 'en' }));
  assert.doesNotMatch(text, /Nobody else is told/);
  assert.match(text.replace(/\s+/g, ' '), /contact is told how many phones/);
  const reporting = {
    ...NOTICE_RULES,
    measures: { ...NOTICE_RULES.measures, advise: NOTICE_RULES.measures.remove },
  };
  const reported = noticeMail(noticeOf({ language: 'en', devices: asked, rules: reporting }));
  assert.doesNotMatch(reported.text, /Nobody else is told/);
});

test('a reminder says that the app is still there, and what is overdue says that the day has passed', () => {
  const mailOf = (kind: 'reminder' | 'overdue') =>
    noticeMail(
      noticeOf({ language: 'en', kind, devices: [deviceOf({ apps: [appOf({ kind })] })] }),
    );
  assert.match(mailOf('reminder').subject, /^Reminder: /);
  assert.match(
    mailOf('reminder').text,
    /You have to remove it by .+\n\nYour phone still reports it/,
  );
  assert.match(mailOf('overdue').subject, /^The day has passed: /);
  assert.match(mailOf('overdue').text, /You had to remove it by Friday, 11 December 2026/);
});

test('a call without a day names none', () => {
  const devices = [deviceOf({ apps: [appOf({ measure: 'advise', deadline: null })] })];
  const { text } = noticeMail(noticeOf({ language: 'en', devices }));
  assert.match(text, /We ask you to remove it\. This is a request/);
});

test('a second copy is said, with how to find it', () => {
  const app = appOf({ platform: 'android', secondCopy: true });
  for (const language of LANGUAGES) {
    const { text } = noticeMail(noticeOf({ language, devices: [deviceOf({ apps: [app] })] }));
    assert.match(text, /dual app|dubbele app|application double|doppelte App/);
    assert.match(text, /^4\. /m, 'a step more');
  }
});

test('steps are those of the phone, of both kinds where that is not known', () => {
  const stepsFor = (platform: 'ios' | 'android' | null) => {
    const devices = [deviceOf({ apps: [appOf({ platform })] })];
    const { text } = noticeMail(noticeOf({ language: 'en', devices }));
    return [text.includes('* iPhone or iPad'), text.includes('* Android')];
  };
  assert.deepEqual(stepsFor('ios'), [true, false]);
  assert.deepEqual(stepsFor('android'), [false, true]);
  assert.deepEqual(stepsFor(null), [true, true]);
});

test('FC-117 a phone whose list is renewed once a week is not told that it can be hurried', () => {
  const late = noticeMail(
    noticeOf({ language: 'en', devices: [deviceOf({ listAgeHours: 168 })] }),
  ).text.replace(/\s+/g, ' ');
  assert.match(late, /renewed only every 7 days, and nothing can hurry that/);
  assert.doesNotMatch(late, /let it report now/);
  const prompt = noticeMail(noticeOf({ language: 'en' })).text.replace(/\s+/g, ' ');
  assert.match(prompt, /let it report now/);
  assert.doesNotMatch(prompt, /every \d+ days/);
});

test('an app that tells love life, faith or health is named on the page alone, and so is the reason', () => {
  const app = appOf({ name: 'Heartfelt', sensitive: true });
  const notice = noticeOf({ language: 'en', devices: [deviceOf({ apps: [app] })] });
  const mail = inAll(noticeMail(notice));
  for (const word of ['Heartfelt', 'ByteDance', 'example.org/a-page', 'List of ten', 'China'])
    assert.doesNotMatch(mail, new RegExp(word));
  assert.match(mail, /said only on your own page/);
  const page = bodyHtml(noticeBody(notice, 'page'));
  for (const word of ['Heartfelt', 'ByteDance', 'List of ten', 'China'])
    assert.match(page, new RegExp(word));
});

test('a mail has one link, the holder’s own, and fetches nothing', () => {
  for (const language of LANGUAGES) {
    const notice = noticeOf({ language });
    const { text, html } = noticeMail(notice);
    assert.deepEqual(html.match(/href="[^"]*"/g), [`href="${notice.link}"`]);
    assert.deepEqual(text.match(/https?:\S+/g), [notice.link]);
    assert.doesNotMatch(html, /<(?:img|script|link|style|iframe|form)|\bsrc=|url\(/i);
  }
});

test('the markup has a title, a language, one first heading and no level left out', () => {
  const { html } = noticeMail(noticeOf());
  assert.match(html, /<html lang="nl">/);
  assert.equal(html.match(/<h1/g)?.length, 1);
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  for (const [index, level] of levels.entries())
    assert.ok(level - (levels[index - 1] ?? 0) <= 1, `h${level} after ${levels[index - 1]}`);
});

test('whom to call is named as the policy has it, else the desk of the holder’s organisation', () => {
  const contact = { name: 'Servicedesk', email: 'desk@example.org', phone: '+31 70 000 00 00' };
  const { text } = noticeMail(noticeOf({ rules: { ...NOTICE_RULES, contact } }));
  assert.match(text, /Servicedesk\n\nTelefoon: \+31 70 000 00 00\n\nE-mail: desk@example\.org/);
  assert.match(noticeMail(noticeOf()).text, /De servicedesk van uw organisatie/);
});

const HOSTILE = 'Chat\u202egnp\r\nBcc: all@example.org\u0000<script>alert(1)</script>"\'&\u200b';

test('names from outside begin no line, turn no text and are no markup', () => {
  const notice = noticeOf({
    organisation: HOSTILE,
    rules: { ...NOTICE_RULES, title: { nl: HOSTILE } },
    devices: [deviceOf({ name: HOSTILE, apps: [appOf({ name: HOSTILE })] })],
  });
  const { subject, text, html } = noticeMail(notice);
  // oxlint-disable-next-line no-control-regex
  assert.doesNotMatch(subject + text + html, /[\u0000\u200b\u202a-\u202e]|\r/);
  assert.doesNotMatch(text, /^Bcc:/m);
  assert.doesNotMatch(html, /<script/);
});

test('a name that is written from right to left is kept apart from the sentence', () => {
  const devices = [deviceOf({ name: 'هاتف', apps: [appOf({ name: 'واتساب' })] })];
  const { text, html } = noticeMail(noticeOf({ devices }));
  assert.match(text, /\* \u2068واتساب\u2069/);
  assert.match(html, /<h3><bdi>واتساب<\/bdi><\/h3>/);
});

test('whatever stands in a name, a mail has our lines and our markup alone', () => {
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  const tags = (html: string) => html.match(/<\/?[a-z0-9]+/g);
  const known = noticeMail(noticeOf({ devices: [deviceOf()] }));
  fc.assert(
    fc.property(names, names, (app, device) => {
      const devices = [deviceOf({ name: device, apps: [appOf({ name: app })] })];
      const { subject, text, html } = noticeMail(noticeOf({ devices }));
      assert.equal(subject, known.subject);
      assert.deepEqual(
        tags(html)?.filter((tag) => !tag.includes('bdi')),
        tags(known.html),
      );
      assert.equal(html.match(/<bdi>/g)?.length, html.match(/<\/bdi>/g)?.length);
      const headings = (lines: string) =>
        lines.split('\n').filter((line) => /^(?:==|\*) /.test(line));
      assert.equal(headings(text).length, headings(known.text).length);
      assert.ok(plain(app).length <= 240 && text.isWellFormed());
    }),
    { seed: 20_261_127, numRuns: 300 },
  );
});

test('no line of a text is longer than mail likes, but for a word that is', () => {
  for (const language of LANGUAGES)
    for (const line of noticeMail(noticeOf({ language })).text.split('\n'))
      assert.ok(line.length <= 78 || !line.includes(' ') || /^(?:==|\*) /.test(line), line);
});
