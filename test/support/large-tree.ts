/** Files of a hundred environments and a hundred services, of which each environment below the root changes some. */
export function largeTree(): Record<string, string> {
  const services = domains.flatMap((domain) => kinds.map((kind) => `${domain}-${kind}`));
  const root = services.map((service) => `  ${service}: { image: acme/${service}:1, ports: [8080] }\n`);
  const branches = teams
    .flatMap((team) => [team, ...people.map((person) => `${team}.${person}`)])
    .slice(0, 99);
  const files = branches.map((branch, index) => {
    // A team and its people change neighbours: strides of 3 reach four of them, and never one twice.
    const first = Math.floor(index / 10) * 9;
    const count = index % 10 === 0 ? 5 : 1 + (index % 4);
    const changed = Array.from({ length: count }, (_, turn) => (first + ((index * 7 + turn * 3) % 19)) % 100);
    const lines = changed.map((place) => services[place] ?? '').sort();
    const text = lines.map((service) => `  ${service}: { image: acme/${service}:${branch} }\n`).join('');
    return [`envs/dev.${branch}.yaml`, `services:\n${text}`] as const;
  });
  return { 'envs/dev.yaml': `services:\n${root.join('')}`, ...Object.fromEntries(files) };
}

const domains =
  'account billing cart catalog checkout customer delivery discount fraud identity inventory invoice ledger loyalty media notification order payment pricing search'.split(
    ' ',
  );
const kinds = ['admin', 'api', 'events', 'store', 'worker'];
const teams = 'atlas borealis cobalt delta ember falcon granite harbor iris juniper'.split(' ');
const people = 'ada bo cleo dan eve pr-104 pr-211 pr-318 pr-425'.split(' ');
