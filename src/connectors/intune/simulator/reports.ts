import { asRecord, json, refusal } from './answers.ts';
import { discovered } from './devices.ts';
import { guid, isoOf, type Job, type Tenant } from './state.ts';
import { zipOf } from './zip.ts';

const REPORTS: Readonly<Record<string, readonly string[]>> = {
  AppInvRawData: [
    'ApplicationKey',
    'ApplicationName',
    'ApplicationPublisher',
    'ApplicationShortVersion',
    'ApplicationVersion',
    'DeviceId',
    'DeviceName',
    'EmailAddress',
    'OSDescription',
    'OSVersion',
    'Platform',
    'UserId',
    'UserName',
  ],
  DeviceStatusesByConfigurationProfile: [
    'DeviceName',
    'IntuneDeviceId',
    'PolicyId',
    'PolicyName',
    'PolicyStatus',
    'PspdpuLastModifiedTimeUtc',
    'ReportStatus',
    'UPN',
  ],
};

export function beginJob(tenant: Tenant, body: unknown, origin: string): Response {
  const { reportName, select, filter } = asRecord(body);
  const columns = REPORTS[String(reportName)];
  const wanted = Array.isArray(select) ? select.map(String) : columns;
  if (columns === undefined || wanted?.some((name) => !columns.includes(name)) === true)
    return refusal(400, 'BadRequest', true);
  const id = `${String(reportName)}_${guid(tenant.next(), 'e0')}`;
  const job: Job = {
    id,
    report: String(reportName),
    select: wanted ?? [],
    filter: typeof filter === 'string' ? filter : null,
    fate: tenant.quirks.jobs.shift() ?? 'ends',
    polled: 0,
  };
  tenant.jobs.set(id, job);
  return json(shown(tenant, job, origin), 201);
}

export function pollJob(tenant: Tenant, id: string, origin: string): Response {
  const job = tenant.jobs.get(id);
  if (job === undefined) return refusal(404, 'ResourceNotFound', true);
  job.polled += 1;
  return json(shown(tenant, job, origin));
}

function shown({ fleet, quirks }: Tenant, job: Job, origin: string): object {
  const ended = job.polled >= quirks.polls;
  const status =
    job.polled === 0
      ? 'notStarted'
      : !ended || job.fate === 'hangs'
        ? 'inProgress'
        : job.fate === 'fails'
          ? 'failed'
          : 'completed';
  const done = status === 'completed';
  return {
    '@odata.context': `${origin}/v1.0/$metadata#deviceManagement/reports/exportJobs/$entity`,
    id: job.id,
    reportName: job.report,
    filter: job.filter,
    select: job.select,
    format: 'csv',
    snapshotId: null,
    localizationType: 'localizedValuesAsAdditionalColumn',
    status,
    url: done ? `${origin}/storage/${job.id}.zip?sv=2024&sig=simulated&sp=r` : null,
    requestDateTime: isoOf(fleet.now()).replace('Z', '0000Z'),
    expirationDateTime: done ? isoOf(fleet.now() + 6 * 3_600_000) : '0001-01-01T00:00:00Z',
  };
}

/** The file behind a job's address. A bearer token that comes with it is an error: storage knows none. */
export function download(tenant: Tenant, request: Request, id: string): Response {
  const job = tenant.jobs.get(id);
  if (request.headers.has('authorization')) return new Response('<Error/>', { status: 400 });
  if (job === undefined || job.fate === 'address-ended')
    return new Response('<?xml version="1.0"?><Error/>', { status: 403 });
  const main = { name: `${id}.csv`, content: table(tenant, job) };
  const content =
    job.fate === 'two-members'
      ? [main, { name: 'second.csv', content: one('x\r\n') }]
      : job.fate === 'bomb'
        ? [{ name: `${id}.csv`, content: bomb() }]
        : [main];
  return new Response(ReadableStream.from(zipOf(content)) as ReadableStream<Uint8Array>, {
    headers: { 'content-type': 'application/x-zip-compressed' },
  });
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
async function* bomb(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('DeviceId,ApplicationName\r\n');
  const block = Buffer.alloc(1024 * 1024, 0x41);
  for (let number = 0; number < 64; number += 1) yield block;
}

const BLOCK = 128 * 1024;
async function* table(tenant: Tenant, job: Job): AsyncGenerator<Uint8Array> {
  const columns = tenant.quirks.otherColumns
    ? [...job.select.toReversed(), 'SomethingNew']
    : job.select;
  let text = `\uFEFF${columns.join(',')}\r\n`;
  for (const row of job.report === 'AppInvRawData' ? apps(tenant) : statuses(tenant, job)) {
    text += `${columns.map((column) => cell(row[column] ?? '')).join(',')}\r\n`;
    if (text.length < BLOCK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

type Row = Readonly<Record<string, string>>;

/** No identifier of an app is in it: `ApplicationKey` is a hash of Intune's own. */
function* apps(tenant: Tenant): Generator<Row> {
  const listed = tenant.fleet.size;
  for (let index = 0; index < listed; index += 1) {
    const phone = tenant.fleet.phone(index);
    const device = {
      DeviceId: phone.id,
      DeviceName: phone.name,
      EmailAddress: phone.person,
      OSDescription: phone.platform === 'ios' ? 'iOS' : 'Android',
      OSVersion: phone.os.join('.'),
      Platform: phone.platform === 'ios' ? 'iOS' : 'AndroidForWork',
      UserName: phone.person,
    };
    for (const app of discovered(tenant, phone))
      yield {
        ...device,
        ApplicationKey: `${Buffer.from(app.name).toString('hex').padEnd(64, '0').slice(0, 64)}`,
        ApplicationName: app.name,
        ApplicationPublisher: '',
        ApplicationShortVersion: app.version,
      };
  }
}

function* statuses({ fleet, statuses, policies }: Tenant, job: Job): Generator<Row> {
  const wanted = /PolicyId eq '([^']+)'/.exec(job.filter ?? '')?.[1];
  for (const [key, { status, at }] of statuses) {
    const [policy, index] = key.split(' ');
    if (policy === undefined || policy !== wanted || !policies.has(policy)) continue;
    const phone = fleet.phone(Number(index));
    yield {
      IntuneDeviceId: phone.id,
      DeviceName: phone.name,
      UPN: phone.person,
      PolicyId: policy,
      PolicyStatus: status,
      ReportStatus: status,
      PspdpuLastModifiedTimeUtc: at.replace('T', ' ').replace('Z', ''),
    };
  }
}
