import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const NOTE = '**/api/ledger/checkpoint';
/** What the browser says of each thing that it has checked. */
const outcomes = async (page: Page): Promise<readonly string[]> =>
  page.locator('.checks li .mark').allInnerTexts();

test('the ledger', { skip: noBrowser }, async (t) => {
  const { open, server, organisation } = await world('mdm');
  // Entries get their place within a second or two of what they tell.
  await server.post('/fleets', { organisation, name: 'Lamps', mdm: 'export' });

  await t.test(
    'an auditor sees it checked by the browser, and the second time against the first',
    async () => {
      const { page, context, faults } = await open('auditor', '/ledger');
      await page.getByText('This browser sees it for the first time').waitFor();
      assert.deepEqual(await outcomes(page), ['checked', 'first time', 'first time']);
      await page.reload();
      await settled(page);
      await page.getByText(/nothing that it saw on .* was changed or taken away/).waitFor();
      assert.deepEqual(await outcomes(page), ['checked', 'checked', 'checked', 'checked']);
      await page.getByRole('button', { name: /^Hash all [\d,]+ entries anew$/ }).click();
      await page
        .getByText(/^All [\d,]+ entries, hashed here one by one, lead to the root/)
        .waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'an entry is proven by its path, opened, and put beside its neighbours',
    async () => {
      const { page, context, faults } = await open('auditor', '/ledger?about=fleet');
      await page.getByRole('link', { name: 'Fleet: added' }).first().click();
      await page.getByRole('heading', { name: /^Entry [\d,]+: Fleet: added$/, level: 1 }).waitFor();
      await settled(page);
      await page.getByText('the entry stands in the signed ledger').waitFor();
      assert.ok((await outcomes(page)).every((word) => word !== 'does not fit'));
      await page.getByText(/^The \d+ hashes as a list$/).click();
      const steps = await page.getByRole('table').getByRole('row').count();
      assert.ok(steps > 3);
      await page.getByRole('button', { name: 'Open the seals' }).click();
      await page.getByText('The seal fits, checked here.').first().waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('a root that was changed on the way is told at once, in words', async () => {
    const { page, context } = await open('auditor', '/ledger');
    await page.route(NOTE, async (route) => {
      const answer = await route.fetch();
      const [origin, size, , ...rest] = (await answer.text()).split('\n');
      const forged = [origin, size, btoa('x'.repeat(32)), ...rest].join('\n');
      await route.fulfill({ response: answer, body: forged });
    });
    await page.reload();
    await page.getByText('What the server shows does not fit what was signed').waitFor();
    assert.equal((await outcomes(page))[0], 'does not fit');
    await context.close();
  });

  await t.test('an entry of which one letter was changed on the way is told', async () => {
    const { page, context } = await open('auditor', '/ledger/3');
    await page.route('**/api/ledger/tile/entries/**', async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      const at = body.indexOf('"version"');
      body[at + 1] = 'w'.charCodeAt(0);
      for (let from = at + 9; from > 0; from = body.indexOf('"version"', from + 1))
        body[from + 1] = 'w'.charCodeAt(0);
      await route.fulfill({ response: answer, body });
    });
    await page.reload();
    await page.getByText('Your browser could not confirm it').waitFor();
    await page.getByText('leads to another root').waitFor();
    await context.close();
  });

  await t.test(
    'a checkpoint of one’s own is compared with; what is none is said at the field',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/ledger');
      await page.getByText('Compare with a checkpoint of your own').click();
      const field = page.getByLabel('A checkpoint that was kept elsewhere');
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByRole('alert').getByText('Paste a checkpoint first.').waitFor();
      await field.fill('nothing\n7\n');
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page
        .getByRole('alert')
        .getByText(/This is no checkpoint/)
        .waitFor();
      await field.fill(await page.locator('pre').first().innerText());
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByText('the ledger begins with all that your checkpoint signed').waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'who may not read entries still verifies the checkpoint, and is told why',
    async () => {
      const { page, context } = await open('policy-officer', '/ledger');
      await page.getByText('Entries can be read by auditors and the operator alone').waitFor();
      assert.equal((await outcomes(page))[0], 'checked');
      assert.equal(await page.getByRole('table').count(), 0);
      await context.close();
    },
  );

  for (const path of ['/ledger', '/ledger/2'])
    await t.test(`axe finds nothing on ${path}, narrow, in dark and in German too`, async () => {
      const wide = await open('auditor', path, { isBare: true });
      assert.deepEqual(await against(wide.page), []);
      await wide.context.close();
      const seen = { width: 320, language: 'de', colours: 'dark', isBare: true } as const;
      const { page, context } = await open('auditor', path, seen);
      assert.deepEqual(await against(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} px wide`);
      await context.close();
    });
});
