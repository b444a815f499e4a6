import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../core/day.ts';
import { LANGUAGES } from '../core/notices/rules.ts';
import { endingMail } from './ending.ts';
import { ISOLATE } from './plain.ts';

const given = {
  organisation: 'Ministry of Examples',
  contact: { name: 'Service desk', email: 'desk@ministry.example', phone: null },
  ends: { number: 12, last: '2026-12-09' as Day, app: 'Clip' },
};
const flat = (text: string): string => text.replace(/\s+/g, ' ');

test('that an exception ends is said with its number, its last day and whom to call, in each language', () => {
  const days = {
    nl: 'woensdag 9 december 2026',
    en: 'Wednesday, 9 December 2026',
    fr: 'mercredi 9 décembre 2026',
    de: 'Mittwoch, 9. Dezember 2026',
  };
  const subjects = LANGUAGES.map((language) => {
    const { subject, text, html } = endingMail({ ...given, language });
    for (const part of [
      '12',
      days[language],
      'Clip',
      'Ministry of Examples',
      'desk@ministry.example',
    ])
      assert.ok(flat(text).includes(part), `${language}: ${part}`);
    assert.match(html, new RegExp(`<html lang="${language}">`));
    assert.doesNotMatch(subject, /Clip|12/);
    assert.doesNotMatch(text, /https?:/);
    return subject;
  });
  assert.equal(new Set(subjects).size, LANGUAGES.length);
});

test('where no mail may name the app, none does; a name from outside turns nothing around it', () => {
  for (const language of LANGUAGES) {
    const hidden = endingMail({ ...given, language, ends: { ...given.ends, app: null } });
    assert.doesNotMatch(Object.values(hidden).join(), /Clip/);
    const turned = endingMail({
      ...given,
      language,
      ends: { ...given.ends, app: 'א\u202eב\r\nTo: x' },
    });
    assert.ok(turned.text.includes(`${ISOLATE.from}אב To: x${ISOLATE.to}`), language);
  }
});
