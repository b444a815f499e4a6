import { type Dict, writePlist } from './plist.ts';

/**
 * The commands that are sent; keys from Apple's device-management schema (mdm/commands, read 2026-11-25). Each is a dict with its
 * `RequestType`.
 */
export const installedApps: Dict = {
  RequestType: 'InstalledApplicationList',
  // `Identifiers` stays away: an answer about some apps would be no inventory. What is not asked for is not sent (names, sizes).
  ManagedAppsOnly: false,
  Items: [
    'Identifier',
    'Name',
    'Installing',
    'Version',
    'ShortVersion',
    'AppStoreVendable',
    'IsAppClip',
  ],
};
export const deviceInformation: Dict = {
  RequestType: 'DeviceInformation',
  Queries: ['UDID', 'SerialNumber', 'OSVersion', 'ProductName', 'IsSupervised', 'IsMultiUser'],
};
export const profileList: Dict = { RequestType: 'ProfileList', ManagedOnly: false };
/** With `ProfileRestrictions` it tells which profile sets what: the proof, and the conflicts. */
export const restrictions: Dict = { RequestType: 'Restrictions', ProfileRestrictions: true };
export const declarativeManagement: Dict = { RequestType: 'DeclarativeManagement' };

export const installProfile = (profile: string): Dict => ({
  RequestType: 'InstallProfile',
  Payload: Buffer.from(profile, 'utf8'),
});
export const removeProfile = (identifier: string): Dict => ({
  RequestType: 'RemoveProfile',
  Identifier: identifier,
});
export const removeApplication = (identifier: string): Dict => ({
  RequestType: 'RemoveApplication',
  Identifier: identifier,
});

export const asPlist = (uuid: string, command: Dict): Buffer<ArrayBuffer> =>
  writePlist({ CommandUUID: uuid, Command: command });
