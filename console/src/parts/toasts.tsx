import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

type Toast = { readonly id: number; readonly text: string };

let toasts: readonly Toast[] = [];
let made = 0;
const listeners = new Set<() => void>();
const SHOWN_FOR = 8000;

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says in one line what has been done, to eyes and screen readers. What a person has to act on is no toast. */
export function tell(text: string): void {
  const id = ++made;
  change([...toasts.slice(-2), { id, text }]);
}
const forget = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

export function Toasts(): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <Shown key={toast.id} {...toast} />
      ))}
    </div>
  );
}

function Shown({ id, text }: Toast): ReactNode {
  const words = useWords(common);
  useEffect(() => {
    const timer = setTimeout(() => forget(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className="toast">
      <span>{text}</span>
      <button type="button" onClick={() => forget(id)}>
        {words.dismiss}
      </button>
    </div>
  );
}
