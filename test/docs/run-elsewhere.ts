/** The commands of the pages that no test here runs, and what is known of each. */

/** The place that runs it, and a text there that shows it. */
export interface RunBy {
  readonly command: string;
  readonly by: string;
  readonly shown: string;
}

/** Why nothing runs it; its files and names are looked at all the same. */
export interface NotRun {
  readonly command: string;
  readonly why: string;
}

export type Elsewhere = RunBy | NotRun;

function runBy(by: string, commands: Readonly<Record<string, string>>): Elsewhere[] {
  return Object.entries(commands).map(([command, shown]) => ({ command, by, shown }));
}

function notRun(why: string, commands: readonly string[]): Elsewhere[] {
  return commands.map((command) => ({ command, why }));
}

export const runElsewhere: readonly Elsewhere[] = [
  // What a submission passes
  ...runBy('.ci/run', {
    'npm ci': 'install() { npm ci',
    'npm ci && npm run synth': 'synth() { npm run synth',
    'npm run synth': 'synth() { npm run synth',
    'npm ci && npm test': 'npm test -- --ci',
    'npm run check': 'source .ci/check',
    'npm run fuzz': 'npm run fuzz',
    'npm run e2e': 'npm run e2e',
    'npm run test:page': 'npm run test:page',
    'npm run e2e -- example live-fallback': 'npm run e2e',
  }),
  ...runBy('test/fuzz/run.ts', { 'npm run fuzz -- --seed 2 --runs 500': "'--seed <number>'" }),
  ...runBy('test/e2e/run.ts', { 'npm run e2e -- --hold example': "'--hold'" }),
  ...runBy('.ci/check', {
    'npm run generate': 'npm run --silent generate',
    'npm run format': 'npx prettier --check .',
  }),
  ...runBy('.ci/package', {
    '(cd path/to/checkout && npm ci && npm pack --pack-destination "$OLDPWD")': 'npm pack',
    'npm install --save-dev ./envtree-0.1.0.tgz': 'npm install --silent ./envtree-',
  }),
  ...notRun('It takes too long for every submission.', [
    'npm run mutate',
    'npm run bench',
    'npm run bench -- --sizes 10,100 --rounds 1',
    'npx --package node@24 npm run bench',
    'npm run bench:carriers',
    'npm run bench:mesh',
    'npm run bench:mesh -- 10x10 100x100',
    'npm run e2e -- argocd-two-hundred',
    "npx stryker run --mutate 'src/core/rules/**/*.ts'",
  ]),
  ...notRun('They only tell git of the package.', [
    'echo node_modules/ >> .gitignore',
    'git add .gitignore envtree-0.1.0.tgz package.json package-lock.json',
  ]),

  // Other tests
  ...runBy('test/commands/trace.test.ts', { 'envtree trace': 'traceInput(pair({}))' }),
  ...runBy('test/commands/probe.test.ts', { 'envtree probe': "probe('--url', url())" }),
  ...runBy('test/commands/serve.test.ts', {
    'npx envtree serve': 'startServing(folder)',
    'envtree serve': 'startServing(folder)',
  }),
  ...runBy('test/docs/graph.test.ts', {
    'npx envtree graph --format html > page.html': "'--format', 'html'",
  }),
  ...notRun('Its pictures are looked at before they are committed.', ['npm run photograph']),
  ...runBy('test/support/type-into-shell.ts', {
    'source <(envtree completion bash)': "runEnvtree(folder, 'completion', shell)",
    'source <(envtree completion zsh)': 'source "$HOME/completion"',
    source: 'source $HOME/completion',
  }),
  ...runBy('test/commands/render.test.ts', {
    'npx cdk8s synth': "['cdk8s', 'synth', '--no-check-upgrade'",
    'cdk8s synth': "['cdk8s', 'synth', '--no-check-upgrade'",
    'cdk8s synth --no-check-upgrade': "['cdk8s', 'synth', '--no-check-upgrade'",
  }),
  ...runBy('test/scenarios.test.ts', {
    'UPDATE_SCENARIOS=1 npx jest scenarios': 'process.env.UPDATE_SCENARIOS',
  }),

  // End to end
  ...runBy('test/e2e/running/deliveries/by-hand.ts', {
    'export KUBECTL_APPLYSET=true': "'docs/by-hand.md'",
    'sleep 3': "'docs/by-hand.md'",
    'kubectl apply --server-side -f -': "'docs/by-hand.md'",
    'kubectl apply --server-side --prune --applyset=envtree-routes --namespace default -f -':
      "'docs/by-hand.md'",
    'kubectl apply --server-side --prune --applyset=envtree-hosts --namespace default -f -':
      "'docs/by-hand.md'",
    'kubectl apply --server-side --prune --applyset=envtree-workloads --namespace default -f -':
      "'docs/by-hand.md'",
  }),
  ...runBy('test/e2e/running/accept-plugin-patch.ts', {
    'kubectl --namespace argocd patch deployment argocd-repo-server --patch-file deploy/argocd/repo-server-patch.yaml':
      "'deploy/argocd/repo-server-patch.yaml'",
  }),
  ...runBy('test/e2e/argocd/applications.ts', {
    'kubectl --namespace argocd annotate applications --all argocd.argoproj.io/refresh=hard':
      "'argocd.argoproj.io/refresh'",
  }),
  ...runBy('test/e2e/running/deliveries/by-argocd.ts', {
    'kubectl apply -f examples/argocd/envtree.yaml': "'examples', this.example",
    'kubectl delete --cascade=orphan': "'--cascade=orphan'",
  }),
  ...runBy('test/e2e/cases/argocd/case.yaml', {
    'kubectl --namespace argocd annotate application envtree.dev-proj1 argocd.argoproj.io/deletion-approved=$(date -u +%Y-%m-%dT%H:%M:%SZ)':
      'argocd.argoproj.io/deletion-approved=',
    'argocd app delete': 'argocd: app delete envtree',
  }),
  ...runBy('test/e2e/running/asker.ts', {
    'demo-app ask -X DELETE http://localhost:8080/ready': "demoApp, 'ask'",
  }),
  ...runBy('test/e2e/running/accept-scenarios.ts', {
    'kubectl apply --server-side --validate=strict --dry-run=server -f -': "'--dry-run=server', '-f', '-'",
  }),
  ...notRun("They ask a team's own tools and cluster.", [
    'mkdir base',
    'helm get manifest shop --namespace shop > base/shop.yaml',
    'kubectl kustomize overlays/dev > base/shop.yaml',
    'kubectl get deployments,statefulsets,services --namespace shop --output yaml > base/shop.yaml',
  ]),
  ...notRun("It asks a team's cluster; the end-to-end runs read the same logs from files.", [
    'kubectl logs --selector virtual-env --container istio-proxy --prefix --tail=-1 --since=10m > sidecars.log',
  ]),
  ...notRun('The end-to-end runs delete an Application, but rename none.', [
    'argocd app delete --cascade=false',
  ]),
  ...notRun('There is no container engine; the pages say so.', [
    'docker build --file deploy/argocd/Dockerfile --tag REGISTRY/envtree-argocd:0.1.0 .',
    'docker push REGISTRY/envtree-argocd:0.1.0',
    'for tag in 1.0 proj1 proj1-feature1 proj2; do',
    'docker build --tag ghcr.io/envtree/demo-app:$tag examples/demo-app',
    'kind load docker-image ghcr.io/envtree/demo-app:$tag',
    'done',
    'kubectl label namespace default istio-injection=enabled',
    'kubectl wait deployment --all --for=condition=Available --timeout=2m',
    'ask="kubectl exec deployment/app-js-dev --container app-js -- /demo-app ask"',
    "$ask -H 'x-virtual-env: dev.proj1' 'http://app-js:8080/?next=app-go,app-java'",
  ]),
];
