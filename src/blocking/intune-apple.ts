import type { BlockList } from '../core/block-list.ts';
import type { Fitted } from '../core/block-list-fit.ts';
import { appleProfiles } from './apple-profile.ts';
import type { Artefact } from '../core/artefact.ts';
import { json, plain } from './content.ts';
import type { Options } from './options.ts';
import { account, hasNothing, namesOf, place, togetherNote } from './place.ts';

const RIGHT = 'Graph permission DeviceManagementConfiguration.ReadWrite.All';

/** Settings catalog, "Blocked App Bundle IDs": hides and stops the apps. Graph beta. */
export function settingsCatalog(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'intune-settings-catalog', options);
  if (hasNothing(fitted)) return [];
  const graph = '#microsoft.graph.deviceManagementConfiguration';
  return [
    {
      kind: 'intune-settings-catalog',
      effect: 'prevents',
      fileName: 'intune-settings-catalog.json',
      mediaType: 'application/json',
      content: json({
        name: plain(options.title),
        description: `Set by ${plain(options.organisation)}`,
        platforms: 'iOS',
        technologies: 'mdm,appleRemoteManagement',
        roleScopeTagIds: ['0'],
        settings: [
          {
            '@odata.type': `${graph}Setting`,
            settingInstance: {
              '@odata.type': `${graph}GroupSettingCollectionInstance`,
              settingDefinitionId: 'com.apple.applicationaccess_com.apple.applicationaccess',
              groupSettingCollectionValue: [
                {
                  children: [
                    {
                      '@odata.type': `${graph}SimpleSettingCollectionInstance`,
                      settingDefinitionId: 'com.apple.applicationaccess_blockedappbundleids',
                      // An array even for one: Graph refuses a bare value.
                      simpleSettingCollectionValue: fitted.identifiers.map((value) => ({
                        '@odata.type': `${graph}StringSettingValue`,
                        value,
                      })),
                    },
                  ],
                },
              ],
            },
          },
        ],
      }),
      ...account(fitted, 'intune-settings-catalog'),
      needs: ['Supervised iPhone or iPad, iOS 15 or later', RIGHT],
      notes: [
        'POST https://graph.microsoft.com/beta/deviceManagement/configurationPolicies, then assign it',
        'Use this or the custom profile, not both',
        togetherNote('intune-settings-catalog'),
        'On a phone that is not supervised Intune can report success without effect: check isSupervised',
      ],
    },
  ];
}

/** The Apple profile as Intune takes it in: a custom configuration. Graph v1.0. */
export function customProfiles(list: BlockList, options: Options): readonly Artefact[] {
  return appleProfiles(list, options).map((profile, index) => ({
    ...profile,
    kind: 'intune-custom-profile',
    fileName: `intune-custom-profile${index === 0 ? '' : `-${index + 1}`}.json`,
    mediaType: 'application/json',
    content: json({
      '@odata.type': '#microsoft.graph.iosCustomConfiguration',
      displayName: `${plain(options.title)}${index === 0 ? '' : ` (${index + 1})`}`,
      payloadName: plain(options.title),
      payloadFileName: profile.fileName,
      payload: Buffer.from(profile.content, 'utf8').toString('base64'),
    }),
    needs: [...profile.needs, RIGHT],
    notes: [
      'POST https://graph.microsoft.com/v1.0/deviceManagement/deviceConfigurations, then assign it',
      'Use this or the settings catalog, not both',
      ...profile.notes,
    ],
  }));
}

/** "Restricted apps": who has one of these is reported by bundle ID. Stops nothing. Graph v1.0. */
export function restrictedApps(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'intune-restricted-apps', options);
  if (hasNothing(fitted)) return [];
  return [
    {
      kind: 'intune-restricted-apps',
      effect: 'reports',
      fileName: 'intune-restricted-apps.json',
      mediaType: 'application/json',
      content: json({
        '@odata.type': '#microsoft.graph.iosGeneralDeviceConfiguration',
        displayName: `${plain(options.title)}: report`,
        description: `Set by ${plain(options.organisation)}`,
        compliantAppListType: 'appsNotInListCompliant',
        compliantAppsList: appListItems(fitted),
      }),
      ...account(fitted, 'intune-restricted-apps'),
      needs: ['iPhone or iPad by device enrolment, supervised or not', RIGHT],
      notes: [
        togetherNote('intune-restricted-apps'),
        'Reports by exact bundle ID, which the list of discovered apps cannot. Blocks nothing',
        'POST https://graph.microsoft.com/v1.0/deviceManagement/deviceConfigurations; assign it to groups of users, never of devices',
      ],
    },
  ];
}

/** A phone with one of these is not compliant, and Conditional Access can close its mail. Graph beta. */
export function compliance(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'intune-compliance', options);
  if (hasNothing(fitted)) return [];
  return [
    {
      kind: 'intune-compliance',
      effect: 'reports',
      fileName: 'intune-compliance.json',
      mediaType: 'application/json',
      content: json({
        '@odata.type': '#microsoft.graph.iosCompliancePolicy',
        displayName: `${plain(options.title)}: compliance`,
        restrictedApps: appListItems(fitted),
        scheduledActionsForRule: [
          {
            ruleName: 'PasswordRequired',
            scheduledActionConfigurations: [
              {
                actionType: 'block',
                gracePeriodHours: options.graceHours,
                notificationTemplateId: '',
                notificationMessageCCList: [],
              },
            ],
          },
        ],
      }),
      ...account(fitted, 'intune-compliance'),
      needs: [
        'iPhone or iPad by device enrolment, supervised or not',
        'A Conditional Access policy that asks for a compliant device, or nothing follows from it',
        RIGHT,
      ],
      notes: [
        'POST https://graph.microsoft.com/beta/deviceManagement/deviceCompliancePolicies, then assign it',
        `A phone turns "not compliant" ${options.graceHours} hours after the app was seen`,
        togetherNote('intune-compliance'),
        'ruleName is what public scripts send; Microsoft documents no meaning for it',
      ],
    },
  ];
}

function appListItems(fitted: Fitted) {
  const names = namesOf(fitted);
  return fitted.identifiers.map((appId) => ({
    '@odata.type': '#microsoft.graph.appListItem',
    name: plain(names.get(appId) ?? appId) || appId,
    appId,
  }));
}
