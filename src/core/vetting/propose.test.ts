import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../day.ts';
import type { AppId } from '../statements.ts';
import { KEY } from './facts.fixture.ts';
import { answerOfAll, VETTING_EXIT_CODES } from './answer.ts';
import { proposeFinding } from './propose.ts';
import { SHA256, vetted } from './vet.fixture.ts';

const proposal = {
  app: 'new-app' as AppId,
  by: 'analyst',
  from: '2026-11-27' as Day,
  to: null,
};

test('a proposal rests on the file by its SHA-256 and on the rows that it met', () => {
  const v = vetted({
    facts: { identifier: 'nl.x.y', components: ['com.umeng.analytics.Service'] },
  });
  const finding = proposeFinding(v, proposal);
  assert.deepEqual(finding, {
    ...proposal,
    decision: 'undetermined',
    why: 'sdk umeng: component com.umeng.analytics.Service in AndroidManifest.xml',
    sources: [`sha256:${SHA256}`, 'https://example.org/umeng'],
  });
});

test('weak signs are no ground, and what is open is said', () => {
  const v = vetted({
    facts: { identifier: 'nl.notes.app', labelled: ['Chat Messenger'], signedBy: [KEY('1')] },
  });
  const finding = proposeFinding(v, proposal);
  assert.ok(finding?.why.includes('open: signer-not-on-record notes'));
  assert.ok(!finding?.why.includes('known-name'));
});

test('a file that was not judged is nothing to propose', () => {
  assert.equal(proposeFinding(vetted({ facts: { identifier: 'nl.x.y' } }), proposal), null);
});

test('a file’s own words cannot turn a line or colour a screen', () => {
  const v = vetted({ facts: { components: ['com.igexin.\u202Egnp.\u001B[31mX'] } });
  assert.doesNotMatch(proposeFinding(v, proposal)?.why ?? '', /[\p{Cc}\p{Cf}]/u);
});

test('many files end as the gravest of them, in the words of the exit codes', () => {
  assert.equal(answerOfAll(['nothing-found', 'found', 'not-readable']), 'found');
  assert.equal(answerOfAll(['nothing-found', 'not-readable']), 'not-readable');
  assert.equal(
    answerOfAll(['nothing-found', 'nothing-found-in-what-could-be-read']),
    'nothing-found-in-what-could-be-read',
  );
  assert.equal(answerOfAll(['nothing-found']), 'nothing-found');
  assert.equal(answerOfAll([]), 'not-readable');
  assert.deepEqual(Object.values(VETTING_EXIT_CODES).toSorted(), [0, 1, 2, 3]);
});
