/**
 * A page of one device with all that may be told of it. OpenAPI 11.7.1, read 2026-11-25; a member that a version does not send is
 * unknown there, as it is without this.
 */
export const EXAMPLE_PAGE = JSON.stringify({
  results: [
    {
      mobileDeviceId: '41',
      deviceType: 'iOS',
      general: {
        udid: '00000000-0000000000000000',
        displayName: 'iPhone',
        assetTag: 'A-1',
        siteId: '-1',
        lastInventoryUpdateDate: '2026-11-24T07:12:09.118Z',
        osVersion: '26.1',
        osBuild: '23B85',
        managed: true,
        supervised: true,
        deviceOwnershipType: 'Institutional',
        declarativeDeviceManagementEnabled: true,
      },
      hardware: { serialNumber: 'EXAMPLE00001', model: 'iPhone 15', modelIdentifier: 'iPhone15,4' },
      userAndLocation: {
        username: 'example',
        realName: 'Ex Ample',
        emailAddress: 'example@example.org',
        department: 'Example',
        building: 'Example',
      },
      applications: [
        {
          identifier: 'org.example.app',
          name: 'Example',
          version: '12',
          shortVersion: '1.2',
          managementStatus: 'Unmanaged',
          validationStatus: true,
          bundleSize: '0',
          dynamicSize: '0',
        },
      ],
    },
  ],
});
