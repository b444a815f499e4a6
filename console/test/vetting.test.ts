import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

/** A real app: a dev dependency brings it. */
const APK = join(
  import.meta.dirname,
  '../../node_modules/io.appium.settings/apks/settings_apk-debug.apk',
);
const HOSTILE = 'holiday\u202Egpj.apk';

test('vetting', { skip: noBrowser }, async (t) => {
  const { open } = await world('files');
  let report = '';

  await t.test(
    'an analyst drops a file, and sees whose app it is, what it may reach and what is open',
    async () => {
      const { page, context, faults } = await open('analyst', '/vetting');
      await page.getByLabel(/Drop app files here/).setInputFiles(APK);
      await page.waitForURL(/\/vetting\/[0-9a-f-]{36}$/, { timeout: 30_000 });
      await page.getByRole('heading', { name: 'Whose app' }).waitFor({ timeout: 60_000 });
      report = new URL(page.url()).pathname;
      await page.getByRole('heading', { name: 'Appium Settings', level: 1 }).waitFor();
      await page.getByText('io.appium.settings', { exact: true }).first().waitFor();
      await page.getByText('It is signed with a key that is public').waitFor();
      await page
        .getByRole('term')
        .filter({ hasText: /^Location$/ })
        .waitFor();
      await page
        .getByText(/Would settle it/)
        .first()
        .waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('what is odd about the file is said in the language of whoever looks', async () => {
    const { page, context, faults } = await open('analyst', report, { language: 'nl' });
    const line = page.getByRole('listitem', { includeHidden: true }).filter({
      hasText: /^Ondertekend met een sleutel .* sig\.(test|debug)-key/,
    });
    await line.first().waitFor({ state: 'attached' });
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('a finding is proposed with its reasons, and stands beside the report', async () => {
    const { page, context, faults } = await open('analyst', report);
    await page.getByRole('button', { name: 'Propose a finding' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Propose a finding' });
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await dialog.getByText('Say on whose behalf.').first().waitFor();
    await dialog.getByRole('radio', { name: 'Undetermined' }).check();
    await dialog.getByLabel('On whose behalf').fill('Team Analysis');
    await dialog.getByLabel('Reason').fill('A debug build; anybody can have signed it.');
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await page
      .getByRole('complementary')
      .getByText(/proposed,/)
      .waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('an authority reads the finding and signs it', async () => {
    const { page, context, faults } = await open('authority', '/policies?show=proposals');
    await page
      .getByRole('link', { name: /What was found of/ })
      .first()
      .click();
    await page.getByText('A debug build; anybody can have signed it.').first().waitFor();
    await page.getByRole('radio', { name: 'Adopt' }).check();
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('As the evidence says.');
    await page.getByRole('button', { name: /^Adopt from/ }).click();
    await page.getByRole('heading', { name: 'The decision' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'what is no app is told so, and a name that turns its direction is written out',
    async () => {
      const { page, context, faults } = await open('analyst', '/vetting');
      const file = { name: HOSTILE, mimeType: 'application/zip', buffer: Buffer.from('no app') };
      await page.getByLabel(/Drop app files here/).setInputFiles([file]);
      await page.waitForURL(/\/vetting\/[0-9a-f-]{36}$/, { timeout: 30_000 });
      await page.getByText(/it is no app file/).waitFor({ timeout: 60_000 });
      await page.getByRole('heading', { name: 'holiday⟨U+202E⟩gpj.apk', level: 1 }).waitFor();
      assert.equal((await page.locator('main').innerText()).includes('\u202E'), false);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('who may only read finds the files, and is told who hands them in', async () => {
    const { page, context } = await open('auditor', '/vetting');
    await page.getByText('Files are handed in by analysts.').waitFor();
    await page.getByRole('link', { name: 'Appium Settings' }).click();
    await page.getByText('Findings are proposed by analysts').waitFor();
    await context.close();
  });

  await t.test('axe finds nothing on it, narrow, in dark and in German too', async () => {
    for (const path of ['/vetting', report]) {
      const wide = await open('analyst', path, { isBare: true });
      await settled(wide.page);
      assert.deepEqual(await against(wide.page), []);
      await wide.context.close();
      const seen = { width: 320, language: 'de', colours: 'dark', isBare: true } as const;
      const { page, context } = await open('analyst', path, seen);
      assert.deepEqual(await against(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} px wide`);
      await context.close();
    }
  });
});
