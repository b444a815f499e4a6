import assert from 'node:assert/strict';
import { test } from 'node:test';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

test('blocking', { skip: noBrowser }, async (t) => {
  const { open } = await world('mdm');

  await t.test(
    'without a connection the page teaches the next step, and takes a simulated MDM',
    async () => {
      const { page, context, faults } = await open('operator', '/blocking');
      await page.getByText('No fleet is connected to its MDM yet').waitFor();
      await page.getByRole('link', { name: 'Connect an MDM' }).click();
      await page.getByRole('radio', { name: 'Jamf Pro' }).check();
      await page.getByRole('button', { name: 'Connect to Jamf Pro' }).click();
      await page
        .getByRole('alert')
        .getByText(/^Missing: Address of Jamf Pro/)
        .waitFor();
      await page.getByRole('button', { name: 'Take a simulated MDM' }).click();
      await page.waitForURL(/\/blocking\/[0-9a-f-]{36}$/);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'an administrator tests it, reads it, plans for a few phones, applies and looks whether it holds',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/blocking');
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await page.getByText('All of it works.').waitFor();
      await page
        .getByRole('link', { name: /simulated/ })
        .first()
        .click();
      await settled(page);
      await page
        .getByRole('cell', { name: 'Read', exact: true })
        .first()
        .waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: 'Plan for a few phones first' }).click();
      await page.getByRole('heading', { name: 'Plan for the first phones', level: 1 }).waitFor();
      await page.getByText(/^Gives: Block .+ and \d+ more on iPhones and iPads/).waitFor();
      await page.getByText(/^Makes prohibited apps impossible on \d+ of \d+ phones\./).waitFor();
      await page.getByRole('button', { name: /^Apply to \d+ phones$/ }).click();
      const look = page.getByRole('button', { name: /^Look (whether it holds|again)$/ });
      await look.waitFor({ timeout: 30_000 });
      await look.click();
      await page.getByRole('table').getByText('Reported applied').waitFor({ timeout: 30_000 });
      await page.getByRole('img', { name: /^\d+ phones: / }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('a plan can be taken back by another, which is read first', async () => {
    const { page, context, faults } = await open('mdm-administrator', '/blocking');
    await page
      .getByRole('link', { name: /simulated/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Plan for the first phones' }).first().click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Take this plan back?' });
    await dialog.getByText('nothing happens before it is applied').waitFor();
    await dialog.getByRole('button', { name: 'Make that plan' }).click();
    await page.getByRole('heading', { name: 'Plan that takes back', level: 1 }).waitFor();
    await page.getByText(/Takes back what \d+ phones were given/).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'what differs has a view of its own: since when, what is proven, what to do',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/blocking');
      await page
        .getByRole('link', { name: 'What differs from what was put into each MDM' })
        .click();
      await page.getByRole('heading', { name: 'What differs', level: 1 }).waitFor();
      await page.getByRole('table').getByText('Reported applied').waitFor();
      await page.getByRole('button', { name: 'Look for drift now' }).click();
      await page.getByRole('button', { name: 'Look for drift now' }).waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: 'Take it back' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Take this plan back?' });
      await dialog.getByText(/on \d+ phones/).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'a connection is read at other hours; what says which MDM it is can not be changed',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/blocking');
      await page
        .getByRole('link', { name: /simulated/ })
        .first()
        .click();
      await page.getByText('Change the connection').click();
      assert.equal(await page.getByRole('textbox', { name: /^Address of Jamf Pro/ }).count(), 0);
      const hours = page.getByRole('textbox', { name: /^Read the fleet every so many hours/ });
      await hours.fill('1000');
      await page.getByRole('button', { name: 'Change it' }).click();
      await page.getByRole('alert').getByText('Give a whole number of hours').waitFor();
      await hours.fill('6');
      await page.getByRole('button', { name: 'Change it' }).click();
      await page.getByText('Every 6 hours by itself').waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'a test of the connection, notes and abilities speak the language that is read',
    async () => {
      const german = await open('mdm-administrator', '/blocking', { language: 'de' });
      await german.page.getByRole('button', { name: 'Verbindung testen' }).click();
      await german.page.getByText('Das MDM nimmt den Zugang an.').first().waitFor();
      assert.equal(await german.page.getByText('was not tried').count(), 0);
      await german.context.close();
      const dutch = await open('mdm-administrator', '/blocking/abilities?mdm=jamf', {
        language: 'nl',
      });
      await dutch.page
        .getByText(/^uitsluiting|een uitsluiting van het apparaat/)
        .first()
        .waitFor();
      await dutch.context.close();
    },
  );

  await t.test('what an MDM can do is told with its reason and source', async () => {
    const { page, context } = await open('mdm-administrator', '/blocking/abilities?mdm=jamf');
    await page
      .getByRole('row', { name: /Jamf Pro/ })
      .getByText('blocks')
      .waitFor();
    await page.getByText(/iPhone or iPad, supervised/).click();
    await page
      .getByText(/blockedAppBundleIDs/)
      .first()
      .waitFor();
    await context.close();
  });

  await t.test('who may not act on phones is told whose it is', async () => {
    const { page, context } = await open('policy-officer', '/blocking');
    await page.getByText('Connections and plans are for MDM administrators').waitFor();
    await context.close();
  });

  for (const name of ['', '/connect?mdm=intune', '/abilities', '/drift'])
    await t.test(
      `axe finds nothing on /blocking${name}, narrow, in dark and in German too`,
      async () => {
        const wide = await open('mdm-administrator', `/blocking${name}`, { isBare: true });
        assert.deepEqual(await against(wide.page), []);
        await wide.context.close();
        const seen = { width: 320, language: 'de', colours: 'dark', isBare: true } as const;
        const { page, context } = await open('mdm-administrator', `/blocking${name}`, seen);
        assert.deepEqual(await against(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${width} px wide`);
        await context.close();
      },
    );

  await t.test('axe finds nothing on a fleet and on its plan', async () => {
    const { page, context } = await open('mdm-administrator', '/blocking', { isBare: true });
    await page
      .getByRole('link', { name: /simulated/ })
      .first()
      .click();
    // The page that is left has a heading too.
    await page.getByRole('heading', { name: /simulated/, level: 1 }).waitFor();
    await settled(page);
    assert.deepEqual(await against(page), []);
    await page.getByRole('link', { name: /^Plan/ }).first().click();
    await page.getByRole('heading', { name: /^Plan/, level: 1 }).waitFor();
    await settled(page);
    assert.deepEqual(await against(page), []);
    await context.close();
  });
});
