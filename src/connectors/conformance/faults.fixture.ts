import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import { VENDOR_TEXT } from '../simulated/serve.ts';
import type { Conforming } from './conforming.fixture.ts';
import { carryOut, givingSteps, inWorld, readFleet, type World } from './world.fixture.ts';

const STATUSES = [400, 401, 403, 404, 409, 422, 500] as const;

/** Whatever goes wrong is said in our words, with a remedy; nobody's name, secret or id is in it. */
export function saysWhatIsWrong(name: string, conforming: Conforming): void {
  for (const status of STATUSES)
    test(`${name}: an MDM that answers ${status} to everything is a fault with a remedy, in words of ours`, () =>
      inWorld(conforming, { fail: { every: 1, status } }, async (world) => {
        const said = await Promise.all([
          read(world),
          world.observe().catch((error: unknown) => error),
          ...givingSteps(world, [world.phone(0)]).map((step, number) =>
            world.step(step, `${number}`).catch((error: unknown) => error),
          ),
        ]);
        assert.ok(said[0] instanceof MdmFault, `page: ${inspect(said[0])}`);
        for (const each of said) {
          if (each instanceof Error) assert.ok(each instanceof MdmFault, inspect(each));
          if (each instanceof MdmFault) assert.ok(each.remedy.length > 10);
          holdsNothing(world, conforming, each);
        }
        const seen = said[1];
        if (!(seen instanceof Error)) assert.ok((seen as Observation).unread.length > 0);
      }));

  test(`${name}: what may not be read is said to be unread, never to be absent`, () =>
    inWorld(conforming, {}, async (world) => {
      await carryOut(world, givingSteps(world, [world.phone(0)]), 'give');
      world.mdm.traps.set({ forbids: ['restrictions'] });
      const seen = await world.observe().catch((error: unknown) => error);
      if (seen instanceof Error) {
        assert.ok(seen instanceof MdmFault && seen.kind === 'forbidden', inspect(seen));
        return;
      }
      const { unread } = seen as Observation;
      assert.ok(unread.length > 0, 'nothing is said to be unread');
      holdsNothing(
        world,
        conforming,
        unread.map(({ why }) => why),
      );
    }));

  test(`${name}: a call that is given up stops at once, also while it waits`, () =>
    inWorld(conforming, { throttle: { every: 1, retryAfter: 'seconds' } }, async (world) => {
      const reason = new Error('given up');
      const given = new AbortController();
      const connector = world.open((connection) => ({
        ...connection,
        sleep: async (_, signal) => {
          given.abort(reason);
          signal.throwIfAborted();
        },
      }));
      await assert.rejects(readOnce(connector, given.signal), reason);
      const requests = world.mdm.requests();
      await assert.rejects(readOnce(connector, given.signal), reason);
      await assert.rejects(
        async () => connector.observe({ keys: [world.restriction.key] }, given.signal),
        reason,
      );
      assert.equal(world.mdm.requests(), requests);
    }));
}

const read = (world: World): Promise<unknown> =>
  readFleet(world, world.connector, null).catch((error: unknown) => error);

async function readOnce(connector: World['connector'], signal: AbortSignal): Promise<void> {
  const page = await connector.page(null, signal);
  for await (const _ of page.content) signal.throwIfAborted();
}

/** Neither a text of the vendor, nor a secret, nor what would tell a phone or its holder. */
function holdsNothing(world: World, conforming: Conforming, said: unknown): void {
  const text =
    said instanceof Error
      ? `${inspect(said)}${JSON.stringify(said)}`
      : (JSON.stringify(said) ?? '');
  const connection = world.mdm.connect();
  const secrets = conforming.kind.asks
    .filter(({ secret }) => secret)
    .flatMap((asked) => connection.secret(asked.name) ?? []);
  const { serial, person, name } = world.phone(0);
  // An observation names devices by the MDM's ids; a fault does not.
  const id = said instanceof Error ? [world.phone(0).id, world.mdm.refOf(world.phone(0))] : [];
  for (const forbidden of [VENDOR_TEXT, ...secrets, serial, person, name, ...id])
    assert.ok(!text.includes(forbidden), 'a message holds a value that came from outside');
}
