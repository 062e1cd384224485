import type { ScalarTag, Tags } from 'yaml';

/**
 * What a plain text in a manifest is to Kubernetes' tools, which read YAML 1.1 in a manner of their own: numbers of
 * base 60 and points in time stay text (https://github.com/kubernetes-sigs/yaml, goyaml.v2/resolve.go).
 */
export const kubernetesScalars: readonly ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    test: /^(?:~|null|Null|NULL)?$/,
    resolve: () => null,
  },
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    resolve: (text) => /^(?:y|t|on)/i.test(text),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-fA-F_]+|(?:\.\d[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d[\d_]*)?)$/,
    resolve: (text) => readNumber(text.replace(/_/g, '')),
  },
];

function readNumber(text: string): number {
  const unsigned = text.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(unsigned) ? `0o${unsigned}` : unsigned;
  return (text.startsWith('-') ? -1 : 1) * Number(octal);
}

/** `tags` with these in the place of all that resolve plain text. */
export function withKubernetesScalars(tags: Tags): Tags {
  const others = tags.filter((tag) => typeof tag === 'object' && !('test' in tag && tag.default === true));
  return [...others, ...kubernetesScalars];
}
