import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import type { Check } from './queries.ts';
import { STANDINGS, type Standing } from './stand.ts';

type Row = { readonly standing: Standing; readonly counts: readonly number[] };
const SHAPES: Readonly<Partial<Record<Standing, string>>> = {
  proven: 'proven',
  reported: 'reported',
  assigned: 'assigned',
};
const ALWAYS = new Set<Standing>(['proven', 'reported', 'assigned']);

/** Phones by what is known of each restriction on them. What nobody stands in is left out, but for the three that matter. */
export function Standings({ check }: { readonly check: Check }): ReactNode {
  const { standings: words } = useWords(blockingWords);
  const { number } = useFormats();
  const { standings } = check;
  const rows = useMemo(
    () =>
      STANDINGS.map((standing) => ({
        standing,
        counts: standings.map((one) => one[standing]),
      })).filter(({ standing, counts }) => ALWAYS.has(standing) || counts.some((n) => n > 0)),
    [standings],
  );
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'standing',
        header: words.standing,
        isName: true,
        cell: ({ standing }) => (
          <>
            <span className="step-key units">
              <i className={SHAPES[standing] ?? 'only'} />
            </span>
            {words.names[standing]}
            <span className="means">{words.mean[standing]}</span>
          </>
        ),
      },
      ...standings.map(({ key }, at): Column<Row> => ({
        id: key,
        header: standings.length === 1 ? words.phones : key,
        isNumber: true,
        cell: ({ counts }) => number(counts[at] ?? 0),
      })),
    ],
    [words, standings, number],
  );
  return (
    <div className="narrow after">
      <DataTable
        caption={words.caption}
        columns={columns}
        rows={rows}
        rowKey={({ standing }) => standing}
        foot={
          <tfoot>
            <tr>
              <th scope="row">{words.all}</th>
              {standings.map(({ key, wanted }) => (
                <td
                  key={key}
                  className="num"
                  data-label={standings.length === 1 ? words.phones : key}
                >
                  {number(wanted)}
                </td>
              ))}
            </tr>
          </tfoot>
        }
      />
    </div>
  );
}
