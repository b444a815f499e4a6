import assert from 'node:assert/strict';
import { test } from 'node:test';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

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

  await t.test('axe finds nothing, wide in English and narrow in Dutch and dark', async () => {
    const wide = await open('policy-officer', '/search?q=tik', { isBare: true });
    await settled(wide.page);
    assert.deepEqual(await against(wide.page), []);
    await wide.context.close();
    const seen = { width: 320, language: 'nl', colours: 'dark', isBare: true } as const;
    for (const path of ['/search?q=com.zhiliaoapp.musically', '/search/company/bytedance']) {
      const { page, context } = await open('policy-officer', path, seen);
      assert.deepEqual(await against(page), [], path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path}: ${width} px wide`);
      await context.close();
    }
  });
});
