import { request } from 'node:http';

/** For tests only: what a browser does with redirects, cookies and forms. */
export type Page = {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** All addresses on the way, the last one being its own. */
  readonly way: readonly string[];
};
type Cookie = { readonly value: string; readonly path: string; readonly isSecure: boolean };
type Sent = {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
const MOST_HOPS = 15;

/** `reaches`: where an origin that has no name in the network really is, `https://intranet.example` → `http://127.0.0.1:4711`. */
export function newBrowser(reaches: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, Map<string, Cookie>>();
  /** Stops before such an address, for a test to look at it. */
  let until: ((url: URL) => boolean) | null = null;

  const cookiesFor = (url: URL): string =>
    [...(jar.get(url.hostname) ?? [])]
      .filter(
        ([, { path, isSecure }]) => url.pathname.startsWith(path) && (!isSecure || isSafe(url)),
      )
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');

  const keep = (url: URL, line: string): void => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const said = new Map(
      attributes.map((one) => [one.split('=')[0]?.toLowerCase(), one.split('=')[1] ?? ''] as const),
    );
    const isSecure = said.has('secure');
    if (isSecure && !isSafe(url)) return;
    const isHost = isSecure && said.get('path') === '/' && !said.has('domain');
    if (name.startsWith('__Host-') && !isHost) throw new Error(`a browser takes no such ${name}`);
    const here = jar.get(url.hostname) ?? new Map<string, Cookie>();
    const isGone = said.get('max-age') === '0' || (said.get('expires') ?? '').includes('1970');
    if (isGone) here.delete(name);
    else here.set(name, { value, path: said.get('path') ?? '/', isSecure });
    jar.set(url.hostname, here);
  };

  async function visit(address: string, sent: Sent = {}): Promise<Page> {
    let [url, next] = [new URL(address), sent];
    const way: string[] = [];
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      way.push(url.href);
      const answer = await ask(url, next);
      const lines = answer.headers['set-cookie'] ?? [];
      for (const line of lines) keep(url, line);
      const { location } = answer.headers;
      const isOn = answer.status >= 300 && answer.status < 400 && location !== undefined;
      if (!isOn) return { url: url.href, ...answer, way };
      url = new URL(location, url);
      if (until?.(url)) return { url: url.href, ...answer, way: [...way, url.href] };
      next = {};
    }
    throw new Error(`a loop: ${way.join(' → ')}`);
  }

  function ask(url: URL, { method = 'GET', body, headers = {} }: Sent) {
    const target = new URL(url.pathname + url.search, reaches[url.origin] ?? url.origin);
    const cookie = cookiesFor(url);
    return new Promise<
      Omit<Page, 'url' | 'way'> & { headers: NodeJS.Dict<string> & { 'set-cookie'?: string[] } }
    >((resolve, reject) => {
      const out = request(target, {
        method,
        headers: {
          host: url.host,
          accept: 'text/html,application/xhtml+xml',
          ...(cookie === '' ? {} : { cookie }),
          ...headers,
        },
        agent: false,
      });
      out.on('error', reject).on('response', (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text, headers: incoming.headers as never }),
        );
      });
      out.end(body);
    });
  }

  return {
    visit,
    cookies: (host: string): readonly string[] => [...(jar.get(host)?.keys() ?? [])],
    cookie: (host: string, name: string): string | undefined => jar.get(host)?.get(name)?.value,
    /** As somebody sets one who has found it. */
    setCookie(host: string, name: string, value: string): void {
      const here = jar.get(host) ?? new Map<string, Cookie>();
      jar.set(host, here.set(name, { value, path: '/', isSecure: true }));
    },
    forget: (host: string) => void jar.delete(host),
    stopBefore: (is: ((url: URL) => boolean) | null) => void (until = is),
    /** Sends the first form of a page, as its button does. */
    submit(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
      const [, attributes = '', inside = ''] =
        /<form([^>]*)>([\s\S]*?)<\/form>/.exec(page.text) ?? [];
      const action = /action="([^"]*)"/.exec(attributes)?.[1] ?? page.url;
      const hidden = [...inside.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
      const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return visit(new URL(action, page.url).href, {
        method: 'POST',
        body: form.toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          // Our pages tell no referrer, so the origin is none; where it goes, only the browser can say.
          origin: 'null',
          'sec-fetch-site': 'same-origin',
        },
      });
    },
  };
}

/** Over TLS, or to this machine: there browsers keep and send what is Secure. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
