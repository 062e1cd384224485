/** Which parts of an explanation stand out, and as what; whoever prints it gives them their looks. */
import { chain, markedOf, said, sourceOf } from '../../support/explained';

const source = sourceOf(chain);

test('who answers, the titles and the names stand out, and what is beside the point is faint', () => {
  expect(markedOf(source, said(['dev.a.b.x', 'orders'], { values: true, unready: 'web@dev' }))).toBe(
    `<title:orders in dev.a.b.x:> <good:dev.a answers>
  "dev.a" has an instance of orders; while none of its pods is ready, the next
  one up answers: "dev".

<title:Chain>
  <name:dev.a.b.x>  <faint:no file>
  <name:dev.a.b>    <faint:no instance>  <faint:dev.a.b.yaml>
  <name:dev.a>      <good:answers>      <faint:dev.a.yaml:4:3>
  <name:dev>        next         <faint:dev.yaml:3:3>

<title:Routed by>
  VirtualService   default/envtree-orders
  of the host      orders.default.svc.cluster.local
  rule             2 of 3, "dev.a"
  to the host      orders.dev-a.default.envtree.internal
  ServiceEntry     default/envtree-orders.dev-a.dev-a
  ServiceEntry     default/envtree-orders.dev-a.dev
  DestinationRule  default/envtree-orders.dev-a

<title:Instance>
  Deployment  default/orders-dev-a
  is          rendered by envtree
  owner       team-a, of dev.a
  expires     2027-01-01

<title:Ports>
  8080  http (HTTP)  the request's environment decides

<title:Values>
  <name:env.DB:> a
      <faint:dev.yaml:3:60>
  <name:env.LOG:> debug
      <faint:dev.a.yaml:4:35>
      <faint:in place of info dev.yaml:3:50>
  <name:image:> y
      <faint:dev.a.yaml:4:20>
      <faint:in place of x dev.yaml:3:20>
  <name:ports:> [8080]
      <faint:dev.yaml:3:30>

<faint:"dev.a.b.x" has no file. Did you mean "dev.a.b.c"?>
`,
  );
});

test('that nobody answers stands out as bad, and what follows from that has no part', () => {
  const unready = 'orders@dev.a,orders@dev';
  const text = markedOf(source, said(['dev.a', 'orders'], { values: true, unready }));
  expect(text).toContain('<title:orders in dev.a:> <bad:nobody answers: 503>\n');
  expect(text).toContain('<name:dev.a>  <bad:no ready pod>  <faint:dev.a.yaml:4:3>\n');
  expect(text.match(/(?<=\n\n<title:)[^>]*/g)).toEqual(['Chain', 'Routed by', 'Ports']);
});

test('a value that is taken away stands out as bad', () => {
  const text = markedOf(source, said(['dev.a.b.c', 'orders'], { values: true }));
  expect(text).toContain(
    '  <name:env.DB:> <bad:taken away>\n      <faint:dev.a.b.c.yaml:2:34>\n      <faint:in place of a dev.yaml:3:60>\n',
  );
});

test('of all services the environments that answer stand out, and a 503', () => {
  expect(markedOf(source, said(['dev.a'], { unready: 'orders@dev,orders@dev.a' }))).toBe(
    `Who answers a request of <name:dev.a>, while no pod of orders@dev, orders@dev.a is
ready:

  <good:dev>  web
  <bad:503>  orders
`,
  );
});

test('of a chain the services and those that answer stand out, and what decides otherwise is faint', () => {
  const tcp = 'image: x, ports: [{ name: tcp-db, containerPort: 5432 }]';
  const files = {
    dev: `services: { db: { ${tcp}, tcp: caller }, queue: { ${tcp} }, web: { image: x, ports: [8080] } }`,
    'dev.a': 'services: { db: {}, web: {} }',
  };
  expect(markedOf(sourceOf(files), said(['dev.a'], { chain: 'web,db,queue,web' }))).toBe(
    `The way of a request of <name:dev.a>, while all pods are ready:

  1  a client   to <name:web>    <good:dev.a>
  2  web@dev.a  to <name:db>     <good:dev.a> <faint:by the calling pod's environment>
  3  db@dev.a   to <name:queue>  <good:dev> <faint:whatever the environment>
  4  queue@dev  to <name:web>    <good:dev> <faint:the request is without an environment>

<faint:Pods of whichever environment pass the environment of a request on, as far as>
<faint:their applications copy its carrier.>
`,
  );
  const nobody = markedOf(sourceOf(files), said(['qa'], { chain: 'web', unready: 'web@dev' }));
  expect(nobody).toContain('  1  a client  to <name:web>  <bad:503> nobody answers\n');
});

test('what decided of headers is faint', () => {
  expect(markedOf(source, said([], { request: ['x-virtual-env: dev.a'] }))).toContain(
    '\n\n<faint:Decided by the header x-virtual-env, which says "dev.a".>\n',
  );
  expect(markedOf(source, said([], { request: ['Accept: text/html'] }))).toContain(
    '\n\n<faint:No carrier names an environment.>\n',
  );
});
