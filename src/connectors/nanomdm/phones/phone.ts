import type { SimulatedPhone } from '../../simulated/phone.ts';
import { writePlist } from '../plist.ts';
import { type Answered, answerTo } from './commands.ts';
import { makeDeclarations, type Declarations } from './declarations.ts';
import type { Identity } from './identity.ts';
import type { InstalledProfile } from './profile.ts';
import { readDict, dictIn, textIn } from '../plist.ts';

/** A simulated iPhone or iPad, as its MDM server meets it. */
export type ApplePhone = {
  readonly phone: SimulatedPhone;
  readonly profiles: Map<string, InstalledProfile>;
  readonly declarations: Declarations;
  /** Authenticate and TokenUpdate. A phone that enrols again has lost what the server put there. */
  readonly enrol: () => Promise<void>;
  readonly checkOut: () => Promise<void>;
  /** A locked phone answers most commands with NotNow. */
  readonly lock: (locked: boolean) => void;
  /** Asks for commands until there are none. How many it answered; null where it is switched off. */
  readonly talk: () => Promise<number | null>;
};

export type PhoneOptions = {
  readonly phone: SimulatedPhone;
  readonly identity: Identity;
  /** `/mdm` of the server. */
  readonly server: string;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Says yes to everything, and does nothing. */
  readonly deaf: () => boolean;
  /** Told of every change on the phone. */
  readonly changed: () => void;
};

const CHECK_IN = 'application/x-apple-aspen-mdm-checkin';
const REPORT = 'application/x-apple-aspen-mdm';
const MOST_COMMANDS = 500;

export function applePhone(options: PhoneOptions): ApplePhone {
  const { phone, identity } = options;
  const user = phone.enrolment === 'user-enrolment';
  const called = user ? { EnrollmentID: phone.id } : { UDID: phone.id };
  const profiles = new Map<string, InstalledProfile>();
  let locked = false;

  async function put(type: string, message: object): Promise<Uint8Array | null> {
    const body = writePlist({ ...called, ...message });
    const response = await options.fetch(options.server, {
      method: 'PUT',
      headers: { 'content-type': type, 'mdm-signature': identity.signature(body) },
      body,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A declaration that is gone is 404, and no end of the enrolment.
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`the MDM server answered ${response.status}`);
    return bytes;
  }
  const checkIn = (message: object): Promise<Uint8Array | null> => put(CHECK_IN, message);
  const declarations = makeDeclarations({ phone, checkIn, changed: options.changed });
  const self = { phone, profiles, declarations };

  async function answer(command: Uint8Array, notNow: boolean): Promise<object> {
    const given = (await readDict(command)) ?? {};
    const CommandUUID = textIn(given, 'CommandUUID') ?? '';
    const asked = dictIn(given, 'Command');
    // Which commands a locked phone answers differs; these it does not (unverified: no list is published).
    if (notNow && textIn(asked, 'RequestType') !== 'DeviceInformation')
      return { CommandUUID, Status: 'NotNow' };
    const answered: Answered = await answerTo(self, asked, options);
    return { CommandUUID, ...answered };
  }

  return {
    ...self,
    async enrol() {
      for (const identifier of profiles.keys()) phone.take(identifier);
      profiles.clear();
      declarations.forget();
      await checkIn({
        MessageType: 'Authenticate',
        Topic: 'com.apple.mgmt.External.simulated',
        ...(user ? {} : { SerialNumber: phone.serial }),
      });
      await checkIn({
        MessageType: 'TokenUpdate',
        Topic: 'com.apple.mgmt.External.simulated',
        PushMagic: `magic-${phone.id}`,
        Token: Buffer.from(phone.id),
      });
    },
    async checkOut() {
      await checkIn({ MessageType: 'CheckOut', Topic: 'com.apple.mgmt.External.simulated' });
    },
    lock: (now) => {
      locked = now;
    },
    async talk() {
      const contact = phone.contact();
      if (contact === 'off') return null;
      const notNow = locked || contact === 'not-now';
      let command = await put(REPORT, { Status: 'Idle' });
      let answered = 0;
      while (command !== null && command.length > 0 && answered < MOST_COMMANDS) {
        command = await put(REPORT, await answer(command, notNow));
        answered += 1;
      }
      return answered;
    },
  };
}
