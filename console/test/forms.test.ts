import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { another, deed } from './person.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

const CATALOGUE = join(import.meta.dirname, '..', '..', 'catalogue');

/** The catalogue that is here, as of another day. */
const NEXT_CATALOGUE = readdirSync(CATALOGUE)
  .filter((name) => name === 'VERSION' || name.endsWith('.csv'))
  .map((name) => ({
    name,
    mimeType: 'text/csv',
    buffer: name === 'VERSION' ? Buffer.from('2099-01-01\n') : readFileSync(join(CATALOGUE, name)),
  }));

/** Tried as it is: what is wrong stands in a list that has the focus, and each line of it leads to its field. */
async function refusedEmpty(page: Page, says: readonly string[], send = 'Go on'): Promise<void> {
  await page.getByRole('button', { name: send, exact: true }).click();
  const list = page.getByRole('alert').filter({ hasText: says[0] ?? '' });
  await list.waitFor();
  assert.deepEqual(await list.getByRole('link').allInnerTexts(), says);
  assert.ok(await list.evaluate((box) => box === document.activeElement));
  for (const one of says) {
    const link = list.getByRole('link', { name: one });
    const [, field] = ((await link.getAttribute('href')) ?? '').split('#');
    await link.click();
    await page.locator(`[id="${field}"]:focus`).waitFor();
  }
}
const on = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Go on', exact: true }).click();
async function found(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Which app?' }).fill(name);
  await page.getByRole('radio', { name, exact: true }).check();
  await on(page);
}
async function reasoned(page: Page, button: string, why: string): Promise<void> {
  await refusedEmpty(page, ['Say why.'], button);
  await page.getByRole('textbox', { name: 'Why', exact: true }).fill(why);
  await page.getByRole('button', { name: button }).click();
}

test(
  'forms say what is missing at its field, and are taken once it is there',
  { skip: noBrowser },
  async (t) => {
    const here = await world();
    const { open, server } = here;
    let clearance = '';

    await t.test('a clearance is proposed by an analyst', async () => {
      const { page, context, faults } = await open('analyst', '/policies/propose?kind=clearance');
      await refusedEmpty(page, ['Choose one of those found.']);
      await found(page, 'Temu');
      await refusedEmpty(page, ['Say its last day.']);
      await page.getByLabel('Up to and including').fill('2030-06-30');
      await on(page);
      await refusedEmpty(page, ['Say who stands for it.']);
      await page.getByLabel('Who stands for it?').fill('Ministry of Bridges');
      await on(page);
      await reasoned(page, 'Propose to allow Temu', 'Customs work with it.');
      await page.getByRole('heading', { name: 'Allow Temu after all', level: 1 }).waitFor();
      clearance = new URL(page.url()).pathname;
      assert.deepEqual(faults, []);
      await context.close();
    });

    await t.test('an analyst’s finding needs a source and whoever found it', async () => {
      const { page, context, faults } = await open('analyst', '/policies/propose?kind=finding');
      await refusedEmpty(page, ['Choose one of those found.']);
      await found(page, 'Temu');
      await page.getByRole('radio', { name: 'Undetermined' }).check();
      await on(page);
      await refusedEmpty(page, ['Name at least one source.', 'Say who stands for it.']);
      await page.getByLabel('What does it rest on?').fill('https://example.org/report');
      await page.getByLabel('Who found it?').fill('Team Analysis');
      await on(page);
      await on(page);
      await reasoned(page, 'Propose this finding on Temu', 'Seen in its traffic.');
      await page.getByRole('heading', { name: 'What was found of Temu', level: 1 }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });

    await t.test('a listing by hand names what, on what it rests, and why', async () => {
      const { page, context, faults } = await open(
        'policy-officer',
        '/policies/propose?kind=listing',
      );
      await page.getByRole('radio', { name: 'An app that the catalogue does not have' }).check();
      await on(page);
      await refusedEmpty(page, [
        'Give the app its name.',
        'Give at least one package name or bundle ID.',
      ]);
      await page.getByLabel('Name of the app').fill('Bridge Chat');
      await page.getByLabel('Package names (Android)').fill('test.bridge.chat');
      await on(page);
      await refusedEmpty(page, [
        'Say who decided it.',
        'Say what the decision is called.',
        'Give an address that begins with https://',
      ]);
      await page.getByLabel('Who decided it').fill('Ministry of Bridges');
      await page.getByLabel('Name of the decision').fill('Decision 12');
      await page.getByLabel('Address where it can be read').fill('https://example.org/12');
      await on(page);
      await page.getByRole('textbox', { name: /^From/ }).fill('2020-01-01');
      await refusedEmpty(page, ['This day is over. No rule is made for days that are over.']);
      await page.getByRole('textbox', { name: /^From/ }).fill('');
      await on(page);
      await reasoned(page, 'Propose to name Bridge Chat', 'Looked at.');
      await page.getByRole('heading', { name: 'Name Bridge Chat', level: 1 }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });

    await t.test(
      'another government’s catalogue is taken whole, and says what differs',
      async () => {
        const { page, context, faults } = await open('analyst', '/policies/propose?kind=catalogue');
        await refusedEmpty(page, ['Choose the files first.']);
        await page.getByLabel('Files of the catalogue').setInputFiles(NEXT_CATALOGUE);
        await page.getByRole('status').filter({ hasText: 'files chosen' }).waitFor();
        await on(page);
        await on(page);
        await reasoned(page, 'Have this catalogue checked, and propose it', 'As Denmark has it.');
        await page
          .getByRole('heading', { name: 'Catalogue of 1 January 2099', level: 1 })
          .waitFor();
        assert.deepEqual(faults, []);
        await context.close();
      },
    );

    await t.test('what was adopted is ended by another proposal', async () => {
      const authority = await another(here, 'Teun Akkerhaven', 'authority');
      const [, , change = ''] = clearance.split('/');
      await deed(authority.page, `/changes/${change}/clear`, { why: 'Agreed.' });
      await authority.context.close();
      const { page, context, faults } = await open('policy-officer', clearance);
      await page.getByRole('link', { name: 'Propose its end' }).click();
      await page.getByLabel('It ends on').fill('2020-01-01');
      await refusedEmpty(page, ['This day is over. No rule is made for days that are over.']);
      await page.getByLabel('It ends on').fill('2030-01-01');
      await on(page);
      await reasoned(page, 'Propose that it ends on 1 January 2030', 'Customs have another way.');
      await page.getByRole('heading', { name: 'End what was adopted', level: 1 }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });

    await t.test(
      'an exception is asked for by all that it needs, and its end says why',
      async () => {
        type Found = { readonly items: readonly { readonly device: number }[] };
        const { items } = await server.get<Found>('/findings?app=tiktok&limit=200');
        const { page, context, faults } = await open('mdm-administrator', '/exceptions/ask');
        await refusedEmpty(page, ['Choose one of those found.', 'Give at least one phone.']);
        await page.getByRole('searchbox', { name: 'Which app?' }).fill('TikTok');
        await page.getByRole('radio', { name: 'TikTok', exact: true }).check();
        await page.getByLabel('Numbers of the phones').fill(String(items.at(-1)?.device));
        await on(page);
        await refusedEmpty(page, ['Choose a ground.']);
        await page.getByRole('radio', { name: 'Inspection and supervision' }).check();
        await on(page);
        await refusedEmpty(page, ['Say what the app is needed for.']);
        await page.getByLabel('Main task').fill('Looks at advertisements.');
        await on(page);
        await on(page);
        await refusedEmpty(page, ['Give a last day.']);
        await page.getByLabel('Last day').fill('2030-02-27');
        await on(page);
        await page.getByRole('button', { name: 'Ask for TikTok on 1 phone' }).click();
        await page.getByRole('heading', { name: 'TikTok for 1 phone', level: 1 }).waitFor();
        await settled(page);
        await page.getByText('You asked for it? Take it back').click();
        await refusedEmpty(page, ['Say why.'], 'Take it back');
        await page.getByLabel('Reason').last().fill('Not needed any more.');
        await page.getByRole('button', { name: 'Take it back' }).click();
        await page.getByText('Withdrawn. The rule holds for these phones').waitFor();
        assert.deepEqual(faults, []);
        await context.close();
      },
    );
  },
);
