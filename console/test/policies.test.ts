import assert from 'node:assert/strict';
import { test } from 'node:test';
import { another } from './person.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

test('policies and lists', { skip: noBrowser }, async (t) => {
  const here = await world();
  const { open, server } = here;
  const path = (url: string): string => new URL(url).pathname;
  let proposal = '';

  await t.test('say what holds today, from when, for whom', async () => {
    const { page, context, faults } = await open('policy-officer', '/policies');
    await page.getByRole('heading', { name: 'What holds when' }).waitFor();
    await page.getByText('Under the policy “nl”, group “everyone”, holds:').waitFor();
    await page.getByRole('link', { name: 'Policy “nl”' }).click();
    await page.getByRole('heading', { name: /Netherlands/, level: 1 }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'a policy officer proposes a change one question at a time, and hears what is wrong at its field',
    async () => {
      const { page, context, faults } = await open('policy-officer', '/policies/propose');
      await page.getByRole('link', { name: 'Change a policy' }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('Nothing differs').waitFor();
      await page.getByLabel('Listed territories').fill('cn, ru, ir, kp, by');
      await page
        .getByRole('group', { name: 'Group “everyone”' })
        .getByLabel('Remove')
        .fill('2030-01-01');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('textbox', { name: /^From/ }).waitFor();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('Say why.').waitFor();
      await page
        .getByRole('textbox', { name: 'Why', exact: true })
        .fill('Decided by the council of ministers.');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('Listed territories, BY is added').last().waitFor();
      await page.getByRole('button', { name: 'Propose this text of the policy' }).click();
      await page.getByRole('heading', { name: 'What it does' }).waitFor();
      await settled(page);
      proposal = path(page.url());
      await page
        .getByText(/not known before the next inventory/)
        .first()
        .waitFor();
      await page.getByText('You proposed it: another person decides.').waitFor();
      assert.equal(await page.getByRole('radio', { name: 'Adopt' }).count(), 0);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test(
    'whom it binds comments on it, and what was typed outlasts the session',
    async () => {
      const { page, context } = await open('mdm-administrator', proposal);
      await page.getByRole('button', { name: 'Add a comment' }).click();
      await page.getByLabel('Your comment').fill('We need a month.');
      const kept = await context.cookies();
      await context.clearCookies();
      await page.getByRole('button', { name: 'Say it' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
      await dialog.waitFor();
      await context.addCookies(kept);
      await dialog.getByRole('button', { name: /go on/ }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Say it' }).click();
      await page.getByText('We need a month.').waitFor();
      await context.close();
    },
  );

  await t.test(
    'a second person adopts it by a button that says what it does, and another who read meanwhile hears it',
    async () => {
      const second = await another(here, 'Teun Akkerhaven', 'policy-officer');
      const late = await open('authority', proposal);
      await second.page.goto(server.url + proposal);
      await settled(second.page);
      await second.page.getByText('Proposed by Ilse Varenkamp').waitFor();
      const decide = async ({ page }: typeof second): Promise<void> => {
        await page.getByRole('radio', { name: 'Adopt' }).check();
        await page
          .getByRole('textbox', { name: 'Why', exact: true })
          .fill('As agreed with all ministries.');
        const number = page.getByRole('textbox', { name: 'How many phones does it bind?' });
        await number.fill('3');
        const button = page.getByRole('button', {
          name: /^Adopt from .+ for \d+ organisations, [\d,]+ phones$/,
        });
        const [, phones = ''] = / ([\d,]+) phones$/.exec(await button.innerText()) ?? [];
        await button.click();
        await page.getByRole('alert').getByText(`The number of phones is ${phones}.`).waitFor();
        await number.fill(phones.replaceAll(',', ''));
        await button.click();
      };
      await decide(second);
      await second.page.getByRole('heading', { name: 'The decision' }).waitFor();
      await decide(late);
      const alert = late.page.getByRole('alert').filter({ hasText: 'Somebody else decided first' });
      await alert.waitFor();
      assert.match(await alert.innerText(), /In force[\s\S]*As agreed with all ministries/);
      await second.page.goto(`${server.url}/policies?show=decided`);
      await second.page.getByRole('row', { name: /Policy “nl”.*In force/ }).waitFor();
      await second.context.close();
      await late.context.close();
    },
  );

  await t.test('an analyst names an app by hand, and may withdraw it again', async () => {
    const { page, context, faults } = await open('analyst', '/policies/propose?kind=listing');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('searchbox', { name: 'Which app?' }).fill('temu');
    await page.getByRole('radio', { name: 'Temu' }).check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Who decided it').fill('Ministry of the Interior');
    await page.getByLabel('Name of the decision').fill('Decision of 3 December 2026');
    await page.getByLabel('Address where it can be read').fill('example.org');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').getByText('https://').waitFor();
    await page.getByLabel('Address where it can be read').fill('https://example.org/decision');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('Looked at by the agency.');
    await page.getByRole('button', { name: 'Propose to name Temu' }).click();
    await page.getByRole('heading', { name: 'Name Temu', level: 1 }).waitFor();
    await page.getByText('Withdraw your proposal').click();
    await page.getByLabel('Reason').fill('Another one comes.');
    await page.getByRole('button', { name: 'Withdraw the proposal' }).click();
    await page.getByRole('heading', { name: 'The decision' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test('who is nobody in particular proposes nothing, and reads why', async () => {
    const { page, context } = await open('operator', '/policies/propose?kind=policy');
    await page.getByText('A person has to decide.').waitFor();
    await context.close();
  });
});
