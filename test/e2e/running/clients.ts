/** Where the client is that is in no environment, and what it asks beside them. */
export const clientNamespace = 'clients';

export const client = pod('client');

const control = pod('control');

/** A service that no environment touches: what it loses under load is the machine's. */
export const controlObjects = [
  control,
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'control', namespace: clientNamespace },
    spec: { selector: control.metadata.labels, ports: [{ name: 'http', port: 8080 }] },
  },
];

export const controlUrl = `http://control.${clientNamespace}:8080`;

/** How the demo app names itself there. */
export const controlAnswer = '-';

function pod(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: clientNamespace, labels: { app: name } },
    spec: { containers: [{ name, image: 'demo-app', ports: [{ containerPort: 8080 }] }] },
  };
}
