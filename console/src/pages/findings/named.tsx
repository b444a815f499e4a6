import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { lookAt } from './queries.ts';

/** Who holds the phone: shown after a look that somebody meant, kept nowhere, gone with the page. */
export function Named({ finding }: { readonly finding: string }): ReactNode {
  const words = useWords(findingsWords).named;
  const { cancel } = useWords(common);
  const [isAsking, setAsking] = useState(false);
  const look = useMutation({
    mutationFn: () => lookAt(finding),
    gcTime: 0,
    onSuccess: () => setAsking(false),
  });
  const named = look.data?.named ?? null;
  return (
    <>
      <h2>{words.title}</h2>
      {named === null ? (
        <>
          <p className="small quiet">{words.says}</p>
          <p className="after">
            <Button small onPress={() => setAsking(true)}>
              {words.look}
            </Button>
          </p>
        </>
      ) : (
        <div className="held-data" role="status">
          <dl className="facts">
            <div>
              <dt>{words.holder}</dt>
              <dd>{named.holder === null ? words.erased : <Name>{named.holder}</Name>}</dd>
            </div>
            <div>
              <dt>{words.device}</dt>
              <dd>{named.device === null ? words.erased : <Name>{named.device}</Name>}</dd>
            </div>
            <div>
              <dt>{words.app}</dt>
              <dd>
                <Name>{named.appName}</Name>
              </dd>
            </div>
          </dl>
          <p className="small quiet after">{words.logged}</p>
        </div>
      )}
      <Dialog title={words.sureTitle} isOpen={isAsking} isSerious onClose={() => setAsking(false)}>
        <p>{words.sure}</p>
        {look.error && <ProblemView error={look.error} />}
        <p className="actions">
          <Button does onPress={() => look.isPending || look.mutate()}>
            {words.do}
          </Button>
          <Button onPress={() => setAsking(false)}>{cancel}</Button>
        </p>
      </Dialog>
    </>
  );
}
