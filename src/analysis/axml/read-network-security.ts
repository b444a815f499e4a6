import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { BOUNDS } from './bounds.ts';
import { oddities, type Note } from './oddities.ts';
import { openAxml, type Axml } from './open-axml.ts';
import { flagOf, referenceOf, saidPlainly } from './value.ts';
import { attributesOf } from './attributes.ts';
import { walk, type Start } from './walk.ts';

/**
 * What an app's network security configuration says: hosts it names, certificates it trusts, where it allows traffic without encryption.
 * https://developer.android.com/privacy-and-security/security-config (from memory)
 */
export type NetworkSecurity = {
  readonly hosts: readonly { readonly name: string; readonly offset: number }[];
  readonly trustAnchors: readonly TrustAnchor[];
  /** Of all hosts that have no rule of their own; null: not said. */
  readonly cleartext: boolean | null;
  readonly cleartextHosts: readonly string[];
};

type TrustAnchor = {
  /** `system`, `user`, or a file among the resources, whose id follows. */
  readonly from: 'system' | 'user' | 'file' | 'other';
  readonly resource: number | null;
  /** Only in builds for debugging. */
  readonly isForDebug: boolean;
  readonly offset: number;
};

/** Null: it cannot be read; a finding says why. */
export function readNetworkSecurity(
  bytes: Uint8Array,
  report: (finding: FileFinding) => void,
  entry: string,
): NetworkSecurity | null {
  const { note, tell } = oddities(entry, report);
  const axml = bytes.length > BOUNDS.manifest ? null : openAxml(bytes, note);
  if (axml === null)
    note(bytes.length > BOUNDS.manifest ? 'axml.too-large' : 'axml.not-binary', null);
  const security = axml && collect(axml, note);
  tell();
  return security;
}

function collect(axml: Axml, note: Note): NetworkSecurity | null {
  const hosts: { name: string; offset: number }[] = [];
  const trustAnchors: TrustAnchor[] = [];
  const cleartextHosts: string[] = [];
  let cleartext: boolean | null = null;
  let isConfiguration = false;
  /** Elements that are open: their names, and whether they allow cleartext. */
  const open: { name: string; allows: boolean | null; offset: number }[] = [];
  const add = <T>(list: T[], thing: T): void => {
    if (hosts.length + trustAnchors.length < BOUNDS.things) list.push(thing);
    else note('axml.too-much', null, { facts: { things: BOUNDS.things, texts: BOUNDS.texts } });
  };
  walk(
    axml,
    {
      start(element: Start, depth) {
        open.length = depth - 1;
        const { name, offset } = element;
        if (depth === 1) isConfiguration = name === 'network-security-config';
        const attributes = attributesOf(axml, element, note);
        const permitted = attributes.plain('cleartextTrafficPermitted');
        const allows = permitted ? flagOf(axml, permitted) : (open.at(-1)?.allows ?? null);
        open.push({ name: name.slice(0, 40), allows, offset });
        if (name === 'base-config' && depth === 2) cleartext = allows;
        const src = name === 'certificates' ? attributes.plain('src') : null;
        if (src === null) return;
        const resource = referenceOf(src);
        const text = resource === null ? saidPlainly(axml, src, note).text : null;
        const from =
          resource !== null ? 'file' : text === 'system' || text === 'user' ? text : 'other';
        const isForDebug = open.some((one) => one.name === 'debug-overrides');
        add(trustAnchors, { from, resource, isForDebug, offset });
      },
      text(text, offset, depth) {
        const element = open[depth - 1];
        if (element?.name !== 'domain') return;
        const host = text.trim().toLowerCase();
        if (host === '') return;
        add(hosts, { name: host, offset });
        if (element.allows === true) add(cleartextHosts, host);
      },
      end: (depth) => depth === 1,
    },
    note,
  );
  return isConfiguration ? { hosts, trustAnchors, cleartext, cleartextHosts } : null;
}
