import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, world } from './world.fixture.ts';

test('the overview', { skip: noBrowser }, async (t) => {
  const { open } = await world('counts');

  await t.test(
    'says how many phones still have something, and its parts add up to all phones',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/');
      const answer = await page.locator('.answer').innerText();
      const [hits = '', all = ''] = answer.match(/[\d,]+/g) ?? [];
      const cells = await page
        .locator('section[aria-labelledby="coverage"] tbody tr:not(.of-it) td')
        .allInnerTexts();
      const sum = cells.reduce((so, text) => so + Number(text.replaceAll(',', '')), 0);
      assert.equal(sum, Number(all.replaceAll(',', '')));
      // Those by a name alone are told apart in words, and are phones with a hit all the same.
      const [, possible = '0'] =
        /(\d+) more phones may/.exec(await page.locator('.asof').innerText()) ?? [];
      assert.equal(Number(cells[0]), Number(hits) + Number(possible));
      assert.equal(await page.title(), 'Overview · Grendel');
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('can be gone to and left by keyboard alone', async () => {
    const { page, context } = await open('mdm-administrator', '/');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').innerText(), 'Skip to the content');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
    await page.locator('#content:focus').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.locator('#find:focus').waitFor();
    await context.close();
  });
});
