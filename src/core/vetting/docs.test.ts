import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VETTING_EXIT_CODES } from './answer.ts';
import { SIGNALS, WEIGHTS } from './evidence.ts';
import { OPEN_QUESTIONS, SETTLES } from './report.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/vetting-evidence.md'), 'utf8');

test('the page on evidence explains every sign, weight, open question, remedy and ending', () => {
  const answers = Object.keys(VETTING_EXIT_CODES);
  for (const code of [...SIGNALS, ...WEIGHTS, ...OPEN_QUESTIONS, ...SETTLES, ...answers]) {
    assert.ok(PAGE.includes(`\`${code}\``), code);
  }
});

test('the page gives each ending the exit code that it has', () => {
  for (const [answer, exit] of Object.entries(VETTING_EXIT_CODES)) {
    assert.match(PAGE, new RegExp(`\\| \`${answer}\` \\| ${exit} \\|`), answer);
  }
});
