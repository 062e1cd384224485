import { App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { VirtualEnvironments } from 'envtree';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// What the team has already: a Deployment and its Service.
const orders = new Deployment(chart, 'orders', {
  metadata: { name: 'orders' },
  containers: [{ name: 'orders', image: 'ghcr.io/acme/orders:1.4', portNumber: 8080 }],
});
orders.exposeViaService({ name: 'orders', ports: [{ name: 'http', port: 80, targetPort: 8080 }] });

// They are the root's instance; envs/dev.proj1.yaml has a fork of it.
new VirtualEnvironments(chart, 'envs', { folder: 'envs', roots: { dev: { orders } } });

app.synth();
