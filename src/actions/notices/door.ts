import type { Server } from '../server.ts';
import type { ComposeMail, Mail, Mailer } from './mail.ts';
import type { MessageData } from './message.ts';
import type { NoticeId } from './stored.ts';

/** What the actions about notices need from outside. */
export type NoticeDoor = {
  /** Keyed pseudonyms of a holder, the current key first. `who`: `address ann@…`, `device 17`. */
  readonly names: (who: string) => readonly { readonly key: number; readonly name: string }[];
  /** Null where it was sealed under a key that is gone. */
  readonly openContact: (
    sealed: Uint8Array,
    fleet: string,
  ) => { readonly device: string | null; readonly holder: string | null } | null;
  /** The number of the key that links are signed with now. */
  readonly linkKey: () => number;
  readonly linkOf: (notice: NoticeId, key: number) => string;
  /** Null: it was not signed by us, or under a key that is gone. */
  readonly noticeOf: (token: string) => NoticeId | null;
  /** Words that were committed to, opened. */
  readonly words: (commitment: string, sealed: Uint8Array) => string | null;
  /** Null: no mail server is set, and messages lie in the outbox. */
  readonly mailer: Mailer | null;
  readonly compose: ComposeMail;
  /** How many messages a minute. */
  readonly perMinute: number;
  /** The part of message ids behind the `@`. */
  readonly mailDomain: string;
  /** By how many hours a phone's list of apps may be older than that MDM says. */
  readonly listAge: (mdm: string) => number;
  readonly write: (data: MessageData) => Pick<Mail, 'subject' | 'text' | 'html'>;
};

export type NoticeServer = Server & { readonly notices: NoticeDoor };
