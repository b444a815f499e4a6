import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, world, type Who } from './world.fixture.ts';

/** Compressed, scripts, styles and words together: what a slow line has to carry before anything is seen. */
const BUDGET = 260_000;

test('the first page', { skip: noBrowser }, async (t) => {
  const { open, server } = await world();

  for (const who of ['policy-officer', 'nobody'] satisfies readonly Who[])
    await t.test(`takes less than 260 kB, compressed, for ${who}`, async () => {
      const { page, context } = await open(who, '/');
      const sizes = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(
            (entry): entry is PerformanceResourceTiming =>
              entry instanceof PerformanceResourceTiming,
          )
          .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize] as const),
      );
      const sum = sizes.reduce((so, [, size]) => so + size, 0);
      assert.ok(
        sizes.some(([name]) => name.endsWith('.js')) && sum > 50_000,
        'nothing was measured',
      );
      assert.ok(sum < BUDGET, `${sum} bytes: ${JSON.stringify(sizes)}`);
      t.diagnostic(`${who}: ${sum} bytes in ${sizes.length} files`);
      await context.close();
    });

  await t.test('asks this server alone, and its policy lets it ask nobody else', async () => {
    const { page, context, faults } = await open('policy-officer', '/');
    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
    );
    assert.deepEqual([...new Set(asked)], [server.url]);
    const refused = await page.evaluate(() =>
      fetch('https://example.invalid/').then(
        () => 'let through',
        () => 'refused',
      ),
    );
    assert.equal(refused, 'refused');
    assert.match(faults.join(), /Content Security Policy/);
    await context.close();
  });

  await t.test(
    'the language that was chosen is kept, and so are dates and numbers in it',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/');
      await page.getByRole('button', { name: /Ilse Varenkamp/ }).click();
      await page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
      await page.getByRole('heading', { name: 'Overzicht', level: 1 }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Overzicht', level: 1 }).waitFor();
      assert.match(await page.locator('.answer').innerText(), /van 2\.000 telefoons/);
      assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
      assert.equal(await page.title(), 'Overzicht · Grendel');
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
});
