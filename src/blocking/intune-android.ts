import type { BlockList } from '../core/block-list.ts';
import type { Artefact } from '../core/artefact.ts';
import { json, plain } from './content.ts';
import type { Options } from './options.ts';
import { account, hasNothing, namesOf, place, togetherNote } from './place.ts';

/** The personal side of company-owned phones with a work profile. Graph beta. */
export function personalProfile(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'intune-personal-profile', options);
  if (hasNothing(fitted)) return [];
  const names = namesOf(fitted);
  return [
    {
      kind: 'intune-personal-profile',
      effect: 'prevents',
      fileName: 'intune-android-personal-profile.json',
      mediaType: 'application/json',
      content: json({
        '@odata.type': '#microsoft.graph.androidDeviceOwnerGeneralDeviceConfiguration',
        displayName: `${plain(options.title)}: personal profile`,
        personalProfilePlayStoreMode: 'blockedApps',
        personalProfilePersonalApplications: fitted.identifiers.map((appId) => ({
          '@odata.type': '#microsoft.graph.appListItem',
          name: plain(names.get(appId) ?? appId) || appId,
          appId,
          appStoreUrl: storePage(appId),
        })),
      }),
      ...account(fitted, 'intune-personal-profile'),
      needs: [
        'Company-owned Android phone with a work profile',
        'Graph permission DeviceManagementConfiguration.ReadWrite.All',
      ],
      notes: [
        'POST https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations, then assign it',
        'Uninstalls what is already there. What is on the personal side cannot be seen: this blocks blind',
        togetherNote('intune-personal-profile'),
        'Sets nothing else: playStoreMode of the managed side stays as your other profiles have it',
      ],
    },
  ];
}

const GROUP_TO_FILL_IN = 'PUT-THE-OBJECT-ID-OF-THE-GROUP-HERE';

/** Where the Play store is open on the managed side: an "uninstall" assignment removes and keeps out. */
export function playUninstall(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'intune-play-uninstall', options);
  if (hasNothing(fitted)) return [];
  const beta = 'https://graph.microsoft.com/beta';
  const settings = `${beta}/deviceManagement/androidManagedStoreAccountEnterpriseSettings`;
  return [
    {
      kind: 'intune-play-uninstall',
      effect: 'prevents',
      fileName: 'intune-play-uninstall.json',
      mediaType: 'application/json',
      content: json({
        steps: [
          {
            do: 'Add the apps to Managed Google Play',
            request: `POST ${settings}/approveApps`,
            body: {
              packageIds: fitted.identifiers.map((identifier) => `app:${identifier}`),
              approveAllPermissions: true,
            },
          },
          {
            do: 'Take them into Intune; it may take minutes',
            request: `POST ${settings}/syncApps`,
          },
          {
            do: 'Find the id of each app by its packageId',
            request: `GET ${beta}/deviceAppManagement/mobileApps?$filter=isof('microsoft.graph.androidManagedStoreApp')`,
          },
          {
            do: 'Read the assignments that each app has: the next step replaces them',
            request: `GET ${beta}/deviceAppManagement/mobileApps/{id}/assignments`,
          },
          {
            do: 'Assign "uninstall" to each app',
            request: `POST ${beta}/deviceAppManagement/mobileApps/{id}/assign`,
            body: {
              mobileAppAssignments: [
                {
                  '@odata.type': '#microsoft.graph.mobileAppAssignment',
                  intent: 'uninstall',
                  target: {
                    '@odata.type': '#microsoft.graph.groupAssignmentTarget',
                    groupId: options.group ?? GROUP_TO_FILL_IN,
                  },
                  settings: null,
                },
              ],
            },
          },
        ],
      }),
      ...account(fitted, 'intune-play-uninstall'),
      needs: [
        'Android Enterprise with Managed Google Play bound to the tenant',
        'Graph permissions DeviceManagementConfiguration.ReadWrite.All and DeviceManagementApps.ReadWrite.All',
        ...(options.group === null ? ['Put the object id of your group into the last step'] : []),
      ],
      notes: [
        'A list of steps, not one body to upload',
        'Needed only where the whole Play store is open. Where it is closed (the default) an app without assignment cannot be installed',
        'Apps that are not in Google Play cannot be added: approveApps refuses them; block those in a policy of the maker or by traffic',
        'Uninstalls with the data of the app',
        'One group must not hold two intents for the same app',
      ],
    },
  ];
}

const storePage = (packageName: string): string =>
  `https://play.google.com/store/apps/details?id=${packageName}`;
