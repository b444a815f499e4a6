type Row = readonly unknown[];
type Appender = {
  appendUInteger: (value: number) => void;
  appendUTinyInt: (value: number) => void;
  endRow: () => void;
  closeSync: () => void;
};
type Connection = {
  run: (sql: string) => Promise<unknown>;
  runAndReadAll: (sql: string) => Promise<{ getRows: () => readonly Row[] }>;
  createAppender: (table: string) => Promise<Appender>;
};
type DuckDb = {
  readonly version: () => string;
  readonly DuckDBInstance: {
    create: (
      path: string,
      config: Record<string, string>,
    ) => Promise<{ connect: () => Promise<Connection> }>;
  };
};

/** The little of DuckDB that the benchmarks use. Named at run time: whoever only runs the checks has not installed it. */
export async function openDuckDb(threads: string): Promise<{
  run: (sql: string) => Promise<unknown>;
  rows: (sql: string) => Promise<readonly Row[]>;
  /** Appends `count` rows of whole numbers; a row that is null is left out. The third column is one byte wide. */
  append: (
    table: string,
    count: number,
    row: (i: number) => readonly number[] | null,
  ) => Promise<void>;
  version: string;
}> {
  const name: string = '@duckdb/node-api';
  const { DuckDBInstance, version } = (await import(name)) as DuckDb;
  const instance = await DuckDBInstance.create(':memory:', { threads });
  const connection = await instance.connect();
  return {
    run: (sql) => connection.run(sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    append: async (table, count, row) => {
      const appender = await connection.createAppender(table);
      for (let i = 0; i < count; i++) {
        const cells = row(i);
        if (cells === null) continue;
        for (const [column, cell] of cells.entries()) {
          if (column === 2) appender.appendUTinyInt(cell);
          else appender.appendUInteger(cell);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
    version: version(),
  };
}
