import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** For tests only: a real SMTP server on loopback, and what it took. */
export type TestServer = {
  readonly port: number;
  readonly url: string;
  /** What it said `250` to at the end. */
  readonly taken: { readonly to: readonly string[]; readonly source: string }[];
  readonly stop: () => Promise<void>;
};

/** What it does with the message it is handed, once all of it is there. */
type Answer = 'take' | 'hang' | 'cut' | { readonly code: number; readonly text: string };

export type Behaviour = {
  /** For each message in turn; the last one stays. */
  readonly message?: readonly Answer[];
  readonly recipient?: { readonly code: number; readonly text: string };
  /** Counts it as taken before it hangs or cuts: its answer is lost on the way. */
  readonly takesBefore?: boolean;
  readonly options?: SMTPServerOptions;
};

export async function startSmtp({
  message = ['take'],
  recipient,
  takesBefore = false,
  options = {},
}: Behaviour = {}): Promise<TestServer> {
  const taken: { to: string[]; source: string }[] = [];
  const sockets = new Set<Socket>();
  let came = 0;
  const error = ({ code, text }: { readonly code: number; readonly text: string }): Error =>
    Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onRcptTo: (_, __, callback) => callback(recipient ? error(recipient) : null),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = message[Math.min(came++, message.length - 1)] ?? 'take';
        const take = (): void =>
          void taken.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            source: Buffer.concat(chunks).toString(),
          });
        if (answer === 'take') {
          take();
          return callback();
        }
        if (typeof answer === 'object') return callback(error(answer));
        if (takesBefore) take();
        if (answer === 'cut') for (const socket of sockets) socket.destroy();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
