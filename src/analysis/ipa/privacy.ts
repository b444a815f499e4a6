import { dictOf, listOf, textsOf } from '../plist/value.ts';
import { addHost, addMetaData } from './info.ts';
import type { Gather } from './gather.ts';

/** The privacy manifests of the app, its frameworks and its resource bundles: what their makers say they collect, and where they track. */
export const readPrivacyManifests = (root: string, into: Gather): void => {
  for (const entry of into.zip.entries) {
    if (!entry.name.startsWith(root) || !entry.name.endsWith('/PrivacyInfo.xcprivacy')) continue;
    const read = into.plist(entry, 'resources');
    if (read === null) continue;
    const { place } = read;
    const values = dictOf(read.value);
    for (const domain of textsOf(values['NSPrivacyTrackingDomains']))
      addHost(into, domain, place(domain), 'privacy-manifest');
    addMetaData(into, 'NSPrivacyTracking', values['NSPrivacyTracking'], place('NSPrivacyTracking'));
    for (const [list, key] of [
      ['NSPrivacyCollectedDataTypes', 'NSPrivacyCollectedDataType'],
      ['NSPrivacyAccessedAPITypes', 'NSPrivacyAccessedAPIType'],
    ] as const)
      for (const one of listOf(values[list])) {
        const value = dictOf(one)[key];
        addMetaData(into, key, value, place(typeof value === 'string' ? value : key));
      }
  }
};
