import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitsOf, readOne } from './reading.fixture.ts';
import { storeLink } from './store-link.ts';

test('a link to either store says which app it is of, and any other link says nothing', () => {
  assert.deepEqual(
    storeLink('https://play.google.com/store/apps/details?hl=nl&id=com.tencent.mm'),
    {
      identifier: 'com.tencent.mm',
      trackId: '',
    },
  );
  assert.deepEqual(storeLink(' market://details?id=com.tencent.mm '), {
    identifier: 'com.tencent.mm',
    trackId: '',
  });
  assert.deepEqual(storeLink('https://apps.apple.com/nl/app/tiktok/id835599320?l=en'), {
    identifier: '',
    trackId: '835599320',
  });
  for (const other of ['https://example.org/?id=com.tencent.mm', 'com.tencent.mm', ''])
    assert.deepEqual(storeLink(other), { identifier: '', trackId: '' });
});

test('an export that tells its apps by their pages in the stores is matched by identifier', async () => {
  const found = await readOne(
    [
      'Serial Number,App,URL',
      'R58N10ABCDE,x,https://apps.apple.com/nl/app/tiktok/id835599320',
      'R58N10ABCDF,x,https://play.google.com/store/apps/details?id=com.tencent.mm&hl=nl',
      'R58N10ABCDG,x,https://play.google.com/store/apps/details?id=org.example.notes',
    ].join('\n'),
  );
  assert.deepEqual(hitsOf(found), ['R58N10ABCDE tiktok exact', 'R58N10ABCDF wechat exact']);
  assert.equal(found.devices.length, 3);
  assert.equal(found.notAssessed, 1);
});

test('links among package names are read, and the package names stay what they are', async () => {
  const found = await readOne(
    [
      'Serial Number,Platform,Identifier',
      'R58N10ABCDE,Android,https://play.google.com/store/apps/details?id=com.tencent.mm',
      'R58N10ABCDF,Android,com.zhiliaoapp.musically',
      'R58N10ABCDG,Android,org.example.notes',
    ].join('\n'),
  );
  assert.deepEqual(hitsOf(found), ['R58N10ABCDE wechat exact', 'R58N10ABCDF tiktok exact']);
});
