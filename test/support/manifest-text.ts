interface Described {
  readonly name: string;
  readonly image: string;
  readonly port: number;
  /** @default name */
  readonly container?: string;
}

/** A Deployment and its Service, as a team has them in a file. */
export function manifestText({ name, image, port, container = name }: Described): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${container}, image: ${image}, ports: [{ containerPort: ${port} }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: ${port} }] }
`;
}
