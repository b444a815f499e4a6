import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** More than a page has between its top and what it is for. */
const MOST_TABS = 80;

/** Over the navigation, into the page. */
export async function skipped(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Skip to the content');
  await page.keyboard.press('Enter');
}

/** Tab by tab to what is called so, and what has the focus can be seen to have it. */
export async function tabbed(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let tab = 0; tab < MOST_TABS; tab += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(called);
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) {
      assert.ok(at.isSeen, `${at.name} has the focus, and nothing shows it`);
      return;
    }
    passed.push(at.name);
  }
  assert.fail(`${name} is not among ${passed.join(' | ')}`);
}
export const back = (page: Page, name: string | RegExp): Promise<void> =>
  tabbed(page, name, 'Shift+Tab');

/** Runs in the page. */
function called(): { readonly name: string; readonly isSeen: boolean } {
  const at = document.activeElement as HTMLInputElement | null;
  if (at === null || at === document.body) return { name: '', isSeen: false };
  const [label] = at.labels ?? [];
  const named = (at.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
  const name =
    at.getAttribute('aria-label') ?? (named.trim() || (label?.innerText ?? at.innerText));
  const { outlineStyle, boxShadow } = getComputedStyle(at);
  return { name: name.trim(), isSeen: outlineStyle !== 'none' || boxShadow !== 'none' };
}
