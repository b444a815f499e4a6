import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CONNECTORS, LATER } from '../../connectors/registry.ts';
import { abilitiesPage } from './abilities-page.ts';

test('docs/connectors.md is what the abilities say', () => {
  const page = readFileSync('docs/connectors.md', 'utf8').replaceAll('\r\n', '\n');
  const command = 'node src/wiring/mdm/abilities-page.ts > docs/connectors.md';
  assert.equal(page, abilitiesPage(CONNECTORS, LATER), `write it anew: ${command}`);
});
