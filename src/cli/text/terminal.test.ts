import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terminalOf } from './terminal.ts';

const UTF8 = { LANG: 'nl_NL.UTF-8' };
const TTY = { isTTY: true, columns: 132 };

test('a pipe gets 80 columns, no colour and no progress', () => {
  assert.deepEqual(terminalOf({}, UTF8, 'linux'), {
    columns: 80,
    colour: false,
    unicode: true,
    interactive: false,
  });
});

test('a terminal gets colour, unless NO_COLOR is set', () => {
  assert.equal(terminalOf(TTY, UTF8, 'linux').colour, true);
  assert.equal(terminalOf(TTY, { ...UTF8, NO_COLOR: '1' }, 'linux').colour, false);
  assert.equal(
    terminalOf(TTY, { ...UTF8, NO_COLOR: '1', FORCE_COLOR: '1' }, 'linux').colour,
    false,
  );
  assert.equal(terminalOf({}, { ...UTF8, FORCE_COLOR: '1' }, 'linux').colour, true);
  assert.equal(terminalOf(TTY, { ...UTF8, FORCE_COLOR: '0' }, 'linux').colour, false);
  assert.equal(terminalOf(TTY, { ...UTF8, TERM: 'dumb' }, 'linux').interactive, false);
});

test('a locale that is not UTF-8 gets ASCII; LC_ALL decides before LANG', () => {
  assert.equal(terminalOf({}, {}, 'linux').unicode, false);
  assert.equal(terminalOf({}, { LC_ALL: 'C', ...UTF8 }, 'linux').unicode, false);
  assert.equal(terminalOf({}, { LC_CTYPE: 'en_GB.utf8' }, 'linux').unicode, true);
  assert.equal(terminalOf({}, {}, 'win32').unicode, true);
});

test('very narrow and very wide terminals are kept within what can be read', () => {
  assert.equal(terminalOf({ isTTY: true, columns: 20 }, UTF8, 'linux').columns, 60);
  assert.equal(terminalOf({ isTTY: true, columns: 400 }, UTF8, 'linux').columns, 120);
});
