import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, got } from '../../../api/client.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Connection } from '../queries.ts';

type Props = {
  readonly connection: Connection;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Ends the connection: what lies in the MDM stays there. */
export function Disconnect({ connection, isOpen, onClose }: Props): ReactNode {
  const { about: words } = useWords(blockingWords);
  const { cancel } = useWords(common);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () =>
      got(
        api.POST('/api/connections/{connection}/disconnect', {
          params: { path: { connection: connection.id } },
        }),
      ),
    async onSuccess() {
      await navigate({ to: '/blocking' });
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  return (
    <Dialog title={words.endTitle} isOpen={isOpen} onClose={onClose} isSerious>
      <p>{words.endWarns}</p>
      {end.error && <ProblemView error={end.error} />}
      <p className="actions">
        <Button does isPending={end.isPending} onPress={() => end.mutate()}>
          {words.endDo}
        </Button>
        <Button onPress={onClose}>{cancel}</Button>
      </p>
    </Dialog>
  );
}
