import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { sealed } from './action-words.ts';
import { opens } from './check/opening.ts';

/** What stood behind a commitment, and whether it really makes that commitment: hashed here. */
type Opened = { readonly value: string; readonly fits: boolean };
type AllOpened = ReadonlyMap<string, Opened>;

/** Opens commitments, when somebody asks for it: each opening is an entry of its own. */
export function useOpened(commitments: readonly string[]): {
  readonly data: AllOpened | undefined;
  readonly ask: (mayOpen: boolean) => ReactNode;
} {
  const { seals } = useWords(ledgerWords);
  const open = useMutation({
    async mutationFn(): Promise<AllOpened> {
      const { items } = await got(
        api.POST('/api/ledger/openings', { body: { commitments: [...new Set(commitments)] } }),
      );
      const checked = await Promise.all(
        items.map(async (item): Promise<readonly [string, Opened]> => [
          item.commitment,
          { value: item.value, fits: await opens(item.commitment, item) },
        ]),
      );
      return new Map(checked);
    },
  });
  return {
    data: open.data,
    ask: (mayOpen) =>
      mayOpen ? (
        <>
          {open.error && <ProblemView error={open.error} />}
          {open.data === undefined && (
            <p className="actions after">
              <Button small isPending={open.isPending} onPress={() => open.mutate()}>
                {seals.open}
              </Button>
              <span className="small quiet">{seals.openSays}</span>
            </p>
          )}
        </>
      ) : (
        <p className="small quiet after">{seals.notYours}</p>
      ),
  };
}

/** Commitments, sealed or opened. */
export function Seals({
  of,
  opened,
}: {
  readonly of: readonly string[];
  readonly opened: AllOpened | undefined;
}): ReactNode {
  const { seals } = useWords(ledgerWords);
  return of.map((commitment) => {
    const found = opened?.get(commitment);
    return (
      <p key={commitment}>
        {found ? (
          <>
            <Name>{found.value}</Name>{' '}
            <span className={found.fits ? 'quiet' : 'fails'}>
              {found.fits ? seals.fits : seals.doesNotFit}
            </span>
          </>
        ) : (
          <>
            {opened ? seals.erased : seals.sealed}{' '}
            <code title={commitment}>{sealed(commitment)}</code>
          </>
        )}
      </p>
    );
  });
}
