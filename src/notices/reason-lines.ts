import type { Language } from '../core/notices/rules.ts';
import type { Block } from './body.ts';
import { formatsOf } from './formats.ts';
import { nameIn } from './plain.ts';
import type { NoticeReason } from './reason.ts';
import { wordsOf } from './words.ts';

/** Why, in one sentence, and where that was read: a link on the holder's page, its site's name in a mail. */
export function reasonLines(
  reason: NoticeReason | null,
  language: Language,
  where: 'mail' | 'page',
): readonly Block[] {
  const { reason: words } = wordsOf(language);
  const clauses = reason === null ? [] : clausesOf(reason, language);
  const because = words.because(clauses.length === 0 ? [words.policyAlone] : clauses);
  const sentence: Block = { kind: 'paragraph', text: because.replace(/\.{2,}$/, '.') };
  const address = reason?.source ?? null;
  const site = address === null ? null : siteOf(address);
  if (address === null || site === null) return [sentence];
  return where === 'page'
    ? [sentence, { kind: 'link', label: words.source(site), href: address }]
    : [sentence, { kind: 'paragraph', text: words.source(site) }];
}

function clausesOf(
  { control, listing, finding }: NoticeReason,
  language: Language,
): readonly string[] {
  const { reason: words } = wordsOf(language);
  const formats = formatsOf(language);
  const clauses: string[] = [];
  if (control !== null && control.territories.length > 0) {
    const publisher = nameIn(control.publisher);
    const countries = formats.list(control.territories.map(formats.country));
    clauses.push(
      control.controller === null
        ? words.publisher(publisher, countries)
        : words.controlled(publisher, nameIn(control.controller), countries),
    );
  }
  if (listing !== null) {
    const { instrument, authority, government } = listing;
    // The instrument is called as its own government calls it, or as the catalogue does: a title, and so in quotation marks.
    const whose = /^[A-Z]{2}$/.test(government) ? formats.country(government) : nameIn(authority);
    const list = `“${nameIn(instrument)}” (${whose})`;
    clauses.push(
      listing.words === null
        ? words.listed(list)
        : words.publisherListed(nameIn(listing.words), list),
    );
  }
  if (finding !== null) clauses.push(words.found(nameIn(finding.by), formats.day(finding.on)));
  return clauses;
}

/** `www.aivd.nl` of an address that a browser opens safely; null of any other. */
function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? hostname : null;
}
