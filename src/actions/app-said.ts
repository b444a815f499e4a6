import type { Catalogue } from '../core/catalogue.ts';
import type { AppId } from '../core/statements.ts';

/** An app as others than its holder may read of it: where its mere name tells love life, faith or health, its category alone. */
export function appSaid(
  { apps }: Pick<Catalogue, 'apps'>,
  id: AppId,
): { readonly app: AppId | null; readonly category: string | null } {
  const sensitive = apps.find((one) => one.id === id)?.sensitive ?? '';
  return sensitive === '' ? { app: id, category: null } : { app: null, category: sensitive };
}
