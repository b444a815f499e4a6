import { permissionTable } from './permission-table.ts';

/**
 * Keys of Info.plist and of entitlements on iOS. Keys: https://developer.apple.com/documentation/bundleresources/protected-resources (excerpt read
 * 2026-11-27); entitlements: https://developer.apple.com/documentation/bundleresources/entitlements (from memory, keychain-access-groups read). A key
 * says that the app may ask; whether the holder agreed no file tells.
 */
export const APPLE_PERMISSIONS = permissionTable('', [
  [
    'location',
    'asked',
    `NSLocationWhenInUseUsageDescription NSLocationUsageDescription NSLocationTemporaryUsageDescriptionDictionary
     NSLocationDefaultAccuracyReduced`,
  ],
  [
    'location-in-background',
    'asked',
    'NSLocationAlwaysAndWhenInUseUsageDescription NSLocationAlwaysUsageDescription',
  ],
  ['location', 'granted', 'com.apple.developer.location.push'],
  ['contacts', 'asked', 'NSContactsUsageDescription NSGKFriendListUsageDescription'],
  ['settings', 'asked', 'NSFocusStatusUsageDescription'],
  ['payments', 'asked', 'NSFinancialDataUsageDescription'],
  ['accounts', 'asked', 'NSIdentityUsageDescription'],
  ['messages', 'asked', 'NSCriticalMessagingUsageDescription'],
  ['contacts', 'granted', 'com.apple.developer.contacts.notes'],
  [
    'calendar',
    'asked',
    `NSCalendarsUsageDescription NSCalendarsFullAccessUsageDescription NSCalendarsWriteOnlyAccessUsageDescription
     NSRemindersUsageDescription NSRemindersFullAccessUsageDescription`,
  ],
  ['camera', 'asked', 'NSCameraUsageDescription'],
  ['microphone', 'asked', 'NSMicrophoneUsageDescription'],
  ['photos', 'asked', 'NSPhotoLibraryUsageDescription NSPhotoLibraryAddUsageDescription'],
  [
    'media-library',
    'asked',
    'NSAppleMusicUsageDescription NSVideoSubscriberAccountUsageDescription',
  ],
  ['speech', 'asked', 'NSSpeechRecognitionUsageDescription NSSiriUsageDescription'],
  ['speech', 'granted', 'com.apple.developer.siri'],
  [
    'health',
    'asked',
    `NSHealthShareUsageDescription NSHealthUpdateUsageDescription NSHealthClinicalHealthRecordsShareUsageDescription
     NSHealthRequiredReadAuthorizationTypeIdentifiers`,
  ],
  [
    'health',
    'granted',
    'com.apple.developer.healthkit com.apple.developer.healthkit.access com.apple.developer.healthkit.background-delivery',
  ],
  ['activity', 'asked', 'NSMotionUsageDescription NSFallDetectionUsageDescription'],
  ['body-sensors', 'asked', 'NSSensorKitUsageDescription NSSensorKitUsageDetail'],
  ['body-sensors', 'granted', 'com.apple.developer.sensorkit.reader.allow'],
  [
    'nearby-devices',
    'asked',
    `NSBluetoothAlwaysUsageDescription NSBluetoothPeripheralUsageDescription NSNearbyInteractionUsageDescription
     NSNearbyInteractionAllowOnceUsageDescription NFCReaderUsageDescription`,
  ],
  [
    'nearby-devices',
    'granted',
    'com.apple.developer.nfc.readersession.formats com.apple.external-accessory.wireless-configuration',
  ],
  ['local-network', 'asked', 'NSLocalNetworkUsageDescription'],
  ['local-network', 'granted', 'NSBonjourServices com.apple.developer.networking.multicast'],
  ['tracking', 'asked', 'NSUserTrackingUsageDescription'],
  ['tracking', 'granted', 'SKAdNetworkItems'],
  ['biometrics', 'asked', 'NSFaceIDUsageDescription'],
  ['home', 'asked', 'NSHomeKitUsageDescription'],
  ['home', 'granted', 'com.apple.developer.homekit com.apple.developer.matter.allow-setup-payload'],
  [
    'files',
    'granted',
    `UIFileSharingEnabled LSSupportsOpeningDocumentsInPlace com.apple.developer.icloud-services
     com.apple.developer.icloud-container-identifiers com.apple.developer.ubiquity-container-identifiers
     com.apple.developer.ubiquity-kvstore-identifier com.apple.developer.fileprovider.testing-mode`,
  ],
  [
    'vpn',
    'special',
    `com.apple.developer.networking.networkextension com.apple.developer.networking.vpn.api
     com.apple.managed.vpn.shared com.apple.developer.networking.custom-protocol`,
  ],
  [
    'network',
    'granted',
    `com.apple.developer.networking.wifi-info com.apple.developer.networking.HotspotConfiguration
     com.apple.developer.networking.HotspotHelper com.apple.developer.associated-domains NSAppTransportSecurity
     com.apple.developer.networking.multipath`,
  ],
  [
    'controls-device',
    'special',
    'com.apple.developer.family-controls com.apple.developer.automatic-assessment-configuration',
  ],
  [
    'accounts',
    'granted',
    `com.apple.developer.applesignin com.apple.developer.authentication-services.autofill-credential-provider
     com.apple.developer.web-browser`,
  ],
  [
    'shared-with-own-apps',
    'granted',
    `keychain-access-groups com.apple.security.application-groups com.apple.developer.team-identifier
     application-identifier com.apple.developer.associated-appclip-app-identifiers`,
  ],
  ['sees-other-apps', 'granted', 'LSApplicationQueriesSchemes'],
  [
    'messages',
    'special',
    `com.apple.developer.usernotifications.filtering com.apple.developer.messages.critical-messaging`,
  ],
  [
    'calls',
    'granted',
    'com.apple.developer.pushkit.unrestricted-voip com.apple.developer.calling-app',
  ],
  [
    'payments',
    'granted',
    'com.apple.developer.in-app-payments com.apple.developer.pass-type-identifiers com.apple.developer.storekit.external-link.account com.apple.developer.storekit.external-purchase',
  ],
  ['runs-in-background', 'granted', 'UIBackgroundModes BGTaskSchedulerPermittedIdentifiers'],
  [
    'shows-notifications',
    'granted',
    `aps-environment com.apple.developer.usernotifications.time-sensitive
     com.apple.developer.usernotifications.critical-alerts com.apple.developer.usernotifications.communication`,
  ],
  [
    'controls-device',
    'system',
    'get-task-allow com.apple.private.security.no-container platform-application com.apple.private.skip-library-validation',
  ],
  ['screen-of-others', 'special', 'com.apple.developer.screen-capture.include-passthrough'],
  ['settings', 'granted', 'com.apple.developer.group-session'],
]);
