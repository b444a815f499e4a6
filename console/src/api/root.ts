/** What stands before our own paths (`/grendel` behind a proxy, else nothing): the server writes it into the page. */
export const ROOT: string =
  document.querySelector<HTMLMetaElement>('meta[name="grendel-root"]')?.content ?? '';
