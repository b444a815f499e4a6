import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { against } from './axe.fixture.ts';
import { noBrowser, settled, world, type World } from './world.fixture.ts';

type Finding = { readonly id: string; readonly certain: boolean };
type List<T> = { readonly items: readonly T[] };

test('findings', { skip: noBrowser }, async (t) => {
  const { open, server } = await world();
  await server.post('/notices/plan', { atAnyHour: true });

  await t.test(
    'the list says how many, filters stand in the address and are taken away as words',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/findings');
      const answer = await page.locator('.answer').innerText();
      const [count = ''] = answer.match(/\d+/) ?? [];
      const status = page.getByRole('group', { name: 'Filters' }).getByRole('status');
      assert.equal(await status.innerText(), `${count} of ${count}`);
      await page.getByRole('button', { name: 'Add a filter' }).click();
      await page.getByRole('menuitem', { name: 'possible, by a name alone' }).click();
      await page.waitForURL(/certain=false/);
      await page.getByRole('table').first().getByText('possible').first().waitFor();
      const [some] = (await status.innerText()).match(/\d+/) ?? [];
      assert.ok(Number(some) < Number(count));
      await page.getByRole('link', { name: `Download these ${some} as CSV` }).waitFor();
      await page.reload();
      await page
        .getByRole('button', { name: 'Take away the filter possible, by a name alone' })
        .click();
      await page.waitForURL((url) => !url.search.includes('certain'));
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('it is sorted by its columns, and the order stands in the address', async () => {
    const { page, context } = await open('mdm-administrator', '/findings');
    await page.getByTitle('Sort by Phone').click();
    await page.waitForURL(/sort=phone/);
    const header = page.getByRole('columnheader', { name: /^Phone/ });
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    const phones = await page.getByRole('link', { name: /^Phone [\d,]+$/ }).allInnerTexts();
    const numbers = phones.map((text) => Number(text.replace(/\D/g, '')));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    await context.close();
  });

  await t.test(
    'who was called has a deadline, and the list comes in the order of these',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/findings');
      const [asked] = await Promise.all([
        page.waitForRequest((request) => request.url().includes('order=deadline')),
        page.getByTitle('Sort by Deadline').click(),
      ]);
      assert.match(asked.url(), /limit=200/);
      await page.waitForURL(/sort=deadline/);
      const { items } = await server.get<List<Finding & { readonly deadline: string | null }>>(
        '/findings?order=deadline&state=called&state=open&limit=200',
      );
      const [first] = items;
      assert.ok(first?.deadline);
      assert.equal(items.at(-1)?.deadline, null);
      const cell = page.locator('tbody tr').first().locator('td[data-label="Deadline"] time');
      assert.equal(await cell.getAttribute('datetime'), first.deadline);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'of chosen findings it is said, before and after, whom nothing is told and why',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/findings?state=called');
      const boxes = page.getByRole('checkbox', { name: /^Choose: Phone/ });
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page.getByRole('button', { name: 'Call their holders' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Call the holders of 2 findings' });
      await dialog.getByText('Nobody is due now.').waitFor();
      await dialog
        .getByText(/^Unchanged, \d+: /)
        .first()
        .waitFor();
      assert.equal(await dialog.getByRole('button', { name: /^Make/ }).count(), 0);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'possible ones are confirmed after it was said what would be done, with a reason',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/findings?certain=false');
      const boxes = page.getByRole('checkbox', { name: /^Choose: Phone/ });
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page.getByText(/^2 findings on [12] phones?\.$/).waitFor();
      await page.getByRole('button', { name: 'Confirm 2' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Confirm 2 findings' });
      await dialog.getByText('2 findings become certain.').waitFor();
      await dialog.getByRole('button', { name: 'Confirm 2 findings' }).click();
      await dialog.getByText('This is needed.').first().waitFor();
      await dialog.getByLabel('How do you know?').fill('The MDM reports the bundle IDs.');
      await dialog.getByRole('button', { name: 'Confirm 2 findings' }).click();
      await page.getByText('2 findings are certain now.').waitFor();
      await dialog.waitFor({ state: 'detached' });
      assert.deepEqual(faults, []);
      await context.close();

      // One that is certain by now is left as it is, and the others that were chosen with it are not.
      const { items } = await server.get<List<Finding>>('/findings?certain=false&state=open');
      const other = await open('mdm-administrator', '/findings?certain=false');
      const all = other.page.getByRole('checkbox', { name: /^Choose: Phone/ });
      await all.nth(0).check();
      await all.nth(1).check();
      await server.post(`/findings/${items[0]?.id}/confirm`, { why: 'The holder said so.' });
      await other.page.getByRole('button', { name: 'Confirm 2' }).click();
      const said = other.page.getByRole('alertdialog');
      await said.getByText('Unchanged, 1: certain already.').waitFor();
      await said.getByLabel('How do you know?').fill('The MDM reports the bundle ID.');
      await said.getByRole('button', { name: 'Confirm 1 finding' }).click();
      await other.page.getByRole('alertdialog', { name: 'What was confirmed' }).waitFor();
      await said.getByText('Unchanged, 1: certain already.').waitFor();
      await said.getByRole('button', { name: 'Close' }).click();
      await other.context.close();

      // Their holders are due now: the same way, by what was chosen.
      const due = await open('mdm-administrator', '/findings?state=open');
      await due.page.getByRole('checkbox', { name: 'Choose all' }).check();
      await due.page.getByRole('button', { name: 'Call their holders' }).click();
      const calls = due.page.getByRole('alertdialog');
      await calls.getByLabel(/Also outside open hours/).check();
      await calls
        .getByText(/: called/)
        .first()
        .waitFor();
      await calls.getByRole('button', { name: /^Make \d+ messages?$/ }).click();
      await due.page.getByRole('alertdialog', { name: 'What was told' }).waitFor();
      await calls
        .getByText(/: called/)
        .first()
        .waitFor();
      await calls.getByRole('button', { name: 'Close' }).click();
      assert.deepEqual(due.faults, []);
      await due.context.close();
    },
  );

  await t.test(
    'holders are called after it was said how many, and one is due after a confirmation',
    async () => {
      const { items } = await server.get<List<Finding>>('/findings?certain=false&state=open');
      await server.post(`/findings/${items[0]?.id}/confirm`, { why: 'The holder said so.' });
      const { page, context } = await open('mdm-administrator', '/findings');
      await page.getByRole('button', { name: 'Call holders' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Call whoever is due' });
      await dialog.getByLabel(/Also outside open hours/).check();
      await dialog
        .getByText(/messages?, about/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: /^Make \d+ messages?$/ }).click();
      await page.getByText(/messages? (was|were) made\./).waitFor();
      await context.close();
    },
  );

  await t.test('who holds a phone is shown only after a look that is in the ledger', async () => {
    const { items } = await server.get<List<Finding>>('/findings?state=called&limit=1');
    const { page, context } = await open('mdm-administrator', `/findings/${items[0]?.id}`);
    const looks: string[] = [];
    page.on(
      'request',
      (request) => request.url().includes('named=true') && looks.push(request.url()),
    );
    await page.getByText('What happened').waitFor();
    await page.getByRole('button', { name: 'Show the phone and its holder' }).click();
    await page.getByRole('alertdialog', { name: 'This look will be in the ledger' }).waitFor();
    assert.deepEqual(looks, []);
    await page.getByRole('button', { name: 'Write it down and show' }).click();
    await page.getByText('This look is in the ledger.').waitFor();
    assert.equal(looks.length, 1);
    await context.close();
  });

  await t.test('an answer that a person has to look into is settled with a reason', async () => {
    const finding = await disputed(server);
    const { page, context, faults } = await open('mdm-administrator', '/findings');
    await page.getByRole('link', { name: '1 answer to settle' }).click();
    await page.waitForURL(/answer=/);
    await page.getByRole('cell', { name: '“I dispute this”' }).waitFor();
    await page.goto(new URL(`/findings/${finding}`, page.url()).href);
    await settled(page);
    await page.getByText('“I dispute this”').waitFor();
    assert.equal(await page.getByText('It is a <b>work</b> app').count(), 0);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('It is a <b>work</b> app').waitFor();
    await page.getByRole('button', { name: 'Settle it' }).click();
    await page.getByLabel('What did you find?').fill('It is the app: the bundle ID says so.');
    await page.getByRole('button', { name: 'Settle it: the clock goes on' }).click();
    await page.getByText('The answer is settled.').waitFor();
    await page.getByText(/looked into on/).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('a message without an address is handed over, and said to be', async () => {
    const { page, context } = await open('mdm-administrator', '/findings/outbox');
    await page.getByRole('button', { name: 'Show whom they are for' }).click();
    const table = page.getByRole('table', { name: /Messages to hand over/ });
    await table.waitFor();
    const before = await table.getByRole('row').count();
    await table
      .getByRole('button', { name: /^Handed over: / })
      .first()
      .click();
    await page.getByLabel('How do you know?').fill('Read out at the desk.');
    await page.getByRole('button', { name: 'It was handed over' }).click();
    await page.getByText('Written down: it was handed over.').waitFor();
    assert.equal(await table.getByRole('row').count(), before - 1);
    await context.close();
  });

  await t.test('a message that came back says why and what to do, until it was told', async () => {
    const { items } = await server.get<List<{ readonly id: string }>>('/notices?state=outbox');
    const id = items[0]?.id;
    await server.post(`/notices/${id}/delivered`, { why: 'Handed over at the desk.' });
    await server.post(`/notices/${id}/bounce`, { why: 'It lay in the tray.' });
    const { page, context, faults } = await open('mdm-administrator', '/findings');
    await page.getByRole('link', { name: '1 message that did not arrive' }).click();
    const table = page.getByRole('table', { name: /^Messages that did not arrive/ });
    await table.getByText('A person said that it came back.').waitFor();
    await page.getByText('put it right in the MDM').waitFor();
    await table.getByRole('button', { name: /^Try again: / }).click();
    await page.getByRole('textbox').last().fill('The address was put right.');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No mail server').first().waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await table.getByRole('button', { name: /^It was told: / }).click();
    await page.getByRole('textbox').last().fill('Read out by phone.');
    await page.getByRole('alertdialog').getByRole('button', { name: 'It was told' }).click();
    await page.getByText('No message failed.').first().waitFor();
    // The browser itself tells of the refusal.
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('409')),
      [],
    );
    await context.close();
  });

  await t.test('who may not list findings sees counts, and why', async () => {
    const { page, context, faults } = await open('policy-officer', '/findings');
    await page.getByText(/Single findings are shown to administrators alone/).waitFor();
    await page.getByRole('table', { name: /by app and state/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /as CSV/ }).count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'a server that does not answer is said so, and the list comes when it does',
    async () => {
      const { page, context } = await open('mdm-administrator', '/search');
      await page.route(/\/api\/findings\?/, (route) => route.abort());
      await page.goto(new URL('/findings', page.url()).href);
      await page.getByRole('heading', { name: 'The server did not answer' }).waitFor();
      await page.unroute(/\/api\/findings\?/);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page
        .getByRole('link', { name: /^Phone/ })
        .first()
        .waitFor();
      await context.close();
    },
  );

  await t.test(
    'of 100,000 only those in view are in the page, and all can be come to',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/search');
      await many(page, 100_000);
      await page.goto(new URL('/findings', page.url()).href);
      await settled(page);
      await page.getByRole('status').filter({ hasText: '100,000 of 100,000' }).waitFor();
      const rows = page.getByRole('region', { name: /^Findings: / }).getByRole('row');
      assert.ok((await rows.count()) < 80);
      await page.getByText('can be sorted by when they were found and by deadline').waitFor();
      assert.equal(await page.getByTitle('Sort by Phone').count(), 0);
      const asked = page.waitForRequest((request) => request.url().includes('order=deadline'));
      await page.getByTitle('Sort by Deadline').click();
      await asked;
      const header = page.getByRole('columnheader', { name: /^Deadline/ });
      assert.equal(await header.getAttribute('aria-sort'), 'ascending');
      await page
        .getByRole('region', { name: /^Findings: / })
        .evaluate((box) => box.scrollTo(0, 9e9));
      await page.getByRole('link', { name: 'Phone 10,000', exact: true }).waitFor();
      assert.ok((await rows.count()) < 80);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'axe finds nothing on the list, one finding, the outbox and the counts; 320 px hold them',
    async () => {
      const { items } = await server.get<List<Finding>>('/findings?certain=false&limit=1');
      const paths = [
        '/findings?state=called',
        `/findings/${items[0]?.id}`,
        '/findings/outbox',
        '/findings/failed',
      ];
      for (const path of paths) {
        const seen = { isBare: true, width: 320, language: 'de', colours: 'dark' } as const;
        const { page, context } = await open('mdm-administrator', path, seen);
        assert.deepEqual(await against(page), [], path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${path}: ${width} px wide`);
        await context.close();
      }
      for (const who of ['mdm-administrator', 'policy-officer'] as const) {
        const { page, context } = await open(who, '/findings', { isBare: true });
        assert.deepEqual(await against(page), [], who);
        await context.close();
      }
    },
  );
});

/** A holder disputes what their message says; gives the finding. */
async function disputed(server: World['server']): Promise<string> {
  const { items } = await server.get<List<Finding>>('/findings?state=called&limit=1');
  const finding = items[0]?.id ?? '';
  const notices = await server.get<List<{ readonly id: string }>>(`/notices?finding=${finding}`);
  const mail = await (await server.ask(`/outbox/${notices.items[0]?.id}`)).text();
  const [, token = ''] = /\/h\/([\w.~-]+)/.exec(mail.replaceAll('=\r\n', '')) ?? [];
  await server.post(`/holder/${token}/answer`, {
    answer: 'disputed',
    language: 'nl',
    findings: [finding],
    words: 'It is a <b>work</b> app',
  });
  return finding;
}

/** A list of so many, in pages of 10,000. */
async function many(page: Page, all: number): Promise<void> {
  const size = 10_000;
  await page.route(/\/api\/findings\/count/, (route) =>
    route.fulfill({ json: { findings: all, phones: null, of: all } }),
  );
  await page.route(/\/api\/findings\?/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? '0');
    const items = Array.from({ length: size }, (_, at) => row(from + at + 1));
    const next = from + size < all ? String(from + size) : null;
    return route.fulfill({ json: { items, next } });
  });
}

const row = (device: number) => ({
  id: `01a21cc0-0000-7000-8000-${String(device).padStart(12, '0')}`,
  device,
  fleet: '01a21cc0-0000-7000-8000-000000000000',
  organisation: '01a21cc0-0000-7000-8000-000000000000',
  app: 'tiktok',
  appName: 'TikTok',
  category: null,
  platform: 'ios',
  strength: 'exact',
  confirmed: false,
  certain: true,
  present: true,
  usable: null,
  secondCopy: false,
  state: 'called',
  because: null,
  opened: '2026-11-17T06:00:00Z',
  seen: '2026-11-17T06:00:00Z',
  seenAs: 'all',
  closed: null,
  reopenings: 0,
  deadline: '2026-12-01',
  answer: null,
  named: null,
});
