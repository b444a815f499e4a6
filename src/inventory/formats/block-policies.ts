import { type Family, seeExport } from './family.ts';

const policy = (id: string, title: string, has: string[], anchor: Family['anchor']): Family => ({
  id,
  title,
  anchor,
  kind: 'json',
  has,
  refuse: {
    code: 'block-policy',
    message: 'This is a policy: what is to be blocked, not what is installed',
    remedy: `Hand in an inventory of apps. ${seeExport(anchor)}`,
  },
});

/** What Grendel and others write to block apps. It is full of identifiers, and none of them is installed by it. */
export const BLOCK_POLICIES: readonly Family[] = [
  policy('apple-declaration', 'Apple declaration', ['Type', 'Identifier', 'Payload'], 'nanomdm'),
  policy(
    'intune-settings-catalog',
    'Microsoft Intune, settings catalog policy',
    ['settings.*.settingInstance'],
    'intune',
  ),
  policy(
    'intune-restricted-apps-profile',
    'Microsoft Intune, device configuration',
    [
      'compliantAppsList|appsVisibilityList|value.*.compliantAppsList|personalProfilePersonalApplications',
    ],
    'intune',
  ),
  policy(
    'apple-restrictions',
    'Apple restrictions',
    ['blockedAppBundleIDs|allowListedAppBundleIDs|PayloadContent|PayloadType'],
    'nanomdm',
  ),
];
