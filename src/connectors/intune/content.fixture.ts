const GRAPH = '#microsoft.graph.deviceManagementConfiguration';

/** As the artefact of this kind is: the body that the settings catalog takes. */
export const settingsCatalog = (identifiers: readonly string[]): string =>
  JSON.stringify({
    name: 'Prohibited apps',
    description: 'Set by the Ministry of Examples',
    platforms: 'iOS',
    technologies: 'mdm,appleRemoteManagement',
    roleScopeTagIds: ['0'],
    settings: [
      {
        '@odata.type': `${GRAPH}Setting`,
        settingInstance: {
          '@odata.type': `${GRAPH}GroupSettingCollectionInstance`,
          settingDefinitionId: 'com.apple.applicationaccess_com.apple.applicationaccess',
          groupSettingCollectionValue: [
            {
              children: [
                {
                  '@odata.type': `${GRAPH}SimpleSettingCollectionInstance`,
                  settingDefinitionId: 'com.apple.applicationaccess_blockedappbundleids',
                  simpleSettingCollectionValue: identifiers.map((value) => ({
                    '@odata.type': `${GRAPH}StringSettingValue`,
                    value,
                  })),
                },
              ],
            },
          ],
        },
      },
    ],
  });

const appListItems = (identifiers: readonly string[]) =>
  identifiers.map((appId) => ({
    '@odata.type': '#microsoft.graph.appListItem',
    name: appId,
    appId,
  }));

export const restrictedApps = (identifiers: readonly string[]): string =>
  JSON.stringify({
    '@odata.type': '#microsoft.graph.iosGeneralDeviceConfiguration',
    displayName: 'Prohibited apps: report',
    compliantAppListType: 'appsNotInListCompliant',
    compliantAppsList: appListItems(identifiers),
  });

export const personalProfile = (identifiers: readonly string[]): string =>
  JSON.stringify({
    '@odata.type': '#microsoft.graph.androidDeviceOwnerGeneralDeviceConfiguration',
    displayName: 'Prohibited apps: personal profile',
    personalProfilePlayStoreMode: 'blockedApps',
    personalProfilePersonalApplications: appListItems(identifiers),
  });

export const compliance = (identifiers: readonly string[]): string =>
  JSON.stringify({
    '@odata.type': '#microsoft.graph.iosCompliancePolicy',
    displayName: 'Prohibited apps: compliance',
    restrictedApps: appListItems(identifiers),
    scheduledActionsForRule: [
      {
        ruleName: 'PasswordRequired',
        scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours: 72 }],
      },
    ],
  });

export const playUninstall = (identifiers: readonly string[]): string =>
  JSON.stringify({
    steps: [
      {
        do: 'Add',
        request: 'POST approveApps',
        body: { packageIds: identifiers.map((id) => `app:${id}`) },
      },
      { do: 'Take them in', request: 'POST syncApps' },
    ],
  });
