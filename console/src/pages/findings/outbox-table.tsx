import { useMemo, type ReactNode } from 'react';
import { ROOT } from '../../api/root.ts';
import { Button } from '../../parts/button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name, When } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import type { Message } from './queries.ts';

type Props = {
  readonly messages: readonly Message[];
  readonly handOver: (message: Message) => void;
};

/** Whom each is for, as a mail to take along, and that it was handed over. */
export function OutboxTable({ messages, handOver }: Props): ReactNode {
  const words = useWords(findingsWords);
  const { list } = useFormats();
  const columns = useMemo((): readonly Column<Message>[] => {
    const { outbox, one } = words;
    const holderOf = ({ holder, address }: Message): string => holder ?? address ?? outbox.unknown;
    return [
      {
        id: 'holder',
        header: outbox.holder,
        isName: true,
        cell: (message) => <Name>{holderOf(message)}</Name>,
      },
      {
        id: 'device',
        header: outbox.device,
        cell: ({ devices }) => <Name>{devices.length === 0 ? outbox.unknown : list(devices)}</Name>,
      },
      { id: 'about', header: outbox.about, cell: ({ kind }) => one.kinds[kind] },
      {
        id: 'language',
        header: outbox.language,
        cell: ({ language }) => outbox.languages[language],
      },
      {
        id: 'made',
        header: outbox.made,
        isNumber: true,
        cell: ({ planned }) => <When at={planned} />,
      },
      {
        id: 'take',
        header: outbox.take,
        cell: (message) => (
          <a
            href={`${ROOT}/api/outbox/${message.id}`}
            download
            aria-label={outbox.takeOf(holderOf(message))}
          >
            {outbox.take}
          </a>
        ),
      },
      {
        id: 'deliver',
        header: outbox.delivered,
        cell: (message) => (
          <Button
            small
            onPress={() => handOver(message)}
            aria-label={outbox.deliveredOf(holderOf(message))}
          >
            {outbox.delivered}
          </Button>
        ),
      },
    ];
  }, [words, list, handOver]);
  return (
    <DataTable
      caption={words.outbox.caption}
      columns={columns}
      rows={messages}
      rowKey={({ id }) => id}
    />
  );
}
