import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { api, got } from '../../../api/client.ts';
import { useEvents } from '../../../api/events.ts';
import { Button } from '../../../parts/button.tsx';
import { DataTable } from '../../../parts/data-table.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { Progress } from '../../../parts/progress.tsx';
import type { Column } from '../../../parts/table-columns.ts';
import { When } from '../../../parts/values.tsx';
import { Lines } from '../../../parts/waiting.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { syncs, type Connection, type Sync } from '../queries.ts';
import { useDeeds } from '../use-deeds.ts';
import { useNow } from '../use-now.ts';

/** When the fleet was read, how far the reading is that goes on, and what stopped one. */
export function Reading({
  connection,
  mayRead,
}: {
  readonly connection: Connection;
  readonly mayRead: boolean;
}): ReactNode {
  const { reading: words } = useWords(blockingWords);
  const { number } = useFormats();
  const { data, error } = useQuery(syncs(connection.id));
  const { sync } = useDeeds(connection.id);
  const running = data?.find(({ state }) => state === 'running') ?? null;
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{words.title}</h2>
      <p className="lead">
        {connection.syncHours > 0
          ? words.every(number(connection.syncHours), connection.syncHours === 1)
          : words.asked}
      </p>
      {error && <ProblemView error={error} />}
      {sync.error && <ProblemView error={sync.error} />}
      {!data && !error && <Lines rows={3} />}
      {running && <Going sync={running} connection={connection.id} />}
      {data && data.length > 0 && <Past syncs={data.filter(({ state }) => state !== 'running')} />}
      {mayRead && !running && (
        <p className="after">
          <Button small isPending={sync.isPending} onPress={() => sync.mutate()}>
            {words.now}
          </Button>
        </p>
      )}
    </section>
  );
}

type Told = Pick<Sync, 'devices' | 'expected'>;

function Going({
  sync,
  connection,
}: {
  readonly sync: Sync;
  readonly connection: string;
}): ReactNode {
  const { reading: words } = useWords(blockingWords);
  const { number } = useFormats();
  const queries = useQueryClient();
  const now = useNow();
  const [told, setTold] = useState<Told>(sync);
  const take = (data: unknown): void => {
    const said = data as Partial<Told>;
    setTold((was) => ({
      devices: said.devices ?? was.devices,
      expected: said.expected ?? was.expected,
    }));
  };
  useEvents(`/api/syncs/${sync.id}/events`, {
    progress: take,
    state: take,
    end: () => void queries.invalidateQueries({ queryKey: ['connections', connection] }),
  });
  const cancel = async (): Promise<void> => {
    await got(api.POST('/api/syncs/{sync}/cancel', { params: { path: { sync: sync.id } } }));
    await queries.invalidateQueries({ queryKey: ['connections', connection] });
  };
  return (
    <>
      <Progress
        label={words.going}
        done={told.devices}
        of={told.expected}
        seconds={Math.max(0, (now - Date.parse(sync.begun)) / 1000)}
        write={number}
        says={words.progress}
      />
      <p className="after">
        <Button small onPress={() => void cancel()}>
          {words.cancel}
        </Button>{' '}
        <span className="small quiet">{words.goesOn}</span>
      </p>
    </>
  );
}

function Past({ syncs: past }: { readonly syncs: readonly Sync[] }): ReactNode {
  const { reading: words } = useWords(blockingWords);
  const { number, duration } = useFormats();
  const columns = useMemo(
    (): readonly Column<Sync>[] => [
      {
        id: 'when',
        header: words.columns.when,
        isName: true,
        cell: ({ begun }) => <When at={begun} time />,
      },
      {
        id: 'state',
        header: words.columns.state,
        cell: ({ state, kind, fault }) => (
          <>
            {kind === 'heard' && state === 'done' ? words.heard : words.states[state]}
            {fault && (
              <span className="means">
                {(words.faults as Readonly<Record<string, string>>)[fault.kind] ?? fault.kind}{' '}
                <span lang="en">{fault.remedy}</span>
              </span>
            )}
          </>
        ),
      },
      {
        id: 'phones',
        header: words.columns.phones,
        isNumber: true,
        cell: ({ devices }) => number(devices),
      },
      {
        id: 'took',
        header: words.columns.took,
        isNumber: true,
        cell: ({ begun, ended }) =>
          ended && duration((Date.parse(ended) - Date.parse(begun)) / 1000),
      },
    ],
    [words, number, duration],
  );
  return (
    <div className="after">
      <DataTable caption={words.title} columns={columns} rows={past} rowKey={({ id }) => id} />
    </div>
  );
}
