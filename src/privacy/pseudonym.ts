import { createHmac } from 'node:crypto';
import type { NumberedKey } from './keys.ts';
import { shortHmac } from './short-hmac.ts';

/** What one device is called under one key. */
export type Alias = {
  /** Number of the key. */
  readonly key: number;
  /** 16 bytes. */
  readonly pseudonym: Uint8Array;
  /** 16 bytes; null where the inventory has no sound serial number or IMEI. */
  readonly serial: Uint8Array | null;
};
/** As an inventory has it: `key` is the MDM's own id, else the serial number, IMEI or name. */
export type Named = { readonly key: string; readonly serial: string | null };

export const PSEUDONYM_LENGTH = 16;
/** A pseudonym, and that of the serial number behind it. */
export const ALIAS_LENGTH = 2 * PSEUDONYM_LENGTH;

/**
 * Names the devices of one fleet under each key that holds, in the order of the keys.
 *
 * THE RULE. A pseudonym is HMAC-SHA-256 over the fleet and a text, cut to 16 bytes; ids and serial numbers are the same kind of
 * text. So an export without MDM ids, in which the serial number stands for the id, gives as `pseudonym` what an export with
 * ids gives as `serial`, and the two meet. So does an export whose column of ids holds serial numbers, which nobody can tell.
 * The price: an MDM id that reads exactly like the serial number of another phone of the same fleet would be taken for it. Ids
 * are GUIDs, UDIDs, base64 or small numbers, and serial numbers are none of these.
 *
 * Case, as the inventory reader sees it: serial numbers and IMEIs are upper case. So are ids that are numbers (UDIDs, GUIDs:
 * hexadecimal digits and hyphens), and an id that is the device's own serial number but for its case. Other ids count as they
 * are, since some are base64.
 *
 * Two fleets never have a pseudonym in common: the same phone in both cannot be told from the store.
 */
export function pseudonymsIn(
  fleet: string,
  keys: readonly NumberedKey[],
): (device: Named) => readonly Alias[] {
  const write = pseudonymWriter(fleet, keys);
  return (device) => {
    const room = new Uint8Array(keys.length * ALIAS_LENGTH);
    write(device, room, 0);
    return keys.map(({ number }, i): Alias => aliasAt(number, room, i * ALIAS_LENGTH, device));
  };
}

const aliasAt = (key: number, room: Uint8Array, at: number, { serial }: Named): Alias => {
  const middle = at + PSEUDONYM_LENGTH;
  return {
    key,
    pseudonym: room.subarray(at, middle),
    serial: serial === null ? null : room.subarray(middle, at + ALIAS_LENGTH),
  };
};

/**
 * The same for hundreds of thousands of devices: writes the pseudonyms of one to `out` from `at` on, for each key that of the id and
 * behind it that of the serial number. Where there is no serial number, its place is left as it is.
 */
export function pseudonymWriter(
  fleet: string,
  keys: readonly NumberedKey[],
): (device: Named, out: Uint8Array, at: number) => void {
  // A key for each fleet, so that what is hashed per device stays short.
  const hmacs = keys.map(({ secret }) =>
    shortHmac(createHmac('sha256', secret).update(`grendel device\0${fleet}`).digest()),
  );
  return ({ key, serial }, out, at) => {
    const serialText = serial === null ? null : serial.trim().toUpperCase();
    const keyText = normalId(key, serialText);
    let place = at;
    for (const hmac of hmacs) {
      const middle = place + PSEUDONYM_LENGTH;
      hmac.write(keyText, out, place, PSEUDONYM_LENGTH);
      if (serialText === keyText) out.copyWithin(middle, place, middle);
      else if (serialText !== null) hmac.write(serialText, out, middle, PSEUDONYM_LENGTH);
      place += ALIAS_LENGTH;
    }
  };
}

function normalId(key: string, serial: string | null): string {
  const id = key.trim();
  const upper = id.toUpperCase();
  return upper === serial || NUMBER.test(id) ? upper : id;
}
const NUMBER = /^[0-9A-Fa-f-]+$/;
