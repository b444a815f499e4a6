import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../core/notices/rules.ts';
import { CLOSINGS } from '../core/finding.ts';
import { noticeBody, type Block } from './body.ts';
import { appOf, deviceOf, noticeOf } from './notice.fixture.ts';
import { wordsOf } from './words.ts';

const textOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => ('text' in block ? block.text : '')).join('\n');

test('of an app that is over the page says why, and asks for nothing, in each language', () => {
  for (const language of LANGUAGES)
    for (const over of CLOSINGS) {
      const devices = [deviceOf({ apps: [appOf({ over })] })];
      const blocks = noticeBody(noticeOf({ language, devices }), 'page');
      const words = wordsOf(language);
      const text = textOf(blocks);
      assert.ok(text.includes(words.over[over]), `${language} ${over}`);
      for (const asked of [words.removing.title, words.next.title, words.otherwise.title])
        assert.ok(!text.includes(asked), `${language}: ${asked}`);
      assert.ok(!blocks.some(({ kind }) => kind === 'steps'));
    }
});

test('beside it what is still asked for is asked, by its day', () => {
  const apps = [appOf({ name: 'Kept', over: 'excepted' }), appOf({ name: 'Asked' })];
  const notice = noticeOf({ language: 'en', devices: [deviceOf({ apps })] });
  const text = textOf(noticeBody(notice, 'page'));
  assert.match(text, /Kept\nYou may keep it/);
  assert.match(text, /Asked\nYou have to remove it by Friday, 11 December 2026/);
  assert.match(text, /How to remove an app/);
});
