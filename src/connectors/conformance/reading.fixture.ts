import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Traps } from '../simulated/traps.ts';
import type { Conforming } from './conforming.fixture.ts';
import { inWorld, never, readFleet } from './world.fixture.ts';

const TROUBLE: Readonly<Record<string, Traps>> = {
  'an MDM that throttles and says in seconds for how long': {
    throttle: { every: 3, retryAfter: 'seconds' },
  },
  'an MDM that throttles and says until when, by a clock that is an hour off': {
    throttle: { every: 3, retryAfter: 'date' },
    skew: 3600,
  },
  'an MDM that throttles without a word': { throttle: { every: 2, retryAfter: 'none' } },
  'answers that end in their middle': { breakOff: { every: 3 } },
  'an MDM that fails now and then': { fail: { every: 3, status: 503 } },
  'tokens that end in mid-page': { tokenRequests: 2 },
};

/** A fleet is read whole, once, and from wherever it was left. */
export function readsTheFleet(name: string, conforming: Conforming): void {
  test(`${name}: the pages hold every phone of the fleet exactly once`, () =>
    inWorld(conforming, {}, async (world) => {
      const pages = await readFleet(world, world.connector, null);
      assert.ok(pages.length > 1, 'the suite wants a fleet of several pages');
      const phones = [...world.fleet.phones()].map(({ id }) => id);
      assert.deepEqual(pages.flatMap((page) => page.phones).toSorted(), phones.toSorted());
    }));

  test(`${name}: a reading goes on after any page, by a connector that knows the cursor alone`, () =>
    inWorld(conforming, {}, async (world) => {
      const pages = await readFleet(world, world.connector, null);
      for (const [number, page] of pages.entries()) {
        const rest = await readFleet(world, world.open(), page.cursor);
        assert.deepEqual(
          rest.flatMap(({ phones }) => phones),
          pages.slice(number).flatMap(({ phones }) => phones),
        );
      }
    }));

  test(`${name}: a cursor that means nothing is lost, and no empty page`, () =>
    inWorld(conforming, {}, async ({ connector }) => {
      await assert.rejects(
        async () => connector.page('not-a-cursor', never()),
        (error) => error instanceof MdmFault && error.kind === 'cursor-lost',
      );
    }));

  test(`${name}: what is observed of phones is said of the same phones, and nothing of it is wrong`, () =>
    inWorld(conforming, {}, async (world) => {
      await readFleet(world, world.connector, null);
      await world.mdm.settle(world.connector);
      const { devices, unread } = await world.observe();
      assert.deepEqual(unread, []);
      const phones = [...world.fleet.phones()];
      assert.deepEqual(
        devices.map(({ ref }) => ref).toSorted(),
        phones.map(world.mdm.refOf).toSorted(),
      );
      for (const phone of phones) {
        const seen = devices.find(({ ref }) => ref === world.mdm.refOf(phone));
        assert.equal(seen?.platform, phone.platform);
        assert.equal(seen.enrolment, phone.enrolment);
        if (seen.os !== null) assert.deepEqual(seen.os, phone.os.slice(0, seen.os.length));
        if (seen.ownership !== 'unknown') assert.equal(seen.ownership, phone.ownership);
      }
    }));

  for (const [what, traps] of Object.entries(TROUBLE))
    test(`${name}: ${what} hide no phone and double none`, () =>
      inWorld(conforming, traps, async (world) => {
        const pages = await readFleet(world, world.connector, null);
        const phones = [...world.fleet.phones()].map(({ id }) => id);
        assert.deepEqual(pages.flatMap((page) => page.phones).toSorted(), phones.toSorted());
        // An MDM without tokens has none that could end.
        if (traps.tokenRequests === undefined)
          assert.ok(world.mdm.traps.sprung() > 0, 'no trap has sprung: ask for more pages');
      }));
}
