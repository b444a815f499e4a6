import { api, got } from '../../api/client.ts';

/** The organisation of that name below `top`; made where there is none. */
export async function sampleOrganisation(top: string, name: string): Promise<string> {
  const { items } = await got(api.GET('/api/organisations'));
  const known = items.find((one) => one.parent === top && one.name === name);
  if (known) return known.id;
  return (await got(api.POST('/api/organisations', { body: { parent: top, name } }))).id;
}

export async function sampleFile(week: string, name: string): Promise<File> {
  const asked = api.GET('/api/sample/{week}/{file}', {
    params: { path: { week, file: name } },
    parseAs: 'blob',
  });
  return new File([(await got(asked)) as unknown as Blob], name);
}
