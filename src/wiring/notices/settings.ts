import { readSmtp, type SmtpSettings } from '../../notices/smtp-settings.ts';
import { Refusal } from '../refused.ts';

/** What the environment says of mail. */
export type MailEnvironment = {
  readonly smtpUrl: string | null;
  readonly from: string | null;
  readonly perMinute: string | null;
  /** Where holders find this server, with its path behind a proxy. */
  readonly publicUrl: string | null;
};
export type MailSettings = {
  /** Null: messages lie in the outbox. */
  readonly smtp: SmtpSettings | null;
  /** Of messages in the outbox too. */
  readonly from: string;
  readonly perMinute: number;
  /** Without a slash at its end; null: this machine alone. */
  readonly publicUrl: string | null;
};

/** What most mail servers take from one sender without a second thought (memory). */
const PER_MINUTE = 60;
/** No host can ever be called so (RFC 2606): nobody answers to a message that was not set up. */
const NO_FROM = 'grendel@grendel.invalid';

export const NO_MAIL: MailSettings = {
  smtp: null,
  from: NO_FROM,
  perMinute: PER_MINUTE,
  publicUrl: null,
};

/** Throws `Refusal` with what to mend. */
export function mailSettings(env: MailEnvironment): MailSettings {
  const { smtpUrl, from, publicUrl } = env;
  const perMinute = Number(env.perMinute ?? PER_MINUTE);
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 6000)
    throw new Refusal(
      'GRENDEL_MAIL_PER_MINUTE is no number of messages',
      'It has to be a whole number from 1 to 6000.',
    );
  const base = publicUrl?.replace(/\/+$/, '') ?? null;
  if (smtpUrl === null) return { smtp: null, from: from ?? NO_FROM, perMinute, publicUrl: base };
  const read = readSmtp(smtpUrl, from);
  if (!read.ok) throw new Refusal(read.message, 'Messages go out by it, with holders’ addresses.');
  if (base === null && read.settings.needsTls)
    throw new Refusal(
      'GRENDEL_SMTP_URL is set and GRENDEL_PUBLIC_URL is not',
      'Say where holders find this server: each message has a link to it.',
    );
  return { smtp: read.settings, from: read.settings.from, perMinute, publicUrl: base };
}
