import type { Evidence, EvidenceKind } from './evidence.ts';
import type { Facts } from './facts.ts';
import { kitSign } from './kit-signs.ts';
import type { Kit, Knowledge } from './knowledge.ts';
import type { Matchers } from './matchers.ts';
import { sighted, type Sightings } from './sightings.ts';
import { signOf } from './sign.ts';

type Owner = Knowledge['domains'][number];
type Owned = {
  readonly owner: Owner;
  readonly kind: EvidenceKind;
  readonly isLink: boolean;
  readonly seen: Sightings;
};

/**
 * Whom an app talks to. A host speaks for its owner, and for less where it delivers for many or is a site that is linked to; hosts alone are one family, so that they
 * never prohibit: Korean malware used Yandex, and western networks front listed makers.
 */
export function hostSigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  const kits = new Map<string, { kit: Kit; kind: EvidenceKind; seen: Sightings }>();
  const owners = new Map<string, Owned>();
  for (const host of facts.hosts) {
    const kind = host.from === 'privacy-manifest' ? 'privacy-manifest' : 'host';
    const ofKits = longestKnown(matchers.kitDomains, host.name);
    const owner = longestKnown(matchers.domains, host.name);
    for (const kit of fitting(ofKits?.meaning ?? [], facts)) {
      const key = `${kit.id}\t${kind}\t${ofKits?.domain}`;
      kits.set(key, { kit, kind, seen: sighted(kits.get(key)?.seen, host) });
    }
    if (owner === null || owner.meaning.entity === null) continue;
    // What names the kit names its maker too.
    if (ofKits?.meaning.some(({ entity }) => entity === owner.meaning.entity)) continue;
    const isLink = isOnlyLink(owner.meaning, host.name);
    const key = `${owner.domain}\t${kind}\t${isLink}`;
    const seen = sighted(owners.get(key)?.seen, host);
    owners.set(key, { owner: owner.meaning, kind, isLink, seen });
  }
  return [
    ...[...kits.values()].map(({ kit, kind, seen }) => kitSign(kit, kind, seen.first.name, seen)),
    ...[...owners.values()].map(ownerSign),
  ];
}

/** A kit that has a row for each system has its domains in both; the other system's says nothing here, where one of this system is there. */
function fitting(kits: readonly Kit[], { platform }: Facts): readonly Kit[] {
  const fit = kits.filter(({ packages, applePrefixes, frameworks }) => {
    const [isAndroid, isApple] = [
      packages.length > 0,
      applePrefixes.length + frameworks.length > 0,
    ];
    return isAndroid === isApple || isAndroid === (platform === 'android');
  });
  return fit.length > 0 ? fit : kits;
}

/** A page that is shown or shared is no server that an app works with; the servers of a site have names of their own. */
const isOnlyLink = ({ domain, use }: Owner, host: string): boolean =>
  use === 'cdn' || (use === 'web' && (host === domain || host === `www.${domain}`));

const ownerSign = ({ owner, kind, isLink, seen }: Owned): Evidence =>
  signOf({
    signal: 'host',
    about: 'inside',
    weight: isLink ? 'supporting' : 'strong',
    kind,
    value: seen.first.name,
    row: { table: 'domains', id: owner.domain, name: owner.domain },
    entity: owner.entity,
    app: owner.app,
    count: seen.count,
    place: seen.first.place,
    basis: owner.basis,
    source: owner.source,
  });

/** The longest domain that the host is, or lies under. */
function longestKnown<T>(
  known: ReadonlyMap<string, T>,
  host: string,
): { readonly domain: string; readonly meaning: T } | null {
  for (let start = 0; start !== -1; start = nextLabel(host, start)) {
    const domain = host.slice(start);
    const meaning = known.get(domain);
    if (meaning !== undefined) return { domain, meaning };
  }
  return null;
}

const nextLabel = (host: string, start: number): number => {
  const point = host.indexOf('.', start);
  return point === -1 ? -1 : point + 1;
};
