import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { tell } from './toasts.tsx';

type Deed<I, T> = {
  readonly does: (given: I) => Promise<T>;
  /** What has to be asked for anew, whether it worked or not: a refusal often means that something else has changed. */
  readonly refresh: readonly QueryKey[];
  /** Told in one line where it worked. */
  readonly said?: (made: T) => string;
  readonly after?: (made: T) => void;
  readonly orElse?: (error: unknown) => void;
};

/** One thing that a person does: once, however often it is pressed. `error` stays until it is done again. */
export function useDeed<I, T>({ does, refresh, said, after, orElse }: Deed<I, T>) {
  const queries = useQueryClient();
  const anew = (): Promise<unknown> =>
    Promise.all(
      [...refresh, ['waiting']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  const { mutate, error, isPending } = useMutation({
    mutationFn: does,
    onSuccess: async (made) => {
      if (said) tell(said(made));
      after?.(made);
      // Busy until what is shown is new: else it could be done twice.
      await anew();
    },
    onError: async (refusal) => {
      // First what is new: why it was refused may stand there.
      await anew();
      orElse?.(refusal);
    },
  });
  const run = useCallback(
    (given: I): void => {
      if (!isPending) mutate(given);
    },
    [isPending, mutate],
  );
  return { run, error, isBusy: isPending };
}
