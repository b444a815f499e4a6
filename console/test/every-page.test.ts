import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { against } from './axe.fixture.ts';
import { whole, type Whole } from './whole.fixture.ts';
import { noBrowser, settled, type Who } from './world.fixture.ts';

/** What each language calls itself; the longest words come last. */
const LANGUAGES = { en: 'English', nl: 'Nederlands', fr: 'Français', de: 'Deutsch' } as const;
type Language = keyof typeof LANGUAGES;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 900 };

/** All pages, by whom they are for. */
const pagesOf = ({ at }: Whole): Readonly<Partial<Record<Who, readonly string[]>>> => ({
  nobody: ['/sign-in', at.holder],
  operator: [
    '/start',
    '/',
    '/settings?show=you',
    '/settings?show=organisations',
    '/settings?show=people',
    '/settings?show=keys',
    '/settings?show=notices',
    '/settings?show=retention',
  ],
  'mdm-administrator': [
    '/',
    '/findings?app=tiktok',
    at.finding,
    '/findings/outbox',
    '/blocking',
    '/blocking/abilities',
    '/blocking/connect?mdm=intune',
    at.connection,
    at.plan,
    '/exceptions/ask',
    '/exceptions/approvals/ask',
  ],
  'policy-officer': [
    '/findings',
    '/app/tiktok',
    '/app/imo',
    '/search?q=com.zhiliaoapp.musically',
    '/search/company/bytedance',
    '/policies',
    '/policies?show=proposals',
    '/policies?show=decided',
    at.change,
    '/policies/propose?kind=policy',
    '/policies/propose?kind=clearance',
  ],
  authority: [
    '/exceptions',
    '/exceptions?show=register',
    '/exceptions?show=approvals',
    at.exception,
    at.approval,
  ],
  analyst: ['/vetting', at.vetting],
  auditor: ['/', '/ledger', '/ledger/3', '/reports', '/app/no-such-app'],
});

test('every page', { skip: noBrowser }, async (t) => {
  const all = await whole();
  const { open, server } = all.world;
  for (const [who, paths] of Object.entries(pagesOf(all)) as [Who, readonly string[]][])
    await t.test(
      `axe finds nothing, whatever the language and the colours, for ${who}`,
      async () => {
        const { page, context, faults } = await open(who, paths[0] ?? '/', { isBare: true });
        // There and back again, so that a language is changed no more often than it has to be.
        let order = Object.keys(LANGUAGES) as Language[];
        for (const path of paths) {
          await page.goto(server.url + path);
          await settled(page);
          for (const language of order) {
            await speak(page, language);
            assert.deepEqual(await against(page), [], `${path} in ${language}`);
            if (language === 'de') await narrowAndDark(page, path);
          }
          order = order.toReversed();
        }
        // What is not there is asked for too: an app that nobody knows.
        assert.deepEqual(
          faults.filter(
            (text) => !/^(Failed to load|Refused: The catalogue does not have)/.test(text),
          ),
          [],
        );
        await context.close();
      },
    );
});

async function narrowAndDark(page: Page, path: string): Promise<void> {
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, {
      timeout: 2000,
    })
    .catch(async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.fail(`${path} is ${wide} px wide in 320`);
    });
  assert.deepEqual(await against(page), [], `${path}, narrow and dark`);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** As people do it: in their menu, in the field of a page without one, by the links of a holder's page. */
async function speak(page: Page, language: Language): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) === language) return;
  const banner = page.getByRole('banner');
  const field = banner.getByRole('combobox');
  const name = LANGUAGES[language];
  if ((await banner.count()) === 0) await page.getByRole('link', { name }).click();
  else if ((await field.count()) > 0) await field.selectOption(language);
  else {
    await banner.getByRole('button').last().click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }
  await page.locator(`html[lang=${language}]`).waitFor();
  await settled(page);
}
