import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES } from '../core/notices/rules.ts';
import { composed } from './compose.ts';
import { noticeMail } from './mail.ts';
import { appOf, deviceOf, noticeOf } from './notice.fixture.ts';

/** As it goes over the wire; the boundary between text and markup is chance, and is taken out. */
async function sourceOf(subject: string, text: string, html: string | null): Promise<string> {
  const bytes = await composed(
    {
      messageId: '0190@grendel.example.org',
      to: 'ann@ministry.example',
      subject,
      text,
      html,
      language: 'nl',
      date: new Date('2026-11-27T08:00:00Z'),
    },
    'apps@ministry.example',
  );
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replaceAll(/--_NmP-[0-9a-f]+-Part_\d+/g, '--BOUNDARY');
}

const headerOf = (source: string): string =>
  /^Subject: (.*(?:\n[ \t].*)*)/m.exec(source)?.[1] ?? '';

/** RFC 2047, as any reader does it: white space between two encoded words falls away. */
function decoded(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/\n[ \t]/g, ' ')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
    );
}
const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

test('a subject in any script goes out as encoded words, folded, in ASCII alone', async () => {
  const subjects = [
    'Verwijder «微信» vóór vrijdag',
    'Διαγράψτε μια εφαρμογή από το τηλέφωνο της υπηρεσίας σας μέχρι την Παρασκευή',
    'Моля, премахнете приложение от служебния си телефон до петък, преди края на деня',
    '請於星期五之前從您的公務手機上移除一個應用程式，謝謝您的合作與配合，如有疑問請聯絡服務台',
    ...LANGUAGES.map((language) => noticeMail(noticeOf({ language })).subject),
  ];
  for (const subject of subjects) {
    const header = headerOf(await sourceOf(subject, 'text', null));
    assert.match(header, /^[\x20-\x7e\n]+$/, 'no byte beyond ASCII, whatever the server can do');
    for (const line of `Subject: ${header}`.split('\n')) assert.ok(line.length <= 76, line);
    assert.equal(utf8(decoded(header)), subject);
  }
});

test('no subject holds a name from outside, whatever the app is called', () => {
  const named = ['微信', 'ВКонтакте', 'Ελληνικό', 'Grindr'];
  for (const language of LANGUAGES) {
    const subjects = named.map(
      (name) =>
        noticeMail(noticeOf({ language, devices: [deviceOf({ apps: [appOf({ name })] })] }))
          .subject,
    );
    assert.equal(new Set(subjects).size, 1);
    for (const name of named) assert.ok(!subjects[0]?.includes(name));
  }
});

test('FC-115 apps with Greek, Bulgarian and Chinese names arrive as they are written', async () => {
  const apps = ['Ελληνική Εφαρμογή', 'Българско приложение', '微信 WeChat'].map((name) =>
    appOf({ name }),
  );
  const { subject, text, html } = noticeMail(
    noticeOf({ language: 'fr', devices: [deviceOf({ name: 'Téléphone d’Ann', apps })] }),
  );
  const source = await sourceOf(subject, text, html);
  const golden = join(import.meta.dirname, 'golden', 'greek-bulgarian-chinese.eml');
  assert.equal(source, readFileSync(golden, 'latin1'));
  for (const line of source.split('\n')) assert.ok(line.length <= 78, line);
});
