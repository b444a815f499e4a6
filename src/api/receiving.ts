import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from './access-log.ts';
import type { Actions } from './actions.ts';
import type { ApiLimits } from './deps.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { ApiMetrics } from './metrics.ts';
import { problem } from './problem.ts';
import type { ProblemCode } from './problems.ts';
import type { Uploads } from './progress.ts';
import { bytesOf, UploadCut } from './upload.ts';

/** What takes in bytes, or tells how far they are, while the server runs. */
export type Receiving = {
  readonly actions: Actions;
  readonly uploads: Uploads;
  readonly lifecycle: Lifecycle;
  readonly limits: ApiLimits;
  readonly metrics: ApiMetrics;
  /** For faults after an answer has begun. */
  readonly fault: (c: HonoContext<ApiEnv>, error: unknown) => void;
};

const CUT: Readonly<Record<Exclude<UploadCut['why'], 'cancelled'>, ProblemCode>> = {
  disconnected: 'upload-cut',
  'too-large': 'body-too-large',
  stalled: 'upload-stalled',
  stopping: 'stopping',
};
/** What is left of the body is not read: the connection can carry no other request. */
const CLOSE = { connection: 'close' };

type Upload<Begun extends Begins> = {
  /** Bytes. */
  readonly most: number;
  /** Called when it may come. */
  readonly begin: () => Begun;
  /** What is answered where it was cancelled meanwhile. */
  readonly whenCancelled: ProblemCode;
};
type Begins = { readonly signal: AbortSignal; readonly end: () => void };

/** Gives the bytes of a request to `take`, as they come, within all bounds; a response for what goes wrong on the way. */
export async function receive<Begun extends Begins>(
  { lifecycle, limits, metrics }: Receiving,
  c: HonoContext<ApiEnv>,
  { most, begin, whenCancelled }: Upload<Begun>,
  take: (
    content: ReturnType<typeof bytesOf>,
    upload: Begun,
  ) => Promise<{
    readonly isTaken: boolean;
    readonly response: Response;
  }>,
): Promise<Response> {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > most) return problem('body-too-large', { headers: CLOSE });
  if (lifecycle.running.upload >= limits.uploads)
    return problem('too-many-uploads', { headers: { ...CLOSE, 'retry-after': '30' } });
  const ended = lifecycle.begin('upload');
  const upload = begin();
  const content = bytesOf(c.env?.incoming ?? c.req.raw.body, {
    most,
    idleMs: limits.uploadIdleMs,
    cancelled: upload.signal,
    lifecycle,
    count: metrics.receivedBytes,
  });
  try {
    const { isTaken, response } = await take(content, upload);
    if (!isTaken) response.headers.set('connection', 'close');
    return response;
  } catch (error) {
    if (!(error instanceof UploadCut)) throw error;
    const code = error.why === 'cancelled' ? whenCancelled : CUT[error.why];
    return problem(code, { headers: CLOSE });
  } finally {
    await content.return();
    upload.end();
    ended();
  }
}
