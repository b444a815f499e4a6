import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FileChooser, Page } from 'playwright-core';
import { back, skipped, tabbed } from './keys.fixture.ts';
import { deed } from './person.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

/** A real app of 13 kB: a dev dependency brings it. */
const APK = join(
  import.meta.dirname,
  '../../node_modules/agent-device/android/ime-helper/dist',
  'agent-device-android-ime-helper-0.21.5.apk',
);
type List<T> = { readonly items: readonly T[] };

test('by keyboard alone', { skip: noBrowser }, async (t) => {
  const { open, server } = await world();
  let change = '';

  await t.test('one comes from the overview to what waits for one', async () => {
    const { page, context } = await open('mdm-administrator', '/');
    const todo = page.getByRole('complementary', { name: 'Waits for you' }).getByRole('link');
    await todo.first().waitFor();
    await skipped(page);
    await tabbed(page, (await todo.first().innerText()).trim());
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/');
    // Once the page is there, the focus stands at its beginning.
    await page.locator('#content:focus').waitFor();
    await settled(page);
    await context.close();
  });

  await t.test(
    'one comes on findings to the call of holders, and back to where one was',
    async () => {
      const { page, context } = await open('mdm-administrator', '/findings');
      await skipped(page);
      await tabbed(page, 'Call holders');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('alertdialog', { name: 'Call whoever is due' });
      await dialog.waitFor();
      assert.ok(await dialog.evaluate((box) => box.contains(document.activeElement)));
      // It asks for a decision, so that Escape alone is none.
      await page.keyboard.press('Escape');
      await tabbed(page, 'Cancel');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await page.locator(':focus').innerText(), 'Call holders');
      await context.close();
    },
  );

  await t.test('findings are filtered, chosen and confirmed', async () => {
    const { page, context, faults } = await open('mdm-administrator', '/findings');
    await skipped(page);
    await tabbed(page, 'Add a filter');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.type('possible');
    await page.keyboard.press('Enter');
    await page.waitForURL(/certain=false/);
    await settled(page);
    await tabbed(page, /^Choose: Phone/);
    await page.keyboard.press('Space');
    await page.getByText('1 finding on 1 phone.').waitFor();
    await back(page, 'Confirm 1');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Confirm this finding' });
    await dialog.waitFor();
    await tabbed(page, 'How do you know?');
    await page.keyboard.type('Its bundle ID says so.');
    await tabbed(page, 'Confirm 1 finding');
    await page.keyboard.press('Enter');
    await page.getByText('1 finding is certain now.').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('a statement behind a verdict is opened from its number', async () => {
    const { page, context } = await open('policy-officer', '/app/tiktok');
    await skipped(page);
    await tabbed(page, /^\[1\]/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('#s1') !== null);
    assert.equal(await page.locator('#s1').getAttribute('open'), '');
    await context.close();
  });

  await t.test('a listing is proposed', async () => {
    const { page, context, faults } = await open('analyst', '/policies/propose?kind=listing');
    const next = async (): Promise<void> => {
      await tabbed(page, 'Go on');
      await page.keyboard.press('Enter');
    };
    await skipped(page);
    await next();
    await tabbed(page, 'Which app?');
    await page.keyboard.type('Temu');
    await page.getByRole('radio', { name: 'Temu', exact: true }).waitFor();
    await tabbed(page, 'Temu');
    await page.keyboard.press('Space');
    await next();
    for (const [field, text] of [
      ['Who decided it', 'Ministry of Bridges'],
      ['Name of the decision', 'Decision 14'],
      ['Address where it can be read', 'https://example.org/14'],
    ] as const) {
      await tabbed(page, field);
      await page.keyboard.type(text);
    }
    await next();
    await next();
    await tabbed(page, 'Why');
    await page.keyboard.type('Looked at.');
    await tabbed(page, 'Propose to name Temu');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Name Temu', level: 1 }).waitFor();
    change = new URL(page.url()).pathname;
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('it is rejected by another', async () => {
    const { page, context, faults } = await open('authority', change);
    await skipped(page);
    // A group of choices has one place among the tabs; arrows go on from there.
    await tabbed(page, 'Adopt');
    await page.keyboard.press('ArrowDown');
    await tabbed(page, 'Why');
    await page.keyboard.type('Not now.');
    await tabbed(page, 'Reject');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The decision' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('an exception is decided on', async () => {
    const asking = await open('mdm-administrator', '/findings');
    type Found = { readonly id: string; readonly state: string };
    const { items } = await server.get<List<Found>>('/findings?app=tiktok&certain=true&limit=200');
    const finding = items.findLast(({ state }) => state === 'open' || state === 'called');
    const request = await deed(asking.page, '/exceptions', {
      findings: [finding?.id],
      group: null,
      ground: 'inspection-and-supervision',
      task: 'Looks at advertisements.',
      mitigations: [],
      from: null,
      until: '2030-02-28',
      restricted: false,
    });
    await asking.context.close();
    const { page, context, faults } = await open('authority', `/exceptions/${request.id}`);
    await skipped(page);
    await tabbed(page, /^Open the file/);
    await page.keyboard.press('Enter');
    await page.getByText('Looks at advertisements.').waitFor();
    await tabbed(page, 'Grant as asked');
    await page.keyboard.press('Space');
    await tabbed(page, 'Why');
    await page.keyboard.type('Agreed.');
    await tabbed(page, /^Grant for 1 phone/);
    await page.keyboard.press('Enter');
    await page.getByText(/^In force up to and including/).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
});

test('by keyboard alone, on phones and files', { skip: noBrowser }, async (t) => {
  const { open, server } = await world('mdm');
  const connections = await server.get<List<object>>('/connections');
  if (connections.items.length === 0)
    await server.post('/sample/mdm', { mdm: 'jamf', devices: 30 });

  await t.test('a plan is made and read', async () => {
    const { page, context, faults } = await open('mdm-administrator', '/blocking');
    await skipped(page);
    await tabbed(page, /simulated/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/blocking\/[0-9a-f-]{36}$/);
    await page.getByRole('cell', { name: 'Read', exact: true }).first().waitFor();
    await page.locator('#content:focus').waitFor();
    await tabbed(page, /^Plan for a few phones/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Plan for the first phones', level: 1 }).waitFor();
    await page.locator('#content:focus').waitFor();
    await tabbed(page, /^Apply to \d+ phones?$/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('an app file is chosen', async () => {
    const { page, context, faults } = await open('analyst', '/vetting');
    await skipped(page);
    await tabbed(page, /Drop app files here/);
    await (await chooserBy(page, 'Enter')).setFiles(APK);
    await page.waitForURL(/\/vetting\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'Whose app' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
});

/** A busy browser drops a chooser that it is asked for before it has drawn the focus: people press again. */
async function chooserBy(page: Page, key: string): Promise<FileChooser> {
  for (let pressed = 1; ; pressed += 1) {
    const choosing = page.waitForEvent('filechooser', { timeout: 8000 });
    await page.keyboard.press(key);
    const chooser = await choosing.catch((error: unknown) => {
      if (pressed === 3) throw error;
      return null;
    });
    if (chooser !== null) return chooser;
  }
}
