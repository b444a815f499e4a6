import { useCallback, useEffect, useState } from 'react';
import { useLocation } from '@tanstack/react-router';
import type { Statement } from './queries.ts';
import { statementId, statementIn } from './statement-id.ts';

/** Which statements stand open. An address that ends in `#s3` opens the third; what is opened by a link gets the focus. */
export function useOpened(statements: readonly Statement[]) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [isWhole, showWhole] = useState(false);
  const hash = useLocation({ select: (location) => location.hash });
  const [arrived, setArrived] = useState('');
  const show = useCallback(
    (number: number): void => {
      const one = statements.find((statement) => statement.number === number);
      if (one === undefined) return;
      if (!one.decides) showWhole(true);
      setOpened((before) => new Set([...before, number]));
    },
    [statements],
  );
  const open = useCallback(
    (number: number): void => {
      show(number);
      focusOn(number);
    },
    [show],
  );
  const wanted = statementIn(hash);
  if (hash !== arrived) {
    setArrived(hash);
    if (wanted !== null) show(wanted);
  }
  useEffect(() => {
    if (wanted !== null) focusOn(wanted);
  }, [wanted]);
  const toggle = useCallback((number: number, isOpen: boolean): void => {
    setOpened((before) => {
      if (before.has(number) === isOpen) return before;
      const next = new Set(before);
      if (isOpen) next.add(number);
      else next.delete(number);
      return next;
    });
  }, []);
  return { opened, toggle, open, isWhole, showWhole };
}

/** After the page has it: one that was folded away is not there yet. */
function focusOn(number: number): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const element = document.getElementById(statementId(number));
      element?.querySelector('summary')?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'nearest' });
    }),
  );
}
