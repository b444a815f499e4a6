import type { Essential } from './block-list.ts';

/**
 * Parts that makers built into their own Android. Blocking them can cost more than the app is worth, so
 * they go in only when asked for, with the price shown; the other way is to replace the phone.
 */
type Facts = Pick<Essential, 'match' | 'why' | 'source' | 'basis'>;
const parts = (
  refuse: Essential['refuse'],
  facts: Facts,
  identifiers: readonly string[],
): readonly Essential[] =>
  identifiers.map((identifier) => ({ ...facts, identifier, refuse, platform: 'android' }));

const MEMORY = {
  match: 'exact',
  source: 'known to practitioners; no page read',
  basis: 'unverified',
} as const;

/** Which package it was is not named there: that these are of the kind is our reading. */
const HEADWIND_50 = 'https://github.com/h-mdm/hmdm-server/issues/50 (read 2026-11-25)';
const MANAGE_ENGINE =
  'https://www.manageengine.com/mobile-device-management/help/app_management/mdm_app_blacklist.html (read 2026-11-25; names Huawei, not the packages)';
const CANTA = 'https://github.com/samolego/Canta lib/bootloop_removals.dart (read 2026-11-26)';
const MIUI_LIST = 'https://github.com/ziachi/miui-debloater-list otherstuff.md (read 2026-11-26)';

export const MAKERS_PARTS: readonly Essential[] = [
  ...parts(
    'always',
    {
      match: 'prefix',
      why: "The maker's security framework: when blocked, a new phone may ask to be reset",
      source: HEADWIND_50,
      basis: 'unverified',
    },
    ['com.samsung.android.knox.', 'com.samsung.knox.', 'com.sec.enterprise.', 'com.sec.knox.'],
  ),
  ...parts(
    'always',
    {
      match: 'exact',
      why: 'Part of the system: phones of this make did not start any more without it',
      source: CANTA,
      basis: 'read',
    },
    [
      'com.xiaomi.finddevice',
      'com.miui.securitycenter',
      'com.miui.securitycore',
      'com.miui.securityadd',
      'com.miui.rom',
      'com.miui.powerkeeper',
      'com.xiaomi.misettings',
      'com.lenovo.ue.device',
    ],
  ),
  ...parts(
    'always',
    {
      match: 'exact',
      why: 'Part of the system: phones of this make did not start any more without it',
      source: MIUI_LIST,
      basis: 'read',
    },
    [
      'com.lbe.security.miui',
      'com.android.updater',
      'com.miui.home',
      'com.miui.guardprovider',
      'com.miui.packageinstaller',
    ],
  ),
  ...parts(
    'unless-asked',
    {
      match: 'exact',
      why: 'Phones of this make may not start, or may refuse to install apps, without it',
      source: MIUI_LIST,
      basis: 'read',
    },
    ['com.xiaomi.market', 'com.xiaomi.account', 'com.xiaomi.xmsf'],
  ),
  ...parts(
    'unless-asked',
    {
      match: 'exact',
      why: 'The system update may disappear from phones of this make',
      source: MANAGE_ENGINE,
      basis: 'unverified',
    },
    [
      'com.huawei.android.hwouc',
      'com.huawei.systemmanager',
      'com.huawei.hwid',
      'com.hihonor.ouc',
      'com.hihonor.systemmanager',
    ],
  ),
  ...parts(
    'unless-asked',
    { ...MEMORY, why: 'The system update may disappear from phones of this make' },
    [
      'com.bbk.updater',
      'com.coloros.sau',
      'com.motorola.ccc.ota',
      'com.oplus.ota',
      'com.oppo.ota',
      'com.sec.android.soagent',
      'com.transsion.systemupdate',
      'com.wssyncmldm',
      'com.zte.zdm',
    ],
  ),
  ...parts(
    'unless-asked',
    { ...MEMORY, why: 'May take away calls, messages or contacts on phones of this make' },
    [
      'com.hihonor.contacts',
      'com.huawei.contacts',
      'com.motorola.dialer',
      'com.oneplus.contacts',
      'com.oneplus.dialer',
      'com.oneplus.mms',
      'com.transsion.smartmessage',
    ],
  ),
  ...parts(
    'unless-asked',
    {
      ...MEMORY,
      why: 'May take away the home screen, the lock screen or the keyboard on phones of this make',
    },
    [
      'com.android.bbk.lockscreen3',
      'com.huawei.android.launcher',
      'com.huawei.ohos.inputmethod',
      'com.mi.android.globallauncher',
      'com.mi.android.go.globallauncher',
      'com.oppo.launcher',
      'com.bbk.launcher2',
      'com.transsion.XOSLauncher',
      'com.transsion.hilauncher',
      'com.vivo.simplelauncher',
    ],
  ),
  ...parts(
    'unless-asked',
    {
      ...MEMORY,
      why: 'Manages power, permissions or security on phones of this make: side effects are not known',
    },
    [
      'com.coloros.phonemanager',
      'com.iqoo.secure',
      'com.motorola.ccc.devicemanagement',
      'com.vivo.daemonService',
    ],
  ),
];
