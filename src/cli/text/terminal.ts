/** What one of the two outputs can show. */
export type Terminal = {
  /** Columns to fill; 80 where it is a file or a pipe. */
  readonly columns: number;
  readonly colour: boolean;
  /** Whether anything but ASCII may be written. */
  readonly unicode: boolean;
  /** A person is watching: progress may be drawn. */
  readonly interactive: boolean;
};

type Stream = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };
type Environment = Readonly<Record<string, string | undefined>>;

const LEAST_COLUMNS = 60;
const MOST_COLUMNS = 120;

/** https://no-color.org and https://force-color.org (both from memory): NO_COLOR wins, and counts when not empty. */
export function terminalOf(stream: Stream, env: Environment, platform: string): Terminal {
  const interactive = stream.isTTY === true;
  const dumb = env['TERM'] === 'dumb';
  const forced = env['FORCE_COLOR'];
  const wanted = forced === undefined ? interactive && !dumb : forced !== '0' && forced !== 'false';
  return {
    columns: columnsOf(stream, env),
    colour: !env['NO_COLOR'] && wanted,
    unicode: isUtf8(env, platform),
    interactive: interactive && !dumb,
  };
}

function columnsOf(stream: Stream, env: Environment): number {
  const told = stream.columns ?? Number(env['COLUMNS'] ?? '');
  if (!Number.isInteger(told) || told <= 0) return 80;
  return Math.min(Math.max(told, LEAST_COLUMNS), MOST_COLUMNS);
}

/** POSIX: the first of these that is set decides. Windows terminals take UTF-8; where nothing is set, so do files. */
function isUtf8(env: Environment, platform: string): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value);
  if (locale === undefined) return platform === 'win32' || platform === 'darwin';
  return /utf-?8/i.test(locale);
}
