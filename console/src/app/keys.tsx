import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { PLACES } from './navigation.ts';

const EVENT = 'grendel:keys';
const THEN_WITHIN = 1500;
/** Opens the list of keys from anywhere. */
export const showKeys = (): void => void window.dispatchEvent(new Event(EVENT));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'));

/** `/` searches, `g` and a letter goes, `?` shows the keys. Never while somebody types, or with another key held. */
export function Keys(): ReactNode {
  const { keys, nav, close } = useWords(common);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const pressedG = useRef(-Infinity);
  useEffect(() => {
    const show = (): void => setOpen(true);
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="alertdialog"]')) return;
      const place =
        event.timeStamp - pressedG.current < THEN_WITHIN &&
        PLACES.find(({ key }) => key === event.key);
      pressedG.current = event.key === 'g' ? event.timeStamp : -Infinity;
      if (place) void navigate({ to: place.to });
      else if (event.key === '?') setOpen(true);
      else if (event.key === '/') document.getElementById('find')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    window.addEventListener(EVENT, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(EVENT, show);
    };
  }, [navigate]);
  return (
    <Dialog title={keys.title} isOpen={isOpen} onClose={() => setOpen(false)}>
      <dl className="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>{keys.search}</dd>
        {PLACES.map(({ key, word }) => (
          <div key={key} className="key-row">
            <dt>
              <kbd>g</kbd> {keys.after} <kbd>{key}</kbd>
            </dt>
            <dd>{keys.go(nav[word])}</dd>
          </div>
        ))}
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{keys.help}</dd>
      </dl>
      <p className="actions">
        <Button onPress={() => setOpen(false)}>{close}</Button>
      </p>
    </Dialog>
  );
}
