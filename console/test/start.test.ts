import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const EXPORT = join(
  import.meta.dirname,
  '..',
  '..',
  'examples',
  'fleet',
  'week-47',
  'libraries-workspace-one-device_apps.csv',
);

type Start = { readonly state: string };
const FLEET = join(import.meta.dirname, '..', '..', 'examples', 'fleet');
const FLEETS = new Set(readdirSync(join(FLEET, 'week-47')).map((file) => file.split('.')[0])).size;
/** The people of the sample, and where each goes first. */
const PEOPLE = [
  ['Noor Lindhout', /^Polic/],
  ['Milan Okkerse', /^Blocking/],
  ['Aylin van Duyn', /^Exceptions/],
  ['Ravi Terpstra', /^Vetting/],
  ['Eva Kromhout', /^Ledger/],
] as const;

test('on an empty database', { skip: noBrowser }, async (t) => {
  const { open, server } = await world('empty');

  await t.test('who is nobody is told how to come in, and sees nothing else', async () => {
    const { page, faults, context } = await open('nobody', '/findings');
    assert.match(page.url(), /\/sign-in\?to=/);
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('the address of the start opens once, and leads to three choices', async () => {
    const { page, context, faults } = await open('operator', '/');
    await page.waitForURL(/\/start$/);
    for (const name of ['Hand in an export', 'Take the sample fleet', 'Connect an MDM'])
      await page.getByRole('heading', { name, level: 2 }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('the address that the start prints is that one, and opens once', async () => {
    const [address = ''] = /http:\S+\/open\/go_\S+/.exec(server.said()) ?? [];
    const first = await open('nobody', new URL(address).pathname);
    await first.page.getByRole('heading', { name: 'Take the sample fleet', level: 2 }).waitFor();
    await first.context.close();
    const second = await open('nobody', new URL(address).pathname);
    assert.equal(
      await second.page.getByRole('heading', { name: 'Take the sample fleet' }).count(),
      0,
    );
    await second.context.close();
  });

  await t.test('axe finds nothing on it', async () => {
    const { page, context } = await open('operator', '/start', { isBare: true });
    assert.deepEqual(await against(page), []);
    await context.close();
  });

  await t.test('a file that is dropped on the page is taken as one that was chosen', async () => {
    const { page, context } = await open('operator', '/start');
    const given = await page.evaluateHandle(() => {
      const held = new DataTransfer();
      held.items.add(new File(['no inventory'], 'dropped.csv', { type: 'text/csv' }));
      return held;
    });
    const place = page.getByLabel(/Drop the file here/);
    await place.dispatchEvent('drop', { dataTransfer: given });
    await page.getByText('dropped.csv', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByText('It could not be taken:').waitFor();
    await context.close();
  });

  await t.test(
    'an export that does not say when it was made is asked for it, and becomes an overview',
    async () => {
      const { page, context, faults } = await open('operator', '/start');
      await page.getByRole('button', { name: 'Look through it' }).click();
      await page.getByText('Choose a file first.').waitFor();
      await page.getByLabel(/Drop the file here/).setInputFiles(EXPORT);
      await page.getByRole('button', { name: 'Look through it' }).click();
      await page.getByLabel('When did the MDM make this export?').fill('2026-11-17T06:00');
      await page.getByRole('button', { name: 'Hand it in with this time' }).click();
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      await settled(page);
      await page
        .getByRole('status')
        .filter({ hasText: /phones read, \d+ findings opened/ })
        .waitFor();
      assert.match(await page.locator('.answer').innerText(), /^(None|\d+) of \d+ phones/);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('a session that ends in mid-form keeps what was typed, and goes on', async () => {
    const { page, context } = await open('operator', '/start');
    await page.getByLabel(/Drop the file here/).setInputFiles(EXPORT);
    await page.getByText('More about this file').click();
    await page.getByLabel('Name of the fleet').fill('Library phones');
    const kept = await context.cookies();
    await context.clearCookies();
    await page.getByRole('button', { name: 'Look through it' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: /go on/ }).click();
    await dialog.getByText('Nobody is signed in').waitFor();
    await context.addCookies(kept);
    await dialog.getByRole('button', { name: /go on/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('More about this file').waitFor();
    assert.equal(await page.getByLabel('Name of the fleet').inputValue(), 'Library phones');
    await context.close();
  });
});

test('the sample fleet', { skip: noBrowser }, async (t) => {
  const { open, server } = await world('sample');

  await t.test(
    'is loaded by the server, said to be invented, and one may act as its people',
    async () => {
      const { page, context, faults } = await open('operator', '/start');
      await page.getByRole('button', { name: 'Load the sample fleet' }).click();
      await page.getByRole('progressbar', { name: 'The sample fleet is being loaded' }).waitFor();
      await page.getByRole('link', { name: 'See it' }).click({ timeout: 90_000 });
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      await page.getByRole('banner').getByText('all of it invented').waitFor();
      assert.equal(await server.get<Start>('/start').then(({ state }) => state), 'sample');
      // All exports of both weeks, and the one that was cut off.
      const { items } = await server.get<{ items: { id: string }[] }>('/fleets');
      const handedIn = await Promise.all(
        items.map(({ id }) =>
          server.get<{ items: { state: string }[] }>(`/fleets/${id}/inventories?limit=200`),
        ),
      );
      const states = handedIn.flatMap((list) => list.items.map(({ state }) => state));
      assert.ok(
        items.length >= FLEETS && states.filter((one) => one === 'published').length > FLEETS,
      );
      assert.ok(states.includes('held'));
      let now = /Operator/;
      for (const [name, sees] of PEOPLE) {
        await page.getByRole('button', { name: now }).click();
        await page.getByRole('menuitem', { name }).click();
        now = new RegExp(name);
        await page.getByRole('button', { name: now }).waitFor();
        const place = page.getByRole('navigation').getByRole('link', { name: sees });
        await place.click();
        await page.getByRole('heading', { name: sees, level: 1 }).waitFor();
        await settled(page);
        assert.equal(await page.getByRole('alert').count(), 0, name);
      }
      await page.getByRole('button', { name: now }).click();
      await page.getByRole('menuitem', { name: 'Back to the operator' }).click();
      await page.getByRole('button', { name: /Operator/ }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
});

test('a simulated MDM', { skip: noBrowser }, async (t) => {
  const { open } = await world('journey');

  await t.test('is connected from the start page, and read', async () => {
    const { page, context, faults } = await open('operator', '/start');
    await page.getByRole('button', { name: /simulated/i }).click();
    await page.waitForURL(/\/blocking$/);
    await page
      .getByRole('main')
      .getByRole('link', { name: /simulated/ })
      .first()
      .click();
    await page
      .getByRole('cell', { name: 'Read', exact: true })
      .first()
      .waitFor({ timeout: 30_000 });
    assert.deepEqual(faults, []);
    await context.close();
  });
});
