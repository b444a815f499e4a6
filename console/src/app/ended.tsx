import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { session, sessionNow } from '../api/queries.ts';
import { ROOT } from '../api/root.ts';
import { sessionEnded } from '../api/session-ended.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** The session ended while somebody worked: the page below stays as it is, with all that was typed, until they are in again. */
export function Ended(): ReactNode {
  const { ended } = useWords(common);
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [isStill, setStill] = useState(false);
  useEffect(
    () =>
      sessionEnded.listen(() => {
        // Before anybody was in, the pages themselves lead to the sign-in.
        if (queries.getQueryData(session.queryKey)?.who) setOpen(true);
      }),
    [queries],
  );
  const goOn = useCallback(async (): Promise<void> => {
    const now = await sessionNow();
    setStill(now.who === null);
    if (now.who === null) return;
    queries.setQueryData(session.queryKey, now);
    setOpen(false);
    await queries.invalidateQueries();
  }, [queries]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const look = (): void => void (document.visibilityState === 'visible' && goOn());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isOpen, goOn]);
  const hasLogin = queries.getQueryData(session.queryKey)?.login ?? false;
  return (
    <Dialog title={ended.title} isOpen={isOpen} isSerious onClose={() => setOpen(false)}>
      <p>{ended.says}</p>
      {hasLogin ? (
        <p>
          <a className="button" href={`${ROOT}/auth/login`} target="_blank" rel="noreferrer">
            {ended.signIn}
          </a>
        </p>
      ) : (
        <p>
          {ended.byLink} <code>npx grendel console</code>
        </p>
      )}
      {isStill && <p role="alert">{ended.still}</p>}
      <p className="actions">
        <Button does onPress={() => void goOn()}>
          {ended.goOn}
        </Button>
      </p>
    </Dialog>
  );
}
