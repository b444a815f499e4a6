/** What a link to an app's page in a store says: the package name, or the App Store number; both empty where it is none. */
export type StoreLink = { readonly identifier: string; readonly trackId: string };

const PLAY =
  /^(?:https?:\/\/play\.google\.com\/store\/apps\/details\?|market:\/\/details\?)(?:[^#\s]*&)?id=([\w.]+)/i;
const APPLE = /^(?:https?|itms-apps?):\/\/(?:apps|itunes)\.apple\.com\/[^?#\s]*\bid(\d{6,12})\b/i;

export function storeLink(cell: string): StoreLink {
  const text = cell.trim();
  return { identifier: PLAY.exec(text)?.[1] ?? '', trackId: APPLE.exec(text)?.[1] ?? '' };
}

export const looksLikeStoreLink = (cell: string): boolean => {
  const { identifier, trackId } = storeLink(cell);
  return identifier !== '' || trackId !== '';
};
