import { visible } from '../text/visible.ts';

/** Markup that is safe to put on a page: only `html` makes it. */
export type Html = { readonly markup: string };
type Part = string | number | Html | readonly Html[] | null | false;

/**
 * GUARD: whatever is put in is text, and escaped, unless it came out of `html` itself; it may stand between tags and
 * in quoted attributes, nowhere else. Nothing on a page of ours is put together in another way.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, i) => (i === 0 ? text : shown(parts[i - 1] ?? null) + text));
  return { markup: markup.join('') };
}

function shown(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escape(visible(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** A link only to what a browser opens safely; anything else stays text. */
export function link(address: string): Html {
  return /^https?:\/\/[^\s]+$/i.test(address)
    ? html`<a href="${address}" rel="noreferrer">${address}</a>`
    : html`${address}`;
}

/** Names may be written in either direction: kept from turning what stands around them. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;
