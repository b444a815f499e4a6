import type { SimulatedPhone } from '../../simulated/phone.ts';
import { type Dict, textIn, textsIn } from '../plist.ts';
import type { Declarations } from './declarations.ts';
import { effectOf, type InstalledProfile, readProfile } from './profile.ts';

export type Answered = { readonly Status: 'Acknowledged' | 'Error' } & Dict;
type On = {
  readonly phone: SimulatedPhone;
  readonly profiles: Map<string, InstalledProfile>;
  readonly declarations: Declarations;
};
type How = { readonly deaf: () => boolean; readonly changed: () => void };
type Answer = (on: On, asked: Dict, how: How) => Answered | Promise<Answered>;

const YES: Answered = { Status: 'Acknowledged' };
const no = (code: number, domain: string): Answered => ({
  Status: 'Error',
  ErrorChain: [
    {
      ErrorCode: code,
      ErrorDomain: domain,
      // Real ones name the app or profile here.
      LocalizedDescription: 'A sentence in the language of the phone, with a name in it',
    },
  ],
});
/** For a command that is not known (mdmb, internal/device, read). */
const UNKNOWN = no(12021, 'MCMDMErrorDomain');

/** What an iPhone answers, by Apple's device-management schema (mdm/commands, read 2026-11-25). */
const ANSWERS: Readonly<Record<string, Answer>> = {
  DeviceInformation: ({ phone }, asked) => {
    const user = phone.enrolment === 'user-enrolment';
    const all: Readonly<Record<string, unknown>> = {
      ...(user ? {} : { UDID: phone.id, SerialNumber: phone.serial }),
      DeviceName: phone.name,
      OSVersion: phone.os.join('.'),
      ProductName: 'iPhone17,1',
      IsSupervised: phone.supervised,
      IsMultiUser: false,
    };
    const queried = textsIn(asked, 'Queries').filter((query) => query in all);
    return { ...YES, QueryResponses: Object.fromEntries(queried.map((q) => [q, all[q]])) };
  },
  InstalledApplicationList: ({ phone }) => ({
    ...YES,
    InstalledApplicationList: [...phone.apps()].filter(phone.shows).map((app) => ({
      Identifier: app.identifier,
      Name: app.name,
      ShortVersion: app.version,
      Installing: false,
    })),
  }),
  ProfileList: ({ profiles }) => ({
    ...YES,
    ProfileList: [...profiles.values()].map((profile) => ({
      PayloadIdentifier: profile.identifier,
      PayloadUUID: profile.uuid,
      PayloadVersion: 1,
      PayloadDisplayName: profile.name,
      PayloadContent: profile.types.map((PayloadType) => ({ PayloadType, PayloadVersion: 1 })),
    })),
  }),
  Restrictions: ({ phone, profiles }) =>
    phone.enrolment === 'user-enrolment' ? UNKNOWN : { ...YES, ...restrictionsOf(phone, profiles) },
  InstallProfile: async ({ phone, profiles }, asked, how) => {
    const bytes = asked['Payload'];
    const profile = bytes instanceof Uint8Array ? await readProfile(bytes) : null;
    if (profile === null) return no(1000, 'MCProfileErrorDomain');
    if (how.deaf()) return YES;
    if (profiles.get(profile.identifier)?.uuid !== profile.uuid) how.changed();
    profiles.set(profile.identifier, profile);
    phone.put(profile.identifier, effectOf(profile));
    return YES;
  },
  RemoveProfile: ({ phone, profiles }, asked, how) => {
    const identifier = textIn(asked, 'Identifier') ?? '';
    if (how.deaf()) return YES;
    if (!profiles.delete(identifier)) return no(12075, 'MCMDMErrorDomain');
    phone.take(identifier);
    how.changed();
    return YES;
  },
  RemoveApplication: ({ phone }, asked, how) => {
    if (how.deaf()) return YES;
    const removed = phone.remove(textIn(asked, 'Identifier') ?? '');
    if (removed !== 'removed') return no(12055, 'MCMDMErrorDomain');
    how.changed();
    return YES;
  },
  DeclarativeManagement: async ({ declarations }, _asked, how) => {
    if (!how.deaf()) await declarations.sync();
    return YES;
  },
};

export const answerTo: Answer = (on, asked, how) =>
  (ANSWERS[textIn(asked, 'RequestType') ?? ''] ?? (() => UNKNOWN))(on, asked, how);

/** What is in force: nothing where the phone is not supervised, although the profiles lie there. */
function restrictionsOf(phone: SimulatedPhone, profiles: On['profiles']): Dict {
  const inForce = [...profiles.values()].filter(({ identifier }) =>
    phone.inForce().has(identifier),
  );
  const group = (of: readonly InstalledProfile[]): Dict => {
    const blocked = [...new Set(of.flatMap((profile) => profile.blocked))];
    const allowed = of.flatMap((profile) => profile.allowed);
    return {
      restrictedBool: {},
      restrictedValue: {},
      union: blocked.length === 0 ? {} : { blockedAppBundleIDs: { values: blocked } },
      intersection: allowed.length === 0 ? {} : { allowListedAppBundleIDs: { values: allowed } },
    };
  };
  return {
    GlobalRestrictions: group(inForce),
    ProfileRestrictions: Object.fromEntries(
      inForce.map((profile) => [profile.identifier, group([profile])]),
    ),
  };
}
