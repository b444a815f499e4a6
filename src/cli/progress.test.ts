import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOn, progressText } from './progress.ts';
import type { Output } from './world.ts';

const output = (interactive: boolean): Output & { readonly written: string[] } => {
  const written: string[] = [];
  return {
    written,
    terminal: { columns: 80, colour: false, unicode: true, interactive },
    write: (text) => void written.push(text),
  };
};

test('the line shows share, rate and time left', () => {
  const text = progressText(
    { file: 'fleet.csv', bytes: 50_000_000, of: 100_000_000 },
    500,
    output(true),
  );
  assert.equal(text, 'fleet.csv  ━━━━━━━━────────   50 %  100 MB/s  0.5 s left');
});

test('where the size is not known, no share is made up', () => {
  const text = progressText({ file: '-', bytes: 2_000_000, of: null }, 1000, output(true));
  assert.equal(text, '-  2.0 MB  2.0 MB/s');
});

test('nothing is drawn where nobody watches', () => {
  const err = output(false);
  const line = progressOn(err, () => 0, true);
  line.watch({ file: 'a', bytes: 1, of: 2 });
  line.end();
  assert.deepEqual(err.written, []);
});

test('the line is drawn ten times a second at most, and goes away', () => {
  const err = output(true);
  let now = 0;
  const line = progressOn(err, () => now, true);
  for (; now < 300; now += 10) line.watch({ file: 'a', bytes: now, of: 300 });
  assert.equal(err.written.length, 3);
  line.end();
  assert.match(err.written.at(-1) ?? '', /^\r\u001b\[2KRead 290 B in 0\.3 s\n\n$/);
});

test('a hostile file name draws nothing of its own', () => {
  const text = progressText({ file: 'a\u001b[2Jb', bytes: 1, of: 2 }, 1, output(true));
  assert.ok(!text.includes('\u001b'));
});
