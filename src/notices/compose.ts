import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../actions/notices/mail.ts';

/**
 * The bytes of a message. Marked as sent by a machine, so that no absence note answers it (RFC 3834), and with nothing in it that is
 * fetched from elsewhere.
 */
export async function composed(mail: Mail, from: string): Promise<Uint8Array> {
  const { messageId, to, subject, text, html, language, date } = mail;
  const node = new MailComposer({
    from,
    ...(to === null ? {} : { to }),
    subject,
    text,
    ...(html === null ? {} : { html }),
    date,
    messageId: `<${messageId}>`,
    headers: {
      'Content-Language': language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return node.build();
}
