import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn } from './lookalikes.ts';

test('a name that mixes alphabets in a word is read in each of them', () => {
  assert.ok(namesIn('W\u0435Chat').includes('wechat'));
  assert.ok(namesIn('Сб\u0065рбанк').includes('сбербанк'));
  assert.ok(namesIn('\u03a4elegram').includes('telegram'));
});

test('a name in one alphabet, or with words of two, is that name alone', () => {
  for (const name of ['ВК', 'BK', 'Яндекс', 'VK Видео', 'Τράπεζα', '微信 WeChat', ''])
    assert.equal(namesIn(name).length, 1, name);
});
