import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { another, deed } from './person.fixture.ts';
import { noBrowser, settled, world, type World } from './world.fixture.ts';

type Made = { readonly id: string };
/** As many characters as a name may have, and nowhere a place to break it. */
const LONG = 'Rekeningafschriftverwerker'.repeat(8).slice(0, 200);
/** From the right, with a part from the left in it. */
const ARABIC = 'تطبيق الدردشة السريعة (Beta 2.0)';
const APPS = [
  { id: 'long-name', name: LONG, bundle: 'test.grendel.long' },
  { id: 'arabic-name', name: ARABIC, bundle: 'test.grendel.arabic' },
] as const;

test('hard cases', { skip: noBrowser }, async (t) => {
  const here = await world();
  const { open, server } = here;
  const officer = await open('policy-officer', '/policies');
  const listings: string[] = [];
  for (const app of APPS) listings.push(await proposed(officer.page, app));
  const debated = `/policies/${await proposed(officer.page, DEBATED)}`;

  await t.test(
    'a session that ends while somebody writes keeps the words, and they are said once',
    async () => {
      const { page, context } = await open('mdm-administrator', debated);
      await page.getByRole('button', { name: 'Add a comment' }).click();
      await page.getByLabel('Your comment').fill('Our inspectors use it every day.');
      const kept = await context.cookies();
      await context.clearCookies();
      await page.getByRole('button', { name: 'Say it' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
      await dialog.waitFor();
      await context.addCookies(kept);
      await dialog.getByRole('button', { name: /go on/ }).click();
      await dialog.waitFor({ state: 'detached' });
      const field = page.getByLabel('Your comment');
      assert.equal(await field.inputValue(), 'Our inspectors use it every day.');
      await page.getByRole('button', { name: 'Say it' }).click();
      await field.waitFor({ state: 'detached' });
      await page.reload();
      await settled(page);
      const said = page.getByRole('listitem').filter({ hasText: 'Our inspectors use it' });
      assert.equal(await said.count(), 1);
      await context.close();
    },
  );

  await t.test(
    'of two who decide at the same moment one decides, and the other hears it',
    async () => {
      const both = [
        await open('authority', debated),
        await another(here, 'Teun Akkerhaven', 'policy-officer'),
      ];
      await both[1]?.page.goto(server.url + debated);
      await Promise.all(both.map(({ page }) => settled(page)));
      for (const [at, { page }] of both.entries()) {
        await page.getByRole('radio', { name: 'Reject' }).check();
        await page.getByRole('textbox', { name: 'Why', exact: true }).fill(`Reason ${at + 1}.`);
      }
      const refused = await Promise.all(
        both.map(async ({ page }) => {
          const answer = page.waitForResponse(/\/reject$/);
          await page.getByRole('button', { name: /^Reject/ }).click();
          return (await answer).status() === 409;
        }),
      );
      const loser = refused.indexOf(true);
      assert.deepEqual(refused.toSorted(), [false, true]);
      const told = both[loser]?.page.getByRole('alert');
      await told?.filter({ hasText: 'Somebody else decided first' }).waitFor();
      // What they wrote is not lost: it may be said elsewhere.
      await told?.filter({ hasText: `Reason ${loser + 1}.` }).waitFor();
      const { decision } = await decisionOf(officer.page, debated);
      assert.equal(decision, `Reason ${loser === 0 ? 2 : 1}.`);
      for (const { context } of both) await context.close();
    },
  );

  await t.test(
    'findings of an app with 200 characters, or from right to left, at the end of a tree of eight levels fit 320 px',
    async () => {
      const second = await open('authority', '/policies');
      for (const listing of listings)
        await deed(second.page, `/changes/${listing}/adopt`, { why: 'Agreed.' });
      const deepest = await levels(server, here.organisation, 8);
      await handIn(server, deepest);
      const places = [
        ['mdm-administrator', '/findings?app=long-name', LONG],
        ['mdm-administrator', '/findings?app=arabic-name', ARABIC],
        ['policy-officer', '/app/long-name', LONG],
      ] as const;
      for (const [who, path, text] of places)
        for (const width of [320, 1280]) {
          const { page, context, faults } = await open(who, path, { width });
          await page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${path} is ${wide} px wide in ${width}`);
          assert.deepEqual(faults, [], path);
          await context.close();
        }
      await second.context.close();
    },
  );

  await t.test('a name from outside does not turn round the words beside it', async () => {
    const { page, context } = await open('policy-officer', '/app/arabic-name');
    const title = page.getByRole('heading', { level: 1 }).getByText(ARABIC);
    const isolated = await title.evaluate((element) => {
      const { unicodeBidi, direction } = getComputedStyle(element);
      const own = element.closest('bdi') !== null || unicodeBidi.startsWith('isolate');
      return own || (element.tagName === 'H1' && direction === 'ltr');
    });
    assert.ok(isolated);
    await context.close();
  });

  await t.test(
    'while the network is slow there is a stand-in, then the page, and no error',
    async () => {
      const { page, context, faults } = await open('mdm-administrator', '/search');
      const gate = Promise.withResolvers<void>();
      await page.route(/\/api\//, async (route) => {
        await gate.promise;
        await route.continue();
      });
      await page
        .getByRole('navigation')
        .getByRole('link', { name: /^Findings/ })
        .click();
      await page.getByRole('main').getByText('Loading').waitFor();
      await page
        .getByRole('heading', { name: 'Findings', level: 1 })
        .waitFor({ state: 'detached' });
      gate.resolve();
      await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
      await page
        .getByRole('link', { name: /^Phone/ })
        .first()
        .waitFor();
      await settled(page);
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await officer.context.close();
});

/** An app that two will decide on. */
const DEBATED = { id: 'debated', name: 'Debated', bundle: 'test.grendel.debated' } as const;

/** A listing by hand of an app that the catalogue does not have; gives the proposal. */
async function proposed(page: Page, app: (typeof APPS)[number] | typeof DEBATED): Promise<string> {
  const { id, name, bundle } = app;
  const document = {
    id: `nl-${id}`,
    policy: 'nl',
    government: 'NL',
    authority: 'Ministry of Bridges',
    instrument: 'Decision 12',
    measure: 'prohibit',
    subject: { kind: 'app', app: id },
    words: name,
    source: 'https://example.org/decision-12',
    app: { id, name, sensitive: '', identifiers: [{ platform: 'ios', identifier: bundle }] },
  };
  return (await deed(page, '/changes/listing', { document, why: 'Looked at.' })).id;
}

const decisionOf = (page: Page, path: string): Promise<{ readonly decision: string | null }> =>
  page.evaluate(async (id) => {
    const { change } = await (await fetch(`/api/changes/${id}`)).json();
    return change;
  }, path.split('/').at(-1));

/** Organisations below each other; gives the last. */
async function levels(server: World['server'], root: string, deep: number): Promise<string> {
  let parent = root;
  for (let level = 1; level <= deep; level += 1) {
    const name = `Level ${level} of the directorate-general for bridges, dikes and canals`;
    parent = (await server.post<Made>('/organisations', { parent, name })).id;
  }
  return parent;
}

/** One phone with both apps. */
async function handIn(server: World['server'], organisation: string): Promise<void> {
  const fleet = { organisation, name: `${ARABIC} ${LONG}`.slice(0, 100), mdm: 'export' };
  const { id } = await server.post<Made>('/fleets', fleet);
  const head =
    'serial_number,device_name,blueprint_name,os_version,user,platform,app_name,bundle_id,version';
  const rows = APPS.map(
    ({ bundle }) => `HARDTEST0001,iPhone 1,All,18.7.2,Bram Visser,iPhone,App,${bundle},1.0`,
  );
  const announced = { coverage: 'whole', moment: new Date().toISOString() };
  const inventory = await server.post<Made>(`/fleets/${id}/inventories`, announced);
  const body = [head, ...rows, ''].join('\n');
  const answer = await server.ask(`/inventories/${inventory.id}/content`, { method: 'PUT', body });
  assert.ok(answer.ok, await answer.clone().text());
}
