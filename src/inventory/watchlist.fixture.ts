import type { Watchlist } from '../core/inventory.ts';
import type { AppId } from '../core/statements.ts';

const app = (id: string): AppId => id as AppId;
const android = (id: string, identifier: string): Watchlist['identifiers'][number] => ({
  app: app(id),
  platform: 'android',
  identifier,
  kind: 'identifier',
});
const ios = (id: string, identifier: string): Watchlist['identifiers'][number] => ({
  app: app(id),
  platform: 'ios',
  identifier,
  kind: 'identifier',
});
const name = (id: string, text: string): Watchlist['names'][number] => ({
  app: app(id),
  name: text,
});

/** For tests only: a few apps with the identifiers that their stores show. */
export const WATCHLIST: Watchlist = {
  identifiers: [
    android('tiktok', 'com.zhiliaoapp.musically'),
    android('tiktok', 'com.ss.android.ugc.trill'),
    ios('tiktok', 'com.zhiliaoapp.musically'),
    { app: app('tiktok'), platform: 'ios', identifier: '835599320', kind: 'track-id' },
    android('wechat', 'com.tencent.mm'),
    ios('wechat', 'com.tencent.xin'),
    android('temu', 'com.einnovation.temu'),
    ios('temu', 'com.einnovation.temu'),
    android('vk', 'com.vkontakte.android'),
    ios('vk', 'com.vk.vkclient'),
  ],
  names: [
    name('tiktok', 'TikTok'),
    name('tiktok', 'TikTok - Videos, Music & LIVE'),
    name('wechat', 'WeChat'),
    name('wechat', '微信'),
    name('temu', 'Temu'),
    name('vk', 'VK'),
    name('vk', 'ВКонтакте'),
  ],
};
