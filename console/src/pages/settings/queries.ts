import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';

export type Assignment = Schemas['Assignment'];
export type ApiKey = Schemas['ApiKey'];
export type Term = Schemas['Term'];
export type Role = Schemas['NewGrant']['role'];
export const ROLES = [
  'policy-officer',
  'mdm-administrator',
  'authority',
  'analyst',
  'auditor',
] as const satisfies readonly Role[];

export const assignments = queryOptions({
  queryKey: ['assignments'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/assignments', { signal }))).items,
});
export const groupRoles = queryOptions({
  queryKey: ['group-roles'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/group-roles', { signal }))).items,
});
export const apiKeys = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/api-keys', { signal }))).items,
});
export const terms = queryOptions({
  queryKey: ['retention'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/retention', { signal }))).items,
});
export const me = queryOptions({
  queryKey: ['people', 'me'],
  queryFn: async ({ signal }) => (await got(api.GET('/api/people/me', { signal }))).person,
});
