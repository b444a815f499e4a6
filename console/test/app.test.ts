import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const LONG = 'Ā'.repeat(200);
const RTL = 'ابلیکیشن \u202eevil';

/** Answers a page about an app with something else than the server has. */
async function pretend(page: Page, change: (app: never) => unknown): Promise<void> {
  await page.route(/\/api\/apps\/[^/]+\/page/, async (route) => {
    const answer = await route.fetch();
    const app = (await answer.json()) as never;
    await route.fulfill({ response: answer, json: change(app) });
  });
}

test('the page of an app', { skip: noBrowser }, async (t) => {
  const { open } = await world();

  await t.test(
    'says what holds, why and where it is, and each line of the chain leads to its source',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/app/tiktok');
      await page.getByRole('heading', { name: 'TikTok', level: 1 }).waitFor();
      await page
        .getByText(/^Prohibited: TikTok is published by TikTok Pte\. Ltd\./)
        .first()
        .waitFor();
      const chain = page.getByRole('group', { name: 'Who is behind it' });
      await chain.getByRole('link', { name: /^\[1\].*TikTok is published by/ }).click();
      const first = page.locator('#s1');
      assert.equal(await first.getAttribute('open'), '');
      await first.getByText('Another source says').waitFor();
      assert.equal(await page.locator(':focus').evaluate((e) => e.closest('details')?.id), 's1');
      await page.getByRole('heading', { name: /^On \d+ phones$/, level: 2 }).waitFor();
      await page
        .getByRole('cell', { name: 'com.zhiliaoapp.musically' })
        .or(page.getByRole('rowheader', { name: 'com.zhiliaoapp.musically' }))
        .first()
        .waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'the chain is followed by arrow keys alone, and Enter opens a statement',
    async () => {
      const { page, context } = await open('policy-officer', '/app/tiktok');
      const chain = page.getByRole('group', { name: 'Who is behind it' });
      await chain.getByRole('link', { name: /^TikTok the app/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() =>
        document.activeElement?.textContent.startsWith('TikTok Pte. Ltd.'),
      );
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.closest('#s2') !== null);
      assert.equal(await page.locator('#s2').getAttribute('open'), '');
      await context.close();
    },
  );

  await t.test(
    'listings stand on one timeline, those that bind here among them, and all can be shown',
    async () => {
      const { page, context } = await open('auditor', '/app/tiktok');
      const table = page.getByRole('table', { name: /Listings in order of their start/ });
      assert.equal(await table.getByRole('row').count(), 13);
      await table.getByText('binds here').first().waitFor();
      await page.getByRole('button', { name: /Show all \d+ listings/ }).click();
      assert.ok((await table.getByRole('row').count()) > 50);
      await context.close();
    },
  );

  await t.test(
    'a narrow screen shows the chain as a list, and nothing is cut off at 320 px',
    async () => {
      const seen = { width: 320, language: 'de', colours: 'dark', isBare: true } as const;
      const { page, context } = await open('policy-officer', '/app/tiktok', seen);
      await page
        .getByRole('list', { name: 'Wer dahintersteht' })
        .getByText('TikTok Pte. Ltd.')
        .waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} px wide`);
      assert.deepEqual(await against(page), []);
      await context.close();
    },
  );

  await t.test('axe finds nothing, on prohibited, undetermined and permitted apps', async () => {
    for (const app of ['tiktok', 'imo', 'opera']) {
      const { page, context } = await open('mdm-administrator', `/app/${app}`, { isBare: true });
      assert.deepEqual(await against(page), [], app);
      await context.close();
    }
  });

  await t.test(
    'an app that the catalogue does not know is said to be unknown, with the code of the problem',
    async () => {
      const { page, context } = await open('analyst', '/app/no-such-app');
      await page.getByText('unknown-app').waitFor();
      await context.close();
    },
  );

  await t.test('who may not see numbers of phones is told why', async () => {
    const { page, context } = await open('analyst', '/app/tiktok');
    await page.getByText('Your role does not see on how many phones an app is.').waitFor();
    await context.close();
  });

  await t.test(
    'a name of 200 characters, one from right to left and a chain eight deep stay in their boxes',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/search');
      await pretend(page, (app) => deepOf(app));
      await page.goto(new URL('/app/opera', page.url()).href);
      await settled(page);
      // There is no room for so many from left to right: they stand below one another, and nothing is cut off.
      const chain = page.getByRole('list', { name: 'Who is behind it' });
      const items = chain.getByRole('listitem');
      assert.equal(await items.count(), 9);
      for (const item of await items.all()) {
        const { width, right } = await item.evaluate((element) => ({
          width: element.scrollWidth - element.clientWidth,
          right: element.getBoundingClientRect().right,
        }));
        assert.ok(width <= 1 && right <= 1280, `${width} px too wide, up to ${right}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 1280, `${wide} px wide`);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
});

type Made = { readonly app: { readonly id: string }; readonly statements: readonly object[] };

/** The same app with nine companies in a row behind it. */
function deepOf(given: never): object {
  const app = given as Made;
  const ids = ['app:opera', ...Array.from({ length: 8 }, (_, at) => `entity:e${at}`)];
  const [statement = {}] = app.statements;
  return {
    ...app,
    app: { id: 'opera', name: LONG, category: null },
    statements: [{ ...statement, number: 1, decides: true, others: [] }],
    chain: {
      nodes: ids.map((id, column) => ({
        id,
        kind: column === 0 ? 'app' : 'entity',
        name: column === 0 ? LONG : column === 1 ? RTL : `Holding ${column} ${LONG}`,
        seats: [],
        listed: false,
        decides: true,
        column,
      })),
      links: ids.slice(1).map((to, at) => ({
        from: ids[at],
        to,
        as: 'parent',
        share: null,
        certain: true,
        decides: true,
        statements: [1],
      })),
    },
  };
}
