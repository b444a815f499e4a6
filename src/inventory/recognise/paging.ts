import type { JsonLayout } from '../layout.ts';
import { isObject, type Json, type Prefix } from './prefix.ts';

/** What an answer says of pages: whether another one follows, and how many entries there are in all. */
export type Paging = { readonly nextMissing: boolean; readonly total: number | null };

const NEXT =
  /^(@odata\.nextLink|nextPageToken|next_page_token|nextLink|next_link|has_next_results|hasNextPage|has_next|hasMore|has_more|next|nextPage|next_page|nextCursor|next_cursor|skip-token|moreItems)$/i;
const TOTAL =
  /^(totalCount|total_count|total|totalResults|totalSize|totalElements|recordsTotal|totalRecords|@odata\.count|count)$/i;

/** Looks at members around the list, in the last document that the sample holds. */
export function pagingIn(prefix: Prefix, layout: JsonLayout, ended: boolean): Paging {
  const last = prefix.documents.at(-1);
  if (!isObject(last) || layout.devices.length + layout.apps.length === 0)
    return { nextMissing: false, total: null };
  const around = [
    last,
    ...Object.entries(last)
      .filter(([name]) =>
        /^(meta|paging|pagination|page|links|_links|data|resultValue|response|metadata)$/i.test(
          name,
        ),
      )
      .map(([, value]) => value)
      .filter(isObject),
  ];
  const members = around.flatMap((object) => Object.entries(object));
  const nextMissing = ended && members.some(([name, value]) => NEXT.test(name) && saysMore(value));
  const total = members.find(([name, value]) => TOTAL.test(name) && typeof value === 'number')?.[1];
  const whole = prefix.documents.length === 1;
  return { nextMissing, total: whole && typeof total === 'number' ? total : null };
}

function saysMore(value: Json): boolean {
  if (value === true) return true;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value > 0;
  return isObject(value) && typeof value['href'] === 'string';
}

const IN_TEXT =
  /"(@odata\.nextLink|nextPageToken|next_page_token|nextLink|has_next_results|hasNextPage|has_more|hasMore|next)"\s*:\s*("(?:[^"\\]|\\.)+"|true)/g;

/**
 * The same for a file larger than the sample, from its first and last piece of text: the mark stands at the edge of a document,
 * not within a list. `head`: nothing but the beginning of the one document is before it.
 */
export function saysNextPage(head: string, tail: string): boolean {
  for (const found of tail.matchAll(IN_TEXT)) {
    const behind = tail.slice(found.index + found[0].length).replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
    const closed = [...behind].reduce(
      (depth, mark) =>
        depth + (mark === '}' || mark === ']' ? 1 : mark === '{' || mark === '[' ? -1 : 0),
      0,
    );
    if (closed === 1 || closed === 2) return true;
  }
  const first = IN_HEAD.exec(head);
  if (first === null) return false;
  // Pages put one after the other: the mark of the first says nothing of the last.
  return !/[}\]]\s*[\r\n]+\s*[{[]"@odata\.context"/.test(tail);
}
const IN_HEAD =
  /^\s*\{(?:\s*"[^"]*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|\d+|true|false|null)\s*,)*\s*"(?:@odata\.nextLink|nextPageToken|nextLink)"\s*:\s*"[^"]/;
