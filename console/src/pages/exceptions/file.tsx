import type { ReactNode } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { may, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { openFile, type Exception, type ExceptionFile } from './queries.ts';

type Props = {
  readonly one: Exception;
  readonly file: ExceptionFile | null;
  readonly onOpen: (file: ExceptionFile) => void;
};

/** The file has what people wrote, who they are and which phones: each look goes into the ledger, so it is said before. */
export function File({ one, file, onOpen }: Props): ReactNode {
  const { file: words } = useWords(exceptionsWords);
  const { data: own } = useSuspenseQuery(session);
  const { run, error, isBusy } = useDeed({
    does: () => openFile(one.id),
    refresh: [],
    after: (opened: Exception) => opened.file && onOpen(opened.file),
  });
  if (file !== null)
    return (
      <p className="small quiet after" role="status">
        {words.opened}
      </p>
    );
  const whyNot = !may(own, 'openException')
    ? words.notYours
    : one.restricted && own.who?.cleared === false
      ? words.notCleared
      : null;
  return (
    <div className="note">
      <p>{words.says}</p>
      <p className="after">
        <Button onPress={() => run(undefined)} whyNot={isBusy ? words.opening : whyNot}>
          {words.open}
        </Button>
      </p>
      {error && <ProblemView error={error} />}
    </div>
  );
}
