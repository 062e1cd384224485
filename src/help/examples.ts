/** A call, and what it does. */
export type Example = readonly [call: string, does: string];

/** What the help of each command shows; the test runs each of them on the example's environments. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  render: [
    ['envtree render', 'all manifests, as YAML'],
    ['envtree render --env dev.proj1', "that environment's workloads alone"],
    ['envtree render --layer routing', 'the routing of all environments'],
    ['envtree render --output-dir out', 'out/workloads/dev.proj1.yaml, and so on'],
  ],
  check: [
    ['envtree check', 'the environments of this folder'],
    ['envtree check --now', 'which environments have expired, too'],
    ['envtree check --format sarif', 'for the page of a code scan'],
    ['envtree check shop', 'those of shop/envs, with shop/envtree.yaml'],
  ],
  explain: [
    ['envtree explain', 'who answers whom'],
    ['envtree explain dev.proj1', "each service's answer"],
    ['envtree explain dev.proj1 app-java', 'who answers there, and why'],
    ['envtree explain dev.proj1 app-java --values', 'which files its values come from'],
    ['envtree explain --unready app-js@dev.proj1', 'while that has no ready pod'],
  ],
  diff: [
    ['envtree diff', 'since HEAD parted from the main branch'],
    ['envtree diff --from HEAD', 'what is not committed yet'],
    ['envtree diff --format markdown', 'for a comment of a pull request'],
  ],
  graph: [
    ['envtree graph', 'the tree with its instances, as text'],
    ['envtree graph --format html > page.html', 'one page, with who answers whom'],
  ],
  serve: [
    ['envtree serve', 'the page of this folder, at port 4780'],
    ['envtree serve shop --port 0', 'that of shop/envs, at any port that is free'],
  ],
  trace: [
    ['envtree trace sidecars.log', 'who loses it, by a file'],
    ['cat sidecars.log | envtree trace', 'by a pipe, as of kubectl logs'],
    ['envtree trace --env dev.proj1 sidecars.log', 'of its requests alone'],
  ],
  probe: [
    ['envtree probe --url http://shop.example.com/', 'three requests'],
    ['envtree probe --url http://shop.example.com/ --count 20', 'more of them'],
  ],
  argocd: [
    ['ARGOCD_ENV_LAYER=routing envtree argocd', 'what "layer: routing" asks for'],
    ['ARGOCD_ENV_ENV=dev.proj1 envtree argocd', 'what "env: dev.proj1" asks for'],
  ],
  completion: [
    ['source <(envtree completion bash)', 'in ~/.bashrc'],
    ['source <(envtree completion zsh)', 'in ~/.zshrc, after compinit'],
    ['envtree completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
};
