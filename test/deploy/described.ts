/** Kubernetes manifests against the types of Kubernetes' own API, and what no type knows named as well. */
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}
interface Model {
  new (data: never): { validate(): void };
  is(value: unknown): boolean;
}
const MODELS = [
  ConfigMap,
  Deployment,
  Ingress,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
  Service,
] as unknown as Model[];

/** What nobody has asked for while it was looked at: a field that the API does not have, however it is spelt. */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = new Map<string | symbol, unknown>();
  for (const key of Object.keys(value)) unread.add(`${path}.${key}`);
  return new Proxy(value, {
    get: (target, key) => {
      if (typeof key === 'string') unread.delete(`${path}.${key}`);
      const found = Reflect.get(target, key) as unknown;
      if (typeof key === 'symbol' || typeof found !== 'object' || found === null) return found;
      if (!known.has(key)) known.set(key, watched(found, `${path}.${key}`, unread));
      return known.get(key);
    },
  });
}

/** @returns what is wrong with it, in one line each */
export function wrongWith(manifest: Manifest): string[] {
  const model = MODELS.find((m) => m.is(manifest));
  if (!model) return [`${manifest.apiVersion} ${manifest.kind} is not known`];
  const unread = new Set<string>();
  try {
    model.prototype.validate.call(watched(manifest, manifest.kind, unread));
  } catch (error) {
    return [(error as Error).message];
  }
  return [...unread].map((path) => `${path} is no field`);
}
