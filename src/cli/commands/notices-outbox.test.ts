import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, serverOf } from '../server/client.fixture.ts';
import { messageText } from '../server/message-text.ts';
import { ran } from '../testing-world.ts';

const message = (number: number) => ({
  id: id(number),
  kind: 'call',
  because: 'without-address',
  planned: '2026-11-24T07:12:09Z',
  holder: `Holder ${number}`,
  address: null,
  devices: [],
  subject: 'A request',
  items: [{ finding: id(number + 10), deadline: null }],
});

test('notices outbox: of one finding only what is about it; ids alone are no look at names', async () => {
  const answers = {
    '/outbox?limit=200': { items: [message(1)], next: 'c' },
    '/outbox?limit=200&cursor=c': { items: [message(2)], next: null },
    '/notices?state=outbox&limit=200': { items: [message(1), message(2)], next: null },
    [`/notices?state=outbox&limit=200&finding=${id(9)}`]: { items: [message(2)], next: null },
  };
  const ranOn = async (args: readonly string[] = [], others: object = {}) => {
    const on = serverOf({ answers: { ...answers, ...others } });
    return { ...(await ran(['notices', 'outbox', ...args], { server: on.server })), ...on };
  };
  const { out } = await ranOn();
  assert.match(out, /Holder 1[^]*Holder 2/);
  assert.ok(!out.includes('about finding'), 'whose it is, is said');
  const unknown = { '/outbox?limit=200': { items: [{ ...message(1), holder: null }] } };
  const nobody = await ranOn([], unknown);
  assert.match(nobody.out, new RegExp(`holder unknown[^]*about finding ${id(11)}`));
  const about = await ranOn(['--finding', id(9)]);
  assert.ok(about.out.includes('Holder 2') && !about.out.includes('Holder 1'));
  const ids = await ranOn(['--ids']);
  assert.equal(ids.out, `${id(1)}\n${id(2)}\n`);
  assert.ok(ids.what().every((what) => !what.includes('/outbox')));
});

test('a message is read as text, whichever way it was written for mail', () => {
  const of = (encoding: string, body: string): string =>
    [
      'Subject: A request',
      'Content-Type: multipart/alternative;',
      ' boundary="--_NmP-1-Part_1"',
      '',
      '----_NmP-1-Part_1',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
      '----_NmP-1-Part_1',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>no</p>',
    ].join('\r\n');
  const text = 'Privé, =3D\nhttp://127.0.0.1:8420/h/AaIc';
  const printable = 'Priv=C3=A9, =3D3D\r\nhttp://127.0.0.=\r\n1:8420/h/AaIc';
  assert.equal(messageText(of('quoted-printable', printable)), text);
  const base64 = Buffer.from(text).toString('base64').replace(/.{20}/g, '$&\r\n');
  assert.equal(messageText(of('base64', base64)), text);
  assert.equal(messageText(of('7bit', 'As it is')), 'As it is');
});
