import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ability } from '../../core/mdm/abilities.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { ContentHash, Reach } from '../../core/mdm/restriction.ts';
import type { Conforming } from './conforming.fixture.ts';
import {
  carryOut,
  givingSteps,
  inWorld,
  PROHIBITED,
  removal,
  takingSteps,
  type World,
} from './world.fixture.ts';

const [APP] = PROHIBITED;

/** What can be done on the phones of the suite's fleet, as the abilities say it. */
function ability(
  { abilities }: World['connector'],
  phone: ReturnType<World['phone']>,
  what: 'block' | 'remove',
): Ability | undefined {
  return abilities.levers.find(
    ({ platform, enrolment }) => platform === phone.platform && enrolment === phone.enrolment,
  )?.[what];
}

/** What is put into the MDM has its effect, once, and goes away without a trace. */
export function appliesSteps(name: string, conforming: Conforming): void {
  test(`${name}: a phone that is given the restriction can no longer use the app, another one can`, (t) =>
    inWorld(conforming, {}, async (world) => {
      const [blocked, other] = [world.phone(0), world.phone(1)];
      const can = ability(world.connector, blocked, 'block');
      if (can?.can !== true) return t.skip(can?.because ?? 'no lever for the phones of the suite');
      await carryOut(world, givingSteps(world, [blocked]), 'give');
      assert.equal(blocked.canOpen(APP), false);
      assert.equal(blocked.canInstall(APP), false);
      assert.equal(other.canOpen(APP), true);
      await carryOut(world, takingSteps(world, [blocked]), 'take');
      assert.equal(blocked.canInstall(APP), true);
      assert.equal(world.standing(await world.observe(), blocked), null);
    }));

  test(`${name}: what was put comes back with the same meaning, as surely as the abilities promise`, () =>
    inWorld(conforming, {}, async (world) => {
      await carryOut(world, givingSteps(world, [world.phone(0)]), 'give');
      const seen = await world.observe();
      const standing = world.standing(seen, world.phone(0));
      assert.equal(standing?.standing, world.connector.abilities.verify.strongest);
      const hashes = [
        ...seen.restrictions.filter(({ key }) => key === world.restriction.key),
        ...seen.standings,
      ].flatMap(({ hash }) => hash ?? []);
      assert.deepEqual([...new Set(hashes)], [world.restriction.hash]);
      assert.equal(world.standing(seen, world.phone(1)), null);
    }));

  test(`${name}: every step that comes again with its id is done already`, () =>
    inWorld(conforming, {}, async (world) => {
      const phones = [world.phone(0), world.phone(1)];
      for (const steps of [givingSteps(world, phones), takingSteps(world, phones)])
        for (const [number, step] of steps.entries()) {
          const id = `${step.kind}-${number}`;
          await carryOut(world, [step], id);
          const effects = world.mdm.effects();
          await carryOut(world, [step], id);
          assert.equal(world.mdm.effects(), effects, `${step.kind} had its effect twice`);
        }
    }));

  test(`${name}: steps whose answers are lost, and come again, have the effects of those that went well`, async () => {
    const effects: number[] = [];
    for (const traps of [
      {},
      { breakOff: { every: 2 } },
      { fail: { every: 3, status: 503 }, throttle: { every: 4, retryAfter: 'none' } },
      { tokenRequests: 1 },
    ] as const)
      await inWorld(conforming, traps, async (world) => {
        const phones = [world.phone(0), world.phone(1)];
        await carryOut(world, givingSteps(world, phones), 'give');
        assert.equal(world.phone(1).canOpen(APP), false);
        await carryOut(world, takingSteps(world, phones), 'take');
        assert.equal(world.phone(1).canOpen(APP), true);
        effects.push(world.mdm.effects());
      });
    assert.deepEqual(new Set(effects).size, 1, `effects: ${effects.join(', ')}`);
  });

  test(`${name}: an app that is taken off is gone, and is taken off once`, (t) =>
    inWorld(conforming, {}, async (world) => {
      const phone = world.phone(0);
      const can = ability(world.connector, phone, 'remove');
      if (can?.can !== true) return t.skip(can?.because ?? 'no lever for the phones of the suite');
      await carryOut(world, [removal(world, phone)], 'remove');
      assert.equal(phone.has(APP), false);
      const effects = world.mdm.effects();
      await carryOut(world, [removal(world, phone)], 'remove');
      assert.equal(world.mdm.effects(), effects);
      assert.equal(world.phone(1).has(APP), true);
    }));

  test(`${name}: all but the exempted phones get it, and an exemption that ends gives it to them`, (t) =>
    inWorld(conforming, {}, async (world) => {
      const { abilities } = world.connector;
      if (abilities.delivery === 'device') return t.skip('an exempted phone is not given it');
      if (!abilities.exempt.can) return t.skip(abilities.exempt.because);
      const [blocked, exempted] = [world.phone(0), world.phone(1)];
      const { key, hash } = world.restriction;
      const but = (...phones: readonly (typeof blocked)[]): Reach => ({
        kind: 'all-but',
        devices: phones.map(world.mdm.refOf),
      });
      const put: Step = { kind: 'put', key, was: null, now: hash };
      await carryOut(world, [put, { kind: 'reach', key, was: null, now: but(exempted) }], 'all');
      assert.deepEqual([blocked.canOpen(APP), exempted.canOpen(APP)], [false, true]);
      const seen = await world.observe();
      assert.deepEqual(
        seen.restrictions.map(({ reach }) => reach),
        [but(exempted)],
      );
      assert.equal(world.standing(seen, exempted), null);
      await carryOut(world, [{ kind: 'reach', key, was: but(exempted), now: but() }], 'ended');
      assert.equal(exempted.canOpen(APP), false);
    }));

  test(`${name}: a phone that is given a new content has that, and the old one no more`, (t) =>
    inWorld(conforming, {}, async (world) => {
      const { abilities } = world.connector;
      if (abilities.delivery === 'fleet')
        return t.skip('the restriction itself is given the content');
      const phone = world.phone(0);
      await carryOut(world, givingSteps(world, [phone]), 'give');
      const { key, hash: now } = world.smaller;
      const smaller: readonly Step[] = [
        { kind: 'put', key, was: world.restriction.hash, now },
        { kind: 'give', key, device: world.mdm.refOf(phone), now },
      ];
      await carryOut(world, smaller, 'smaller');
      assert.deepEqual(PROHIBITED.map(phone.canOpen), [false, true]);
      assert.equal(world.standing(await world.observe(), phone)?.hash, now);
    }));

  test(`${name}: a new content takes the place of the old one, and only of the one it was planned for`, (t) =>
    inWorld(conforming, {}, async (world) => {
      const { abilities } = world.connector;
      if (abilities.delivery === 'device')
        return t.skip('each phone is given its content by itself');
      const { key, hash } = world.restriction;
      await carryOut(world, givingSteps(world, [world.phone(0)]), 'give');
      const effects = world.mdm.effects();
      const stale = 'f'.repeat(64) as ContentHash;
      const refused = await world.step(
        { kind: 'put', key, was: stale, now: world.smaller.hash },
        'stale',
      );
      assert.equal(refused.kind === 'failed' && refused.code, 'changed-meanwhile');
      assert.equal(world.mdm.effects(), effects);
      await carryOut(world, [{ kind: 'put', key, was: hash, now: world.smaller.hash }], 'smaller');
      assert.equal(world.phone(0).canOpen(PROHIBITED[0]), false);
      assert.equal(world.phone(0).canOpen(PROHIBITED[1]), true);
    }));

  test(`${name}: what somebody else put there is left alone, and is not taken for ours`, () =>
    inWorld(conforming, {}, async (world) => {
      await world.mdm.plantForeign();
      await carryOut(world, givingSteps(world, [world.phone(0)]), 'give');
      const seen = await world.observe();
      assert.deepEqual(
        [...new Set(seen.restrictions.map(({ key }) => key))],
        [world.restriction.key],
      );
      await carryOut(world, takingSteps(world, [world.phone(0)]), 'take');
      assert.equal(world.mdm.foreignIsUntouched(), true);
    }));

  test(`${name}: to take away what is not there is done without an effect`, () =>
    inWorld(conforming, {}, async (world) => {
      await carryOut(world, takingSteps(world, [world.phone(0)]).slice(-1), 'take');
      assert.equal(world.mdm.effects(), 0);
    }));

  test(`${name}: an MDM that says yes and does nothing proves nothing`, () =>
    inWorld(conforming, { deaf: true }, async (world) => {
      for (const [number, step] of givingSteps(world, [world.phone(0)]).entries()) {
        await world.step(step, `deaf-${number}`).catch(() => undefined);
        await world.mdm.settle(world.connector);
      }
      const standing = world.standing(await world.observe(), world.phone(0));
      assert.notEqual(standing?.standing, 'proven');
      assert.equal(world.phone(0).canOpen(APP), true);
    }));
}
