import { Refusal } from '../refused.ts';

/** Hosts that whoever runs the server named, each with its port, as `hostOf` writes them; and words of that list that name none. */
type NamedHosts = {
  readonly hosts: ReadonlySet<string>;
  readonly unfit: readonly string[];
};

/** Host names, commas or white space between; a port where it is not that of https. No address, no path, no `*`: each is named. */
export function namedHosts(text: string): NamedHosts {
  const hosts = new Set<string>();
  const unfit: string[] = [];
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const href = `https://${word}`;
    if (/^[^/\\@?#*]+$/.test(word) && URL.canParse(href)) hosts.add(hostOf(new URL(href)));
    else unfit.push(word);
  }
  return { hosts, unfit };
}

/** `GRENDEL_MDM_HOSTS`. Throws `Refusal` where a word of it names no host: it would be a connection that nobody can make. */
export function mdmHosts(text: string | null): string | null {
  const [unfit] = namedHosts(text ?? '').unfit;
  if (unfit === undefined) return text;
  throw new Refusal(
    'GRENDEL_MDM_HOSTS names what is no host',
    'Give host names with commas between, as jamf.example.org,mdm.example.org:8443.',
  );
}

/** `jamf.example.org:443`: with its port, so that another program on the same machine is another host. */
export function hostOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`;
}
