import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { noBrowser, settled, world } from './world.fixture.ts';

type Files = {
  readonly manifest: {
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
  };
};

test('reports', { skip: noBrowser }, async (t) => {
  const { open } = await world();

  await t.test(
    'a policy officer sees what a report says, and saves its files, whose hashes fit',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/reports');
      await page.getByText(/\d+ of [\d,]+ phones had a prohibited app on/).waitFor();
      await page.getByRole('button', { name: 'Make the files' }).click();
      await page.getByText('the hash fits, checked here').first().waitFor();
      assert.equal(await page.getByText('the hash does not fit').count(), 0);
      const saved = async (name: string): Promise<string> => {
        const waiting = page.waitForEvent('download');
        await page.getByRole('button', { name: `Save ${name}` }).click();
        return readFile(await (await waiting).path(), 'utf8');
      };
      const csv = await saved('report.csv');
      const manifest = JSON.parse(await saved('manifest.json')) as Files['manifest'];
      const said = manifest.files.find(({ name }) => name === 'report.csv')?.sha256;
      assert.equal(createHash('sha256').update(csv).digest('hex'), said);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'what is chosen stands in the address, and a period that does not fit is told',
    async () => {
      const { page, context } = await open('policy-officer', '/reports');
      await page.getByRole('radio', { name: 'For a ministry' }).check();
      await page.waitForURL(/for=ministry/);
      await page.getByLabel(/^From/).fill('2026-11-20');
      await page.waitForURL(/from=2026-11-20/);
      await page.getByLabel(/^Up to and including/).fill('2026-11-01');
      await page.getByRole('alert').waitFor();
      await page.getByText('period-unfit').waitFor();
      await context.close();
    },
  );

  await t.test(
    'for parliament no number from one to four stands on the page, whoever looks',
    async () => {
      const { page, context } = await open('operator', '/reports');
      await settled(page);
      // How many phones nobody could look at tells nothing of what is on one.
      const about = ['At the beginning', 'At the end', 'Possible, by name', 'Without', 'Phones'];
      const cells = await page
        .locator(about.map((label) => `td[data-label="${label}"]`).join(', '))
        .allInnerTexts();
      assert.ok(cells.length > 20);
      for (const cell of cells) assert.doesNotMatch(cell.trim(), /^[1-4]$/);
      await context.close();
    },
  );
});
