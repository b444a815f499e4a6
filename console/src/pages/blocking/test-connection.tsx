import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useLanguage, useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import type { Connection } from './queries.ts';
import { askTest } from './test-query.ts';
import { TestResult } from './test-result.tsx';

/** Asks the MDM whether it can be reached, signed in to, read and written: and where not, what to do. */
export function TestConnection({ connection }: { readonly connection: Connection }): ReactNode {
  const { test: words } = useWords(blockingWords);
  const { data: own } = useQuery(session);
  const { language } = useLanguage();
  const test = useMutation({ mutationFn: () => askTest(connection.id, language) });
  if (own?.who?.may.includes('testConnection') !== true) return null;
  return (
    <div className="after">
      <Button small isPending={test.isPending} onPress={() => test.mutate()}>
        {test.isPending ? words.doing : words.do}
      </Button>
      {test.error && <ProblemView error={test.error} />}
      {test.data && <TestResult tested={test.data} />}
    </div>
  );
}
