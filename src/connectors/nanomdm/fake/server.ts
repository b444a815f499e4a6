import { createHmac } from 'node:crypto';
import { dictIn, readDict, textIn } from '../plist.ts';
import { type FakeKmfddm, fakeKmfddm } from './declarations.ts';
import { makeQueue } from './queue.ts';
import { signatureChecker } from './signature.ts';

/** A fake of NanoMDM with KMFDDM behind it: the parts of their wire that a connector and phones use, in memory, without push. */
export type FakeNanomdm = {
  /** All its addresses: `/mdm` of phones, `/v1/…` of both programs, `/version`. */
  readonly answer: (request: Request) => Promise<Response>;
};
export type FakeOptions = {
  readonly key: string;
  /** The certificate, PEM, that devices' must be issued by. */
  readonly authority: string;
  readonly webhookKey: string;
  /** Where an event goes; NanoMDM does not wait for it, and does not send it again. */
  readonly webhook: (body: Uint8Array, headers: Readonly<Record<string, string>>) => void;
  readonly now: () => number;
};

type Message = {
  readonly id: string;
  readonly user: boolean;
  readonly said: Readonly<Record<string, unknown>>;
  readonly raw: Uint8Array;
};

export function fakeNanomdm(options: FakeOptions): FakeNanomdm {
  const queue = makeQueue();
  const isSigned = signatureChecker(options.authority);
  const kmfddm: FakeKmfddm = fakeKmfddm(options.now);
  const tallies = new Map<string, number>();
  let last = 0;
  // No two events of a server are of the same moment, however slowly the fleet's time passes.
  const moment = (): string => {
    last = Math.max(last + 1, options.now());
    return new Date(last).toISOString();
  };

  function event(topic: string, message: Message): void {
    const { id, user, said, raw } = message;
    const called = user ? { enrollment_id: id } : { udid: id };
    const inner = {
      ...called,
      ids: { id, type: user ? 'User Enrollment (Device)' : 'Device' },
      raw_payload: Buffer.from(raw).toString('base64'),
    };
    const status = textIn(said, 'Status');
    const command = textIn(said, 'CommandUUID');
    const body = Buffer.from(
      JSON.stringify({
        topic: `mdm.${topic}`,
        event_id: 'fake',
        created_at: moment(),
        ...(topic === 'Connect'
          ? {
              acknowledge_event: {
                ...inner,
                status,
                ...(command === null ? {} : { command_uuid: command }),
              },
            }
          : {
              checkin_event: {
                ...inner,
                ...(topic === 'TokenUpdate' ? { token_update_tally: tallies.get(id) } : {}),
              },
            }),
      }),
    );
    const mac = createHmac('sha256', options.webhookKey).update(body).digest('base64');
    options.webhook(body, { 'content-type': 'application/json', 'x-hmac-signature': mac });
  }

  function checkIn(message: Message): Response {
    const { id, said } = message;
    const type = textIn(said, 'MessageType') ?? '';
    if (type === 'Authenticate') queue.clear(id);
    if (type === 'TokenUpdate') tallies.set(id, (tallies.get(id) ?? 0) + 1);
    event(type, message);
    if (type !== 'DeclarativeManagement') return new Response('');
    const data = said['Data'];
    const told = kmfddm.device(
      id,
      textIn(said, 'Endpoint') ?? '',
      data instanceof Uint8Array ? data : null,
    );
    return told === null ? new Response(null, { status: 404 }) : Response.json(told);
  }

  function report(message: Message): Response {
    const { id, said } = message;
    const status = textIn(said, 'Status') ?? '';
    const command = textIn(said, 'CommandUUID');
    if (command !== null) queue.answered(id, command, status);
    event('Connect', message);
    const next = queue.next(id, status === 'NotNow');
    return new Response(next === null ? '' : Buffer.from(next));
  }

  async function fromDevice(request: Request): Promise<Response> {
    const raw = new Uint8Array(await request.arrayBuffer());
    if (!isSigned(request.headers.get('mdm-signature') ?? '', raw))
      return new Response(null, { status: 400 });
    const said = await readDict(raw);
    const id = said === null ? null : (textIn(said, 'UDID') ?? textIn(said, 'EnrollmentID'));
    if (said === null || id === null) return new Response(null, { status: 400 });
    const message = { id, user: !('UDID' in said), said, raw };
    const kind = request.headers.get('content-type') ?? '';
    return kind.startsWith('application/x-apple-aspen-mdm-checkin')
      ? checkIn(message)
      : report(message);
  }

  async function enqueue(request: Request, path: string): Promise<Response> {
    const raw = new Uint8Array(await request.arrayBuffer());
    const command = (await readDict(raw)) ?? {};
    const uuid = textIn(command, 'CommandUUID');
    const type = textIn(dictIn(command, 'Command'), 'RequestType');
    if (uuid === null || type === null) return new Response(null, { status: 500 });
    const ids = path.split(',').map(decodeURIComponent);
    const about = { command_uuid: uuid, request_type: type };
    if (!queue.add(ids, uuid, raw))
      return Response.json(
        { ...about, command_error: `command already exists: ${uuid}` },
        { status: 500 },
      );
    // Without a push certificate: the command is queued, and the status says otherwise.
    return new URL(request.url).searchParams.has('nopush')
      ? Response.json({ ...about, no_push: true })
      : Response.json({ ...about, push_error: 'no push certificate' }, { status: 500 });
  }

  async function api(request: Request, path: string): Promise<Response> {
    const users = { nanomdm: path.startsWith('/v1/enqueue/') || path.startsWith('/v1/push/') };
    const user = users.nanomdm ? 'nanomdm' : 'kmfddm';
    const wanted = `Basic ${Buffer.from(`${user}:${options.key}`).toString('base64')}`;
    if (request.headers.get('authorization') !== wanted)
      return new Response(null, { status: 401, headers: { 'www-authenticate': 'Basic' } });
    if (path.startsWith('/v1/enqueue/')) return enqueue(request, path.slice('/v1/enqueue/'.length));
    if (path.startsWith('/v1/push/'))
      return Response.json({ push_error: 'no push certificate' }, { status: 500 });
    return (await kmfddm.api(request)) ?? new Response(null, { status: 404 });
  }

  return {
    async answer(request) {
      const path = new URL(request.url).pathname;
      if (path === '/version') return Response.json({ version: 'fake' });
      return path === '/mdm' ? fromDevice(request) : api(request, path);
    },
  };
}
