/** The frame listens, to say the title of a new page and to move the focus to its beginning. */
type Listener = (title: string) => void;
let listener: Listener = () => {};

export function pageShown(title: string): void {
  document.title = `${title} · Grendel`;
  listener(title);
}

export function onPageShown(next: Listener): () => void {
  listener = next;
  return () => {
    listener = () => {};
  };
}
