import type { Day } from '../../core/day.ts';
import type { Finding, OrganisationId } from '../../core/finding.ts';
import type { PhaseMeasure } from '../../core/groups.ts';
import type { AppId } from '../../core/statements.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { Reading } from '../store.ts';
import { addressIn } from './address.ts';
import type { NoticeServer } from './door.ts';
import { endingMessage } from './message-ending.ts';
import type { Mail } from './mail.ts';
import type { FoundItem, StoredNotice } from './stored.ts';

export type MessageApp = {
  readonly finding: Finding;
  readonly kind: NoticeKind;
  readonly measure: PhaseMeasure;
  readonly deadline: Day | null;
};
export type MessageDevice = {
  /** As the MDM calls it; null where that was erased or never known. */
  readonly name: string | null;
  readonly mdm: string;
  readonly apps: readonly [MessageApp, ...MessageApp[]];
};

/** All that a message is made of, in clear: made for a moment, from what is stored, and kept nowhere. */
export type MessageEnding = {
  readonly number: number;
  /** The last day on which it holds. */
  readonly last: Day;
  /** Null: it is restricted, or the app tells love life, faith or health. No message says it. */
  readonly app: AppId | null;
  /** It ended meanwhile, or was withdrawn. */
  readonly isOver: boolean;
};

export type MessageData = {
  readonly notice: StoredNotice;
  readonly organisation: string;
  /** Empty where nothing is left to say, or where it goes to an organisation. */
  readonly devices: readonly MessageDevice[];
  /** For an organisation: what it says of its holders. */
  readonly counted: {
    readonly holders: number;
    readonly devices: number;
    readonly findings: number;
    readonly deadline: Day | null;
  };
  /** Where an exception ends; null also where nothing is kept of it. */
  readonly ending: MessageEnding | null;
  readonly address: string | null;
  /** As the MDM has it: an address, or a name. Of a person: their name. */
  readonly holder: string | null;
  readonly link: string;
};

/** `all`: also apps whose findings are closed, as the page shows them. */
export async function messageOf(
  { notices, rules }: Pick<NoticeServer, 'notices' | 'rules'>,
  tables: Reading,
  notice: StoredNotice,
  { all }: { readonly all: boolean } = { all: false },
): Promise<MessageData> {
  if (notice.exception !== null) return endingMessage({ notices, rules }, tables, notice);
  const found = await tables.notices.found(notice.id);
  const open = found.filter(({ finding }) => all || finding.state !== 'closed');
  const link = notices.linkOf(notice.id, notice.linkKey);
  const organisation = await nameOf(tables, notice.organisation);
  const counted = {
    holders: await holdersOf(tables, open),
    devices: new Set(open.map(({ finding }) => finding.device)).size,
    findings: open.length,
    deadline: open.flatMap(({ item }) => item.deadline ?? []).toSorted()[0] ?? null,
  };
  const base = { notice, organisation, counted, link, ending: null };
  if (notice.recipient === 'organisation') {
    const contact = rules().policies.find(({ id }) => id === notice.policy)?.notices.contact;
    return { ...base, devices: [], address: contact?.email ?? null, holder: null };
  }
  const fleets = new Map((await tables.fleets()).map((one) => [one.id, one.mdm]));
  const contacts = (await tables.notices.devices(notice.id)).map((one) => ({
    ...one,
    contact: one.sealed === null ? null : notices.openContact(one.sealed, one.fleet),
  }));
  const devices = contacts.flatMap(({ device, fleet, contact }): MessageDevice[] => {
    const [first, ...rest] = open
      .filter(({ finding }) => finding.device === device)
      // Findings of one moment lie by chance, and a message reads the same however often it is made.
      .toSorted((a, b) => (a.finding.app < b.finding.app ? -1 : 1))
      .map(({ finding, item: { kind, measure, deadline } }): MessageApp => ({
        finding,
        kind,
        measure,
        deadline,
      }));
    if (first === undefined) return [];
    return [
      { name: contact?.device ?? null, mdm: fleets.get(fleet) ?? '', apps: [first, ...rest] },
    ];
  });
  const holder =
    contacts.find(({ contact }) => (contact?.holder ?? null) !== null)?.contact?.holder ?? null;
  return { ...base, devices, address: addressIn(holder), holder };
}

async function holdersOf(tables: Reading, found: readonly FoundItem[]): Promise<number> {
  return tables.notices.holdersOf([...new Set(found.map(({ finding }) => finding.device))]);
}

const nameOf = async (tables: Reading, id: OrganisationId): Promise<string> =>
  (await tables.organisation(id))?.name ?? '';

/** It need not be sent any more. */
export function isSpent({ notice, ending, counted, devices }: MessageData): boolean {
  if (notice.kind === 'exception-ending') return ending === null || ending.isOver;
  return counted.findings === 0 || (notice.recipient === 'holder' && devices.length === 0);
}

/** As it is sent, or put into a file. */
export function mailOf(
  { notices }: NoticeServer,
  data: MessageData,
  { messageId, date }: { readonly messageId: string; readonly date: Date },
): Mail {
  const { notice, address } = data;
  return { messageId, to: address, language: notice.language, date, ...notices.write(data) };
}
