import assert from 'node:assert/strict';
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

test('on an empty database', { skip: noBrowser }, async (t) => {
  const { open } = await world('empty');

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

  await t.test('axe finds nothing on it, in four languages', async () => {
    for (const language of ['en', 'nl', 'fr', 'de'] as const) {
      const { page, context } = await open('operator', '/start', { language, isBare: true });
      assert.deepEqual(await against(page), [], language);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await context.close();
    }
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
  const { open } = await world('sample');

  await t.test(
    'is loaded by the server, said to be invented, and one may act as its people',
    async () => {
      const { page, context, faults } = await open('operator', '/start');
      await page.getByRole('button', { name: 'Load the sample fleet' }).click();
      await page.getByRole('progressbar', { name: 'The sample fleet is being loaded' }).waitFor();
      await page.getByRole('link', { name: 'See it' }).click({ timeout: 90_000 });
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      await page.getByRole('banner').getByText('all of it invented').waitFor();
      await page.getByRole('button', { name: /Operator/ }).click();
      await page.getByRole('menuitem', { name: 'Noor Lindhout' }).click();
      await page.getByRole('button', { name: /Noor Lindhout/ }).click();
      await page.getByRole('menuitem', { name: 'Back to the operator' }).click();
      await page.getByRole('button', { name: /Operator/ }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
});
