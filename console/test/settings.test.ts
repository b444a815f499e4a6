import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, world } from './world.fixture.ts';

test('settings', { skip: noBrowser }, async (t) => {
  const { open, server, organisation } = await world();

  await t.test(
    'an operator invites somebody by a link that is shown once, and they come in by it',
    async () => {
      const { page, context, faults } = await open('operator', '/settings?show=people');
      await page.getByText('Invite somebody').click();
      await page.getByRole('button', { name: 'Make a sign-in link' }).click();
      await page.getByRole('alert').getByText('Give them a name.').waitFor();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('عمر الخيّام');
      await page.getByRole('combobox', { name: 'Role' }).selectOption('authority');
      await page.getByRole('textbox', { name: /^Rank/ }).fill('agency-head');
      await page.getByRole('button', { name: 'Make a sign-in link' }).click();
      const once = page.getByRole('status').filter({ hasText: 'Sign-in link for' });
      const link = await once.locator('code').innerText();
      await page.getByRole('link', { name: 'عمر الخيّام' }).click();
      await page.getByText('rank: agency-head').waitFor();
      assert.equal(await page.getByText(link).count(), 0);
      assert.deepEqual(faults, []);
      const guest = await open('nobody', new URL(link).pathname);
      await guest.page.getByRole('button', { name: 'Sign in' }).click();
      await guest.page.goto(`${server.url}/settings`);
      await guest.page.getByRole('main').getByText('عمر الخيّام').waitFor();
      await guest.context.close();
      await page.getByRole('button', { name: 'End their sessions' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'End their sessions' });
      await dialog.getByText('signed out everywhere').waitFor();
      await dialog.getByRole('button', { name: 'End their sessions' }).click();
      await page.getByRole('status').filter({ hasText: 'Sessions ended: 1.' }).waitFor();
      await context.close();
    },
  );

  await t.test('a key is shown once, and ended', async () => {
    const { page, context, faults } = await open('mdm-administrator', '/settings?show=keys');
    await page.getByRole('heading', { name: 'No keys' }).waitFor();
    await page.getByText('Make a key', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('nightly');
    await page.getByRole('checkbox', { name: 'Hand in exports, and see how it goes' }).check();
    await page.getByText('Operations by the names of the API').click();
    await page.getByText(/announceInventory, putInventoryContent/).waitFor();
    await page.getByRole('button', { name: 'Make this key' }).click();
    const once = page.getByRole('status').filter({ hasText: 'Your new key' });
    assert.match(await once.locator('code').innerText(), /^g/);
    await page
      .getByRole('row', { name: /nightly/ })
      .getByText('Hand in exports, and see how it goes')
      .waitFor();
    await page.getByRole('button', { name: 'End the key: nightly' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'End the key', exact: true })
      .click();
    await page.getByRole('row', { name: /nightly.*over/ }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'organisations hang below each other, eight deep with long names, and a group is assigned in one',
    async () => {
      let parent = organisation;
      for (const depth of [2, 3, 4, 5, 6, 7, 8]) {
        const name = `Level ${depth} ${'of a long name '.repeat(8)}`.trim();
        const one = await server.post<{ id: string }>('/organisations', { parent, name });
        parent = one.id;
      }
      const { page, context, faults } = await open(
        'policy-officer',
        `/settings?show=organisations&id=${parent}`,
        { width: 320 },
      );
      await page.getByRole('heading', { name: /^Level 8/ }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} px wide`);
      await page.getByText('Assign a group', { exact: true }).click();
      await page.getByRole('combobox', { name: 'Group' }).selectOption('first-group');
      await page.getByRole('button', { name: 'Assign it' }).click();
      await page.getByRole('row', { name: /first-group.*here/ }).waitFor();
      await page.getByRole('button', { name: /^Take away: nl, first-group/ }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Take away' }).click();
      await page.getByRole('row', { name: /first-group/ }).waitFor({ state: 'detached' });
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('what holders read is shown in each language', async () => {
    const { page, context, faults } = await open('policy-officer', '/settings?show=notices');
    const letter = page.getByRole('article', { name: 'Preview of the message' });
    await letter.getByText('Please remove an app').first().waitFor();
    for (const language of ['nl', 'fr', 'de'] as const) {
      await page.getByLabel('Language', { exact: true }).selectOption(language);
      await page.locator(`article[lang="${language}"]`).waitFor();
    }
    await letter.getByText('Telefon').first().waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('a term is changed with what follows from it, within its bounds', async () => {
    const { page, context } = await open('policy-officer', '/settings?show=retention');
    await page.getByRole('button', { name: 'Change: What holders wrote with an answer' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Change the term' });
    await dialog.getByLabel('Days').fill('0');
    await dialog.getByRole('button', { name: /^Keep it for/ }).click();
    await dialog.getByText('Give another whole number from 1').waitFor();
    await dialog.getByLabel('Days').fill('200');
    await dialog.getByRole('button', { name: 'Keep it for 200 days' }).click();
    await page.getByRole('row', { name: /What holders wrote.*200/ }).waitFor();
    await context.close();
  });

  await t.test('who may not see a part reads who may', async () => {
    const { page, context } = await open('analyst', '/settings?show=people');
    await page.getByText('It takes one of these roles: auditor and operator.').waitFor();
    await context.close();
  });
});
