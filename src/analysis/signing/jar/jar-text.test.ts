import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJarText } from './jar-text.ts';

const read = (text: string) => readJarText(Buffer.from(text, 'utf8'));

test('sections end with their empty line, and lines are folded in the middle of a character', () => {
  const name = Buffer.from('é', 'utf8').toString('latin1');
  const text = `Version: 1\r\n\r\n\r\nName: ${name[0]}\r\n ${name[1]}.txt\r\nX: y\r\n\r\n`;
  const { main, entries, isBroken } = readJarText(Buffer.from(text, 'latin1'));
  assert.deepEqual([main.from, main.to], [0, 14]);
  const section = entries.get(`${name}.txt`);
  assert.equal(section?.attributes.get('x'), 'y');
  assert.deepEqual([section?.from, section?.to], [16, text.length]);
  assert.equal(isBroken, false);
});

test('what phones refuse is broken: a section without a name, or two of one name', () => {
  assert.equal(read('V: 1\n\nX: y\n').isBroken, true);
  assert.equal(read('V: 1\n\nX: y\nName: a\n').isBroken, true);
  assert.equal(read('V: 1\n\nName: a\n\nName: a\n').isBroken, true);
});

test('more lines, sections or attributes than our bounds are broken, and are soon done with', () => {
  assert.equal(read('\n'.repeat(1_000_001)).isBroken, true);
  const attributes = Array.from({ length: 200 }, (_, index) => `A${index}: x\n`).join('');
  assert.equal(read(`V: 1\n\nName: a\n${attributes}`).isBroken, true);
});
