import type { NoticeDoor } from '../../actions/notices/door.ts';
import { keepRulebook, type Rules } from '../../actions/rulebook.ts';
import { dayOf } from '../../actions/server.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import type { Instant } from '../../core/inventory.ts';
import { composed } from '../../notices/compose.ts';
import { smtpMailer } from '../../notices/smtp.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { pseudonymsIn } from '../../privacy/pseudonym.ts';
import { openers } from '../openers.ts';
import { linkOf, noticeOf } from './links.ts';
import { writeMail, type Writing } from './render.ts';
import type { MailSettings } from './settings.ts';

export type NoticeParts = {
  readonly keys: () => KeyRing;
  readonly rules: () => Rules;
  readonly clock: () => Instant;
  readonly mail: MailSettings;
  /** Where this server answers on this machine, as long as no public address is set. */
  readonly ownUrl: () => string | null;
};

/** Joins the actions about notices with the keys, the texts and the mail server. */
export function noticeDoor(parts: NoticeParts): NoticeDoor {
  const { keys, mail } = parts;
  const writing = writingOf(parts);
  const open = openers(keys);
  return {
    // A fleet's id is a UUID, so no device is ever called as a holder.
    names: (who) =>
      pseudonymsIn(
        'holder',
        keys().pseudonym,
      )({ key: who, serial: null }).map(({ key, pseudonym }) => ({ key, name: pseudonym.toHex() })),
    openContact: open.contact,
    linkKey: () => keys().pseudonym[0].number,
    linkOf: (notice, key) => linkOf(keys(), notice, key),
    noticeOf: (token) => noticeOf(keys(), token),
    words: open.text,
    mailer: mail.smtp === null ? null : smtpMailer(mail.smtp),
    compose: (message) => composed(message, mail.from),
    perMinute: mail.perMinute,
    mailDomain: mail.from.split('@').at(-1) ?? '',
    listAge: writing.listAge,
    write: (data) => writeMail(writing, data),
  };
}

/** What texts are written with; the page of a link needs the same. */
export function writingOf({ rules, clock, mail, ownUrl }: Omit<NoticeParts, 'keys'>): Writing {
  const book = keepRulebook();
  return {
    rulebook: () => book(rules(), dayOf(clock())),
    base: () => mail.publicUrl ?? ownUrl() ?? 'http://localhost',
    listAge: (mdm) => {
      const levers = Object.hasOwn(CONNECTORS, mdm) ? CONNECTORS[mdm]?.abilities.levers : [];
      return Math.max(0, ...(levers ?? []).map(({ age }) => age ?? 0));
    },
  };
}
