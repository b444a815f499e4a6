/** A mail server, as its address says. */
export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps`); else it is asked for by STARTTLS before anything is said. */
  readonly implicitTls: boolean;
  /** False only on this machine: names of holders travel in no clear text. */
  readonly needsTls: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
};

export type ReadSmtp =
  | { readonly ok: true; readonly settings: SmtpSettings }
  /** For whoever set it; never the address itself, which may hold a password. */
  | { readonly ok: false; readonly message: string };

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** Reads `smtps://USER:PASSWORD@HOST:PORT`, or `smtp:` for STARTTLS, and the address of the sender. */
export function readSmtp(url: string, from: string | null): ReadSmtp {
  const parsed = URL.parse(url);
  const { protocol, hostname = '' } = parsed ?? {};
  if (parsed === null || (protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '')
    return no('GRENDEL_SMTP_URL has to be smtps://USER:PASSWORD@HOST or smtp://HOST:PORT.');
  if (parsed.search !== '' || parsed.hash !== '' || !/^\/?$/.test(parsed.pathname))
    return no('GRENDEL_SMTP_URL takes nothing behind the host and the port.');
  if (from === null || !isAddress(from))
    return no(
      'GRENDEL_MAIL_FROM has to be the address that messages come from, as in apps@ministry.example.',
    );
  const host = hostname.replace(/^\[|\]$/g, '');
  const login = loginOf(parsed);
  if (login === 'unreadable')
    return no('The user or the password in GRENDEL_SMTP_URL is not percent-encoded as it must be.');
  return {
    ok: true,
    settings: {
      host,
      port: parsed.port === '' ? PORTS[protocol] : Number(parsed.port),
      implicitTls: protocol === 'smtps:',
      needsTls: !isLoopback(host),
      login,
      from,
    },
  };
}

const no = (message: string): ReadSmtp => ({ ok: false, message });

function loginOf({ username, password }: URL): SmtpSettings['login'] | 'unreadable' {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return 'unreadable';
  }
}

const isAddress = (text: string): boolean =>
  /^[^\s\p{C}@<>,;:"()[\]\\]+@[^\s\p{C}@<>,;]+$/u.test(text);

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
