// The same objects in a plain cdk8s app: one chart, an ApiObject each.
const { readFileSync } = require('node:fs');
const { ApiObject, App, Chart } = require('cdk8s');

const app = new App();
const chart = new Chart(app, 'app');
const lines = readFileSync('objects.jsonl', 'utf8').trimEnd().split('\n');
lines.forEach((line, index) => new ApiObject(chart, `object-${index}`, JSON.parse(line)));
app.synth();
