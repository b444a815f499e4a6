import { plusDays } from '../../core/day.ts';
import { appSaid } from '../app-said.ts';
import type { StoredException } from '../exceptions/stored.ts';
import type { Reading } from '../store.ts';
import { addressIn, sameAddress } from './address.ts';
import type { NoticeServer } from './door.ts';
import type { MessageData, MessageEnding } from './message.ts';
import type { StoredNotice } from './stored.ts';

type To = Pick<MessageData, 'address' | 'holder'>;
type Doors = Pick<NoticeServer, 'notices' | 'rules'>;

/** What is said to whoever asked for an exception when it ends soon. It has no link: who asked knows where they asked. */
export async function endingMessage(
  { notices, rules }: Doors,
  tables: Reading,
  notice: StoredNotice,
): Promise<MessageData> {
  const one =
    notice.exception === null ? null : await tables.exceptions.exception(notice.exception);
  const organisation = (await tables.organisation(notice.organisation))?.name ?? '';
  return {
    notice,
    organisation,
    devices: [],
    counted: { holders: 0, devices: 0, findings: 0, deadline: null },
    ending: one === null ? null : endingOf({ notices, rules }, one),
    link: '',
    ...(notice.recipient === 'person'
      ? await personOf(tables, notice)
      : await holderOf(notices, tables, notice)),
  };
}

function endingOf({ rules }: Doors, one: StoredException): MessageEnding {
  return {
    number: one.number,
    last: plusDays(one.until, -1),
    app: one.restricted ? null : appSaid(rules().catalogue, one.app).app,
    isOver: one.state !== 'in-force',
  };
}

async function personOf(tables: Reading, { person }: StoredNotice): Promise<To> {
  const one = person === null ? null : await tables.people.person(person);
  // Who has ended hears nothing more.
  return one === null || one.ended !== null
    ? { address: null, holder: null }
    : { address: one.address, holder: one.name };
}

/**
 * GUARD: the phone may be somebody else's by now, and its contact theirs. While it has leave nobody looks whose it is, so the address
 * is taken only where it names the very holder who asked.
 */
async function holderOf(
  { names, openContact }: NoticeServer['notices'],
  tables: Reading,
  notice: StoredNotice,
): Promise<To> {
  const asked = notice.exception === null ? null : await tables.notices.holderOf(notice.exception);
  if (asked === null || asked.id !== notice.holderId) return { address: null, holder: null };
  for (const { sealed, fleet } of await tables.notices.devices(notice.id)) {
    const holder = sealed === null ? null : (openContact(sealed, fleet)?.holder ?? null);
    const address = addressIn(holder);
    if (address === null) continue;
    const known = names(`address ${sameAddress(address)}`);
    if (known.some(({ name }) => name === asked.name)) return { address, holder };
  }
  return { address: null, holder: null };
}
