import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, world } from './world.fixture.ts';

test('the search', { skip: noBrowser }, async (t) => {
  const { open } = await world();

  await t.test('opens at a slash, forgives a typing error and says so', async () => {
    const { page, context, faults } = await open('policy-officer', '/');
    await page.keyboard.press('/');
    await page.keyboard.type('tiktock');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Search: tiktock', level: 1 }).waitFor();
    const row = page.getByRole('row', { name: /^TikTok Prohibited/ });
    await row.getByText('spelled nearly so').waitFor();
    await row.getByRole('link', { name: 'TikTok' }).click();
    await page.getByRole('heading', { name: 'TikTok', level: 1 }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'a name in another script finds the app, and a number of the App Store too',
    async () => {
      const { page, context } = await open('analyst', '/search');
      const field = page.getByRole('searchbox', { name: /Which app, company or identifier/ });
      await field.fill('抖音');
      await page.getByRole('link', { name: 'Douyin', exact: true }).waitFor();
      await field.fill('835599320');
      await page.getByRole('row', { name: /TikTok .*App Store number/ }).waitFor();
      assert.match(page.url(), /q=.*835599320/);
      await page.reload();
      await page.getByRole('row', { name: /TikTok .*App Store number/ }).waitFor();
      await context.close();
    },
  );

  await t.test('a company leads to its apps and to who is behind it', async () => {
    const { page, context, faults } = await open('auditor', '/search?q=ByteDance');
    await page.getByRole('link', { name: 'ByteDance Ltd.' }).click();
    await page.getByRole('heading', { name: 'ByteDance Ltd.', level: 1 }).waitFor();
    await page.getByRole('table', { name: 'Its apps' }).getByText('Prohibited').first().waitFor();
    await page
      .getByRole('group', { name: 'Who is behind it' })
      .getByRole('link', { name: /China/ })
      .first()
      .click();
    await page.getByText('Another source says').first().waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('what nobody knows has no verdict, and the page says what to try', async () => {
    const { page, context } = await open('policy-officer', '/search?q=zzqxjw');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await page.getByText('neither prohibited nor permitted').waitFor();
    await context.close();
  });
});
