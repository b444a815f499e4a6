import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { another, called } from './person.fixture.ts';
import { noBrowser, settled, world } from './world.fixture.ts';

test(
  'each does their whole job, and the next goes on from there',
  { skip: noBrowser },
  async (t) => {
    const here = await world('people');
    const { open, server } = here;
    await server.post('/notices/plan', { atAnyHour: true });
    const { finding, link } = await called(server, 'tiktok');
    let request = '';

    await t.test(
      'a holder reads what it is about and asks for an exception, without an account',
      async () => {
        const { page, context } = await open('nobody', link);
        await page.getByRole('link', { name: 'English' }).click();
        await page.getByRole('main').getByText('TikTok').first().waitFor();
        await page.getByText('I need it for my work', { exact: true }).click();
        const form = page.getByRole('group').filter({ hasText: 'You can ask for an exception' });
        await form
          .getByLabel('What is it for?')
          .selectOption({ label: 'Inspection and supervision' });
        await form
          .getByLabel('For which task do you need the app?')
          .fill('I look at advertisements.');
        await form.getByLabel('Until when do you need it?').fill('2030-02-27');
        await form.getByRole('button', { name: 'Ask for an exception' }).click();
        await page.getByText('Your request is being looked at.').waitFor();
        await page.getByText(/^The number of your request is \d+\.$/).waitFor();
        await context.close();
      },
    );

    await t.test('an adviser finds it in the queue and advises', async () => {
      const { page, context, faults } = await open('policy-officer', '/exceptions');
      await page
        .getByRole('link', { name: /TikTok for 1 phone/ })
        .first()
        .click();
      await page.getByRole('heading', { name: 'TikTok for 1 phone', level: 1 }).waitFor();
      request = new URL(page.url()).pathname;
      await page.getByText('The holder, from the page of their notice').waitFor();
      await page.getByText('Give advice').click();
      await page.getByRole('radio', { name: 'Yes' }).check();
      await page.getByLabel('Why, and on what condition').fill('Yes: it is their task.');
      await page.getByRole('button', { name: 'Give this advice' }).click();
      await page.getByText('There is advice.').waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });

    await t.test(
      'an authority reads the holder’s words and the advice, and grants it',
      async () => {
        const { page, context, faults } = await open('authority', request);
        await page.getByRole('button', { name: /Open the file/ }).click();
        await page.getByText('I look at advertisements.').waitFor();
        await page.getByText('Yes: it is their task.').waitFor();
        await page.getByRole('radio', { name: 'Grant as asked' }).check();
        await page.getByRole('textbox', { name: 'Why', exact: true }).fill('As advised.');
        await page.getByRole('button', { name: /^Grant for 1 phone/ }).click();
        await page.getByText(/^In force up to and including 27 February 2030/).waitFor();
        assert.deepEqual(faults, []);
        await context.close();
      },
    );

    await t.test('the finding is excepted then, and its holder is asked nothing more', async () => {
      const { page, context } = await open('nobody', link);
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByText('you may keep the app up to and including 27 February 2030').waitFor();
      await page.getByText('You may keep it: an exception was granted.').waitFor();
      await page.getByRole('heading', { name: 'About your work phone', level: 1 }).waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Your answer' }).count(), 0);
      await context.close();
      const seen = await open('mdm-administrator', `/findings/${finding}`);
      await seen.page.getByRole('main').getByText('Excepted').first().waitFor();
      await seen.context.close();
    });

    await t.test(
      'an auditor verifies the ledger in the browser, and takes what proves it along',
      async () => {
        const { page, context, faults } = await open('auditor', '/ledger?about=exception');
        const saved = async (name: string): Promise<string> => {
          const waiting = page.waitForEvent('download');
          await page.getByRole('button', { name }).click();
          return readFile(await (await waiting).path(), 'utf8');
        };
        await page.getByRole('button', { name: /^Hash all [\d,]+ entries anew$/ }).click();
        await page
          .getByText(/^All [\d,]+ entries, hashed here one by one, lead to the root/)
          .waitFor();
        const note = await saved('Save the checkpoint');
        assert.match(note, /^[^\n]+\n\d+\n[A-Za-z0-9+/=]{44}\n\n— /);
        const entries = page.getByRole('main').getByRole('table');
        await entries
          .getByRole('link', { name: /^Exception: / })
          .first()
          .click();
        await page.getByText('the entry stands in the signed ledger').waitFor();
        const proof = await saved('Save entry, proof and checkpoint');
        assert.ok(proof.includes(note.split('\n')[0] ?? 'no origin'));
        assert.deepEqual(faults, []);
        await context.close();
      },
    );

    await t.test('an authority whom a link asked in begins at the overview', async () => {
      const { page, context } = await another(here, 'Sanne Buitenhuis', 'authority');
      await settled(page);
      await page.getByRole('navigation').getByRole('link', { name: 'Exceptions' }).waitFor();
      await context.close();
    });
  },
);
