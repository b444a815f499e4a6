import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, world } from './world.fixture.ts';

test('exceptions and approvals', { skip: noBrowser }, async (t) => {
  const { open, server } = await world();
  let request = '';

  await t.test('with nothing asked the queue says where requests come from', async () => {
    const { page, context, faults } = await open('authority', '/exceptions');
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  await t.test(
    'an exception is asked for one question at a time, for the phone of a finding',
    async () => {
      const { items } = await server.get<{
        items: { id: string; app: string | null; certain: boolean; device: number }[];
      }>('/findings?limit=200');
      const finding = items.find(({ app, certain }) => app === 'tiktok' && certain);
      assert.ok(finding);
      const { page, context, faults } = await open(
        'mdm-administrator',
        `/exceptions/ask?findings=${finding.id}`,
      );
      await page.getByText('TikTok for 1 phone').waitFor();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('Choose a ground.').waitFor();
      await page.getByRole('radio', { name: 'Inspection and supervision' }).check();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByLabel('Main task').fill('Looks into what is advertised to minors there.');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByLabel('A separate phone, for this task only').check();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByLabel('Last day').fill('2030-02-27');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Ask for TikTok on 1 phone' }).click();
      await page.getByRole('heading', { name: 'TikTok for 1 phone', level: 1 }).waitFor();
      request = new URL(page.url()).pathname;
      assert.deepEqual(faults, []);
      await context.close();
    },
  );

  await t.test('an adviser says what they think of it', async () => {
    const { page, context } = await open('policy-officer', request);
    await page.getByText('Give advice').click();
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel('Why, and on what condition').fill('Yes, with a SIM of its own.');
    await page.getByRole('button', { name: 'Give this advice' }).click();
    await page.getByText('There is advice.').waitFor();
    await page.getByText('It takes the role of an MDM administrator').waitFor();
    await context.close();
  });

  await t.test(
    'an authority reads all on one page, is told that the look is logged, and grants it',
    async () => {
      const late = await open('authority', request);
      const { page, context, faults } = await open('authority', request);
      await page.getByText('Each look is an entry in the ledger').waitFor();
      assert.equal(await page.getByText('advertised to minors').count(), 0);
      await page.getByRole('button', { name: /Open the file/ }).click();
      await page.getByText('Looks into what is advertised to minors there.').waitFor();
      await page.getByText('Yes, with a SIM of its own.').waitFor();
      await page.getByText('Ruben Osseweide').waitFor();
      await page.getByText('If you grant it').waitFor();
      await page.getByRole('radio', { name: 'Grant as asked' }).check();
      await page
        .getByRole('button', { name: /^Grant for 1 phone up to 27 February 2030$/ })
        .click();
      await page.getByRole('alert').getByText('Say why.').waitFor();
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('As advised.');
      await page.getByRole('button', { name: /^Grant for 1 phone/ }).click();
      await page.getByText(/^In force up to and including 27 February 2030/).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
      await late.page.getByRole('radio', { name: 'Refuse' }).check();
      await late.page.getByRole('textbox', { name: 'Why', exact: true }).fill('Not needed.');
      await late.page.getByRole('button', { name: 'Refuse it' }).click();
      const alert = late.page.getByRole('alert').filter({ hasText: 'Somebody else decided first' });
      await alert.waitFor();
      assert.match(await alert.innerText(), /In force[\s\S]*Not needed\./);
      await late.context.close();
    },
  );

  await t.test('it stands in the register, which can be taken along and checked', async () => {
    const { page, context } = await open('auditor', '/exceptions?show=register');
    await page.getByRole('row', { name: /TikTok for 1 phone.*In force/ }).waitFor();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Refused' }).click();
    await page.waitForURL(/state=refused/);
    await page.getByRole('button', { name: 'Take away the filter Refused' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Register as CSV' }).click();
    assert.match((await download).suggestedFilename(), /csv$/);
    await context.close();
  });

  await t.test('an authority ends it before its day, and the block returns', async () => {
    const { page, context } = await open('authority', request);
    await page.getByText('Withdraw it', { exact: true }).first().click();
    await page.getByText('brings the block back').last().waitFor();
    await page.getByLabel('Reason').last().fill('The task is done.');
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByText('Withdrawn. The rule holds for these phones').waitFor();
    await context.close();
  });

  await t.test('of a restricted one others than cleared people see a number', async () => {
    const { items } = await server.get<{
      items: { id: string; app: string | null; certain: boolean }[];
    }>('/findings?limit=200');
    const [, finding] = items.filter(({ app, certain }) => app === 'tiktok' && certain);
    assert.ok(finding);
    const asking = await open('mdm-administrator', `/exceptions/ask?findings=${finding.id}`);
    const { page } = asking;
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('radio', { name: 'Criminal investigation' }).check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Main task').fill('Preserve evidence.');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Last day').fill('2030-03-01');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('radio', { name: 'No: it is restricted' }).check();
    await page.getByRole('button', { name: 'Ask for TikTok on 1 phone' }).click();
    await page.getByRole('heading', { name: /^Restricted exception/, level: 1 }).waitFor();
    const where = new URL(page.url()).pathname;
    await asking.context.close();
    const authority = await open('authority', where);
    await authority.page.getByText('It is restricted, and you are not cleared.').waitFor();
    assert.equal(await authority.page.getByRole('main').getByText('TikTok').count(), 0);
    await authority.context.close();
  });

  await t.test('an approval is asked for and granted', async () => {
    const { page, context } = await open('mdm-administrator', '/exceptions/approvals/ask');
    await page.getByLabel('Name of the app').fill('Train times');
    await page.getByLabel('Package names (Android)').fill('nl.trains');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Looked at again after').fill('2030-01-01');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('All travel by it.');
    await page.getByRole('button', { name: 'Ask for Train times' }).click();
    await page.getByRole('heading', { name: 'Train times', level: 1 }).waitFor();
    const where = new URL(page.url()).pathname;
    await context.close();
    const authority = await open('authority', where);
    await authority.page.getByRole('radio', { name: 'Grant it' }).check();
    await authority.page.getByRole('textbox', { name: 'Why', exact: true }).fill('Agreed.');
    await authority.page.getByRole('button', { name: 'Grant it' }).click();
    await authority.page.getByText('In force').first().waitFor();
    await authority.context.close();
  });
});
