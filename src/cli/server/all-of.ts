import type { Client, Items } from './door.ts';

/** All pages of a list. The path has a query already. */
export async function allOf<T>(client: Client, path: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let more = ''; ;) {
    const page = await client.get<Items<T>>(`${path}${more}`);
    all.push(...page.items);
    if (!page.next) return all;
    more = `&cursor=${encodeURIComponent(page.next)}`;
  }
}
