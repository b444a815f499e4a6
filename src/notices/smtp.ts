import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, Mailer } from '../actions/notices/mail.ts';
import { composed } from './compose.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** In milliseconds. A server that says nothing for so long is given up. */
export type SmtpTimes = {
  readonly connect: number;
  readonly answer: number;
  readonly whole: number;
};
const SMTP_TIMES: SmtpTimes = { connect: 20_000, answer: 30_000, whole: 90_000 };

/** As `nodemailer` tells of a fault. Its message repeats the server's words, which may name the holder: it is not read. */
type Fault = {
  readonly code?: string | undefined;
  /** At what: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`, or `API`: before anything was said. */
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
};

/** Sends by SMTP, a connection for each message: a pool would send again by itself what it is not sure of. */
export function smtpMailer(settings: SmtpSettings, times: SmtpTimes = SMTP_TIMES): Mailer {
  return {
    async send(mail, signal) {
      if (mail.to === null) throw new Error('a message without an address was to be sent');
      if (signal.aborted) return { kind: 'not-now', fault: 'stopping' };
      const bytes = await composed(mail, settings.from);
      return deliver(settings, times, { from: settings.from, to: mail.to, bytes }, signal);
    },
  };
}

type Envelope = { readonly from: string; readonly to: string; readonly bytes: Uint8Array };

function deliver(
  { host, port, implicitTls, needsTls, login }: SmtpSettings,
  times: SmtpTimes,
  { from, to, bytes }: Envelope,
  signal: AbortSignal,
): Promise<Delivery> {
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  const connection = new SMTPConnection({
    host,
    port,
    secure: implicitTls,
    requireTLS: needsTls && !implicitTls,
    // A server on this machine may have a certificate of its own making, or none.
    tls: { rejectUnauthorized: needsTls, servername: host },
    connectionTimeout: times.connect,
    greetingTimeout: times.answer,
    socketTimeout: times.answer,
    logger: false,
    disableFileAccess: true,
  } as ConstructorParameters<typeof SMTPConnection>[0]);
  /** All of it was handed over, so from here on the server may have taken it. */
  let handedOver = false;
  const end = (delivery: Delivery): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    connection.close();
    resolve(delivery);
  };
  const fail = (fault: Fault): void => end(whatCameOf(fault, handedOver));
  const stop = (): void => fail({ code: 'ESTOPPED' });
  const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), times.whole);
  signal.addEventListener('abort', stop, { once: true });

  const send = (): void => {
    const content = Readable.from([Buffer.from(bytes)]);
    content.once('end', () => (handedOver = true));
    connection.send({ from, to: [to] }, content, (error) => {
      if (error) return fail(error);
      end({ kind: 'accepted' });
    });
  };
  connection.once('error', fail);
  connection.connect((error) => {
    if (error) return fail(error);
    if (login === null) return send();
    connection.login({ user: login.user, pass: login.password }, (refused) =>
      refused ? fail(refused) : send(),
    );
  });
  return promise;
}

/**
 * What a fault says of the message. Only a refusal of the recipient or of the message itself is the message's; one of the login,
 * of TLS or of the sender is a matter of this server's settings, and no holder's.
 */
export function whatCameOf(fault: Fault, handedOver: boolean): Delivery {
  const { code = 'UNKNOWN', command = '', responseCode } = fault;
  const words = wordsOf(fault);
  if (responseCode !== undefined && responseCode >= 400) {
    const isItsOwn = command === 'RCPT TO' || command === 'DATA';
    return { kind: responseCode >= 500 && isItsOwn ? 'refused' : 'not-now', fault: words };
  }
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', fault: words };
  return { kind: handedOver ? 'doubtful' : 'not-now', fault: words };
}

/** `smtp-550 5.1.1`, `smtp-tls`: the server's numbers, else a word of ours. */
function wordsOf({ code = '', response = '', responseCode, command = '' }: Fault): string {
  if (responseCode === undefined) return `smtp-${WORDS[code] ?? 'broken-off'}`;
  const [, enhanced] = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  const at = command.startsWith('AUTH') ? ' at login' : '';
  return `smtp-${responseCode}${enhanced === undefined ? '' : ` ${enhanced}`}${at}`;
}
const WORDS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'timed-out',
  EDNS: 'unknown-host',
  ETLS: 'tls',
  EAUTH: 'login',
  EENVELOPE: 'address',
  ESTOPPED: 'stopping',
  ESOCKET: 'unreachable',
};
