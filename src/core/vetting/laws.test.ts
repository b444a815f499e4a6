import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isStricter, type Decision } from '../verdict.ts';
import { evidenceOf } from './evidence-of.ts';
import { examine } from './examine.ts';
import { factsOf, KEY, type FactsCase } from './facts.fixture.ts';
import { KNOWN, TEST_KEY } from './knowledge.fixture.ts';
import type { Vetted } from './report.ts';
import { vet, vetUnder } from './vet.ts';
import { rulingOf, SHA256, vetted } from './vet.fixture.ts';
import { isAtLeast, standingOf } from './weigh.ts';

const SEED = { seed: 8, numRuns: 300 };
const some = <T>(...values: readonly T[]) => fc.subarray([...values]);
const classes = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}.C${i}`);

/** Files made of all that the small world knows, and of what it does not. */
const facts: fc.Arbitrary<FactsCase> = fc.record({
  identifier: fc.constantFrom(
    'org.chat.messenger',
    'com.shop.app',
    'nl.notes.app',
    'com.shop.x',
    'a.b',
  ),
  signedBy: some(KEY('a'), KEY('b'), KEY('c'), KEY('e'), KEY('1'), TEST_KEY),
  components: some(
    'com.igexin.sdk.PushService',
    'com.thingclips.Main',
    'com.tencent.tinker.S',
    'x.y',
  ),
  libraries: some('libumeng-spy.so', 'libjiagu.so', 'libz.so'),
  talksTo: some('alog.umeng.com', 'a.yandex.net', 'appmetrica.yandex.net', 'example.org'),
  labelled: some('Chat Messenger', 'Notes'),
  permissions: some(
    'com.farsitel.bazaar.permission.PAY_THROUGH_BAZAAR',
    'android.permission.CAMERA',
  ),
  dex: fc.subarray([
    classes('com.bytedance.sdk.openadsdk', 4),
    classes('com.pushwoosh', 2),
    classes('org.chat.messenger', 30),
    classes('a.b', 10),
  ]),
});

const rank = (decision: Decision | null): number =>
  ['permitted', null, 'undetermined', 'prohibited'].indexOf(decision);

test('the order of facts makes no difference', () => {
  fc.assert(
    fc.property(facts, (c) => {
      const turned = Object.fromEntries(
        Object.entries(c).map(([k, v]) => [k, Array.isArray(v) ? v.toReversed() : v]),
      );
      // Code files bear their number as name: only their order within the facts is turned.
      const a = factsOf(c);
      const b = { ...factsOf({ ...turned, dex: c.dex ?? [] }) };
      const places = new Map(a.components.map((one) => [one.name, one.place]));
      const components = b.components.map((one) => ({
        ...one,
        place: places.get(one.name) ?? one.place,
      }));
      const again = { ...b, components, classes: a.classes.toReversed() };
      assert.deepEqual(evidenceOf(again, KNOWN), evidenceOf(a, KNOWN));
    }),
    SEED,
  );
});

test('more of a file never softens what is said of it: only a proven signer may', () => {
  fc.assert(
    fc.property(facts, facts, (c, more) => {
      const both = { ...c };
      for (const key of ['components', 'libraries', 'talksTo', 'permissions', 'dex'] as const)
        Object.assign(both, { [key]: [...(c[key] ?? []), ...(more[key] ?? [])] });
      assert.ok(rank(vetted({ facts: both }).decision) >= rank(vetted({ facts: c }).decision));
    }),
    SEED,
  );
});

test('weak signs prohibit nothing, whatever the policy says of them', () => {
  const reasons = {
    'embeds-sdk': 'prohibited',
    'talks-to': 'prohibited',
    'identifier-in-namespace': 'prohibited',
  } as const;
  fc.assert(
    fc.property(facts, (c) => {
      const v = vetted({ facts: c, policy: { reasons } });
      if (v.decision !== 'prohibited') return;
      const sound = v.verdict?.because.some(
        (reason) =>
          reason.leadsTo === 'prohibited' &&
          (!('trait' in reason) ||
            standingOf(v.evidence.filter((sign) => isBehind(sign, reason.trait))) === 'sound'),
      );
      assert.ok(sound);
    }),
    SEED,
  );
});

const isBehind = (
  { entity, signal, weight }: Vetted['evidence'][number],
  trait: { readonly entity: string; readonly kind: string },
): boolean =>
  entity === trait.entity &&
  (signal === 'host') === (trait.kind === 'talks-to') &&
  isAtLeast(weight, 'supporting');

test('nothing is permitted but a known app by a proven signer, wholly read', () => {
  fc.assert(
    fc.property(facts, (c) => {
      const v = vetted({ facts: c });
      if (v.decision === 'permitted') assert.equal(v.whose.kind, 'known');
      if (v.answer === 'nothing-found') {
        assert.deepEqual(v.open, []);
        assert.ok(v.decision === null || !isStricter(v.decision, 'permitted'));
      }
      if (v.outcome !== 'analysed') assert.notEqual(v.answer, 'nothing-found');
    }),
    SEED,
  );
});

test('a file of which no rule speaks is judged as all others are, only sooner', () => {
  fc.assert(
    fc.property(facts, (c) => {
      const c2 = { facts: { ...c, identifier: 'nl.unknown.app' } };
      const plain = vetted(c2);
      // A rule over an identifier elsewhere makes the long way be gone.
      const long = vetted({ facts: { ...c2.facts, identifier: 'com.shop.unknown' } });
      const without = (long.verdict?.because ?? []).filter(
        ({ code }) => code !== 'identifier-in-namespace',
      );
      assert.deepEqual(plain.verdict?.because ?? [], without);
    }),
    SEED,
  );
});

test('files that are judged one after another under one ruling are judged as each by itself', () => {
  const ruling = rulingOf({});
  const judge = vetUnder(ruling);
  fc.assert(
    fc.property(facts, (file) => {
      const read = { sha256: SHA256, size: 1000, findings: [], facts: factsOf(file) };
      const examined = examine(read, KNOWN);
      assert.deepEqual(judge(examined), vet(examined, ruling));
    }),
    SEED,
  );
});
