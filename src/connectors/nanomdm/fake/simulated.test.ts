import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedConnection } from '../../simulated/connection.ts';
import { simulatedFleet } from '../../simulated/fleet.ts';
import { nanomdm } from '../index.ts';
import { simulatedNanomdm } from './simulated.ts';

test('whoever is told where its webhook goes hears of every iPhone, and of what it has', async () => {
  const fleet = simulatedFleet({
    seed: 3,
    devices: 6,
    appsEach: 3,
    traits: (index) => ({
      platform: index === 5 ? 'android' : 'ios',
      offFor: 0,
      notNow: index === 1 ? 1 : 0,
    }),
  });
  const never = new AbortController().signal;
  const arriving: Promise<unknown>[] = [];
  const lists: Uint8Array[] = [];
  const simulated = await simulatedNanomdm({
    fleet,
    deliver: async (_, { body, headers }) => {
      const message = {
        body: new Uint8Array(body as Buffer),
        headers: headers as Record<string, string>,
      };
      const hearing = connector.hear?.(message, never);
      arriving.push(Promise.resolve(hearing));
      const content = (await hearing)?.content ?? null;
      if (content !== null) lists.push(content);
    },
  });
  const connector = nanomdm.open(simulatedConnection(fleet, simulated.settings, simulated.secrets));
  const heardAll = async (): Promise<void> => {
    while (arriving.length > 0) await arriving.shift();
  };
  try {
    await simulated.sendTo('http://127.0.0.1/hear');
    await heardAll();
    await connector.page(null, never);
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await simulated.checkIn();
      await heardAll();
    }
    const { devices } = await connector.observe({ keys: [] }, never);
    const phones = [...fleet.phones()].slice(0, 5).map(({ id }) => id);
    assert.deepEqual(devices.map(({ ref }) => String(ref)).toSorted(), phones.toSorted());
    assert.equal(lists.length, 5);
  } finally {
    await simulated.close();
  }
});
