import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FILE_FINDING_CODES } from './file-finding-codes.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/vetting-codes.md'), 'utf8');

test('the page on findings about app files has every code with its severity, and no other', () => {
  const rows = PAGE.split('\n').flatMap((line) => {
    const [, codes = '', severity = ''] = line.split('|').map((cell) => cell.trim());
    return [...codes.matchAll(/`([a-z]+\.[a-z0-9-]+)`/g)].map(([, code]) => [code, severity]);
  });
  assert.deepEqual(
    Object.fromEntries(rows.toSorted()),
    Object.fromEntries(Object.entries(FILE_FINDING_CODES).toSorted()),
  );
});
