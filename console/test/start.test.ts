import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const EXPORT = join(import.meta.dirname, '..', '..', 'examples', 'fleet', 'week-47', 'libraries-workspace-one-device_apps.csv');

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

  await t.test('an export that is handed in becomes an overview', async () => {
    const { page, context, faults } = await open('operator', '/start');
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByRole('alert').filter({ hasText: 'Choose a file first.' }).or(page.getByText('Choose a file first.')).first().waitFor();
    await page.getByLabel(/Drop the file here/).setInputFiles(EXPORT);
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await settled(page);
    await page.getByRole('status').filter({ hasText: /phones read, \d+ findings opened/ }).waitFor();
    assert.match(await page.locator('.answer').innerText(), /^\d+ of \d+ phones still have a prohibited app\.$/);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
