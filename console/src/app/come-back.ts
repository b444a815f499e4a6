/** The page that somebody wanted before they had to sign in elsewhere: the way back ends at `/`, and goes on from there, once. */
const KEY = 'grendel.to';

export function comeBackTo(path: string): void {
  try {
    if (path !== '/') sessionStorage.setItem(KEY, path);
  } catch {
    // Then it is the overview.
  }
}

export function wantedPath(): string | null {
  try {
    const path = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return path?.startsWith('/') === true && !path.startsWith('//') ? path : null;
  } catch {
    return null;
  }
}
