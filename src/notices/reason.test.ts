import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPolicy } from '../catalogue/policy.ts';
import { readCatalogue } from '../catalogue/read.ts';
import { assess } from '../core/assess.ts';
import type { Day } from '../core/day.ts';
import { LANGUAGES } from '../core/notices/rules.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import type { AppId } from '../core/statements.ts';
import { reasonLines } from './reason-lines.ts';
import { reasonOf } from './reason.ts';

const ROOT = join(import.meta.dirname, '../..');
const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
const names = new Map(catalogue.entities.map(({ id, name }) => [id, name]));
const AT = '2026-11-27' as Day;

function reasonFor(app: string, policy = 'nl') {
  const rules = readPolicy(join(ROOT, 'policies', `${policy}.json`));
  const verdict = assess(catalogue, rules, AT, NO_DECISIONS).verdict(app as AppId);
  return reasonOf(verdict, (id) => names.get(id) ?? id);
}

test('an app of the list and of the rule is told with who controls it, the country and the list', () => {
  const reason = reasonFor('tiktok');
  assert.deepEqual(reason?.control?.territories, ['CN']);
  assert.match(reason.control.controller ?? '', /ByteDance/);
  assert.equal(reason.listing?.government, 'NL');
  assert.match(reason.source ?? '', /^https?:/);
  const [sentence] = reasonLines(reason, 'nl', 'mail');
  assert.match(
    sentence?.kind === 'paragraph' ? sentence.text : '',
    /^Waarom: de uitgever is .+, onder zeggenschap van .*ByteDance.* \(China\), en het beleid noemt dat land; de app staat genoemd in: “.+” \(Nederland\)\.$/,
  );
});

test('what a policy prohibits by name alone is told by its list alone', () => {
  const reason = reasonFor('tiktok', 'us-federal');
  assert.equal(reason?.control, null);
  assert.equal(reason?.listing?.government, 'US');
});

test('nothing is said of an app that is not prohibited', () => {
  assert.equal(reasonFor('tiktok', 'nl') === null, false);
  assert.equal(reasonFor('whatsapp'), null);
});

test('every prohibited app of every policy has a reason in every language, without a gap', () => {
  for (const policy of ['nl', 'us-federal', 'us-tx', 'eu-commission', 'gb']) {
    const rules = readPolicy(join(ROOT, 'policies', `${policy}.json`));
    const assessment = assess(catalogue, rules, AT, NO_DECISIONS);
    for (const { id } of catalogue.apps) {
      const verdict = assessment.verdict(id);
      if (verdict.decision !== 'prohibited') continue;
      const reason = reasonOf(verdict, (entity) => names.get(entity) ?? entity);
      assert.ok(reason, `${policy} ${id}`);
      for (const language of LANGUAGES)
        for (const line of reasonLines(reason, language, 'mail'))
          assert.doesNotMatch(
            line.kind === 'paragraph' ? line.text : '',
            /undefined|null|\(\)|\(, | {2}/,
            `${policy} ${id} ${language}`,
          );
    }
  }
});

test('on the page the source is a link; an address that no browser should open is not', () => {
  const reason = reasonFor('tiktok');
  assert.ok(reason);
  const [, source] = reasonLines(reason, 'en', 'page');
  assert.equal(source?.kind === 'link' && source.href, reason.source);
  const sly = reasonLines({ ...reason, source: 'javascript:alert(1)' }, 'en', 'page');
  assert.equal(sly.length, 1);
});
