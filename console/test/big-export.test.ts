import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import { bigExport } from './big-export.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const BIG = 500_000_000;
/** What a browser sends has to be a file. Slowed down, so that a fast machine shows the same. */
const FILE = 60_000_000;
const SLOW = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 4_000_000 };

test('half a gigabyte is read while people work', { skip: noBrowser }, async (t) => {
  const { open, server, organisation } = await world('big');
  const fleet = await server.post<{ id: string }>('/fleets', {
    organisation,
    name: 'Half a gigabyte',
    mdm: 'export',
  });

  await t.test('the overview and findings answer before it has ended', async () => {
    const announced = await server.post<{ id: string }>(`/fleets/${fleet.id}/inventories`, {
      coverage: 'whole',
      moment: '2026-11-16T08:00:00Z',
    });
    let hasEnded = false;
    const upload = server
      .ask(`/inventories/${announced.id}/content`, {
        method: 'PUT',
        body: Readable.toWeb(Readable.from(bigExport(BIG))) as ReadableStream,
        duplex: 'half',
      })
      .finally(() => (hasEnded = true));
    const { page, context, faults } = await open('mdm-administrator', '/');
    const state = async (): Promise<string> =>
      (await server.get<{ state: string }>(`/inventories/${announced.id}`)).state;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Findings/ })
      .click();
    await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /^Phone/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'possible, by a name alone' }).click();
    await page.waitForURL(/certain=false/);
    await settled(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await settled(page);
    assert.equal(await state(), 'receiving');
    assert.equal(hasEnded, false, 'all of it was read before anybody could look');
    assert.deepEqual(faults, []);
    await context.close();
    const answer = await upload;
    const ended = (await answer.json()) as {
      readonly state: string;
      readonly summary: { readonly devices: number };
    };
    assert.equal(ended.state, 'published');
    assert.ok(ended.summary.devices > 30_000, `${ended.summary.devices} phones`);
  });

  await t.test(
    'one that a person hands in says how far, how fast and how long still; it may be left',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'grendel-big-'));
      const file = join(folder, 'half-a-gigabyte.ndjson');
      await pipeline(Readable.from(bigExport(FILE)), createWriteStream(file));
      const { page, context, faults } = await open('operator', '/start');
      const session = await context.newCDPSession(page);
      await session.send('Network.emulateNetworkConditions', SLOW);
      await page.getByLabel(/Drop the file here/).setInputFiles(file);
      await page.getByText('More about this file').click();
      await page.getByLabel('Name of the fleet').fill('Half a gigabyte');
      await page.getByLabel(/^When the MDM made it/).fill('2026-11-17T08:00');
      await page.getByRole('button', { name: 'Look through it' }).click();
      const far = page.getByText(/MB of [\d.]+ MB, [\d.]+ [kM]B a second, about .+ left$/);
      await page
        .getByRole('progressbar', { name: /half-a-gigabyte\.ndjson is being read/ })
        .waitFor();
      await far.waitFor();
      await page.getByText('You can go to other pages meanwhile.').waitFor();
      await page.getByRole('link', { name: 'Grendel' }).click();
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      await page.goBack();
      await far.waitFor();
      await page.getByRole('button', { name: 'Cancel it' }).click();
      await page.getByText('Cancelled. Nothing of it was taken.').waitFor();
      assert.deepEqual(faults, []);
      await context.close();
      await rm(folder, { recursive: true });
    },
  );
});
