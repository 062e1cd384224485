import { judgeLosses, type Loss } from './judge-losses';

const timeout = (asked: number): Loss => ({ asked, status: 0, what: 'context deadline exceeded' });
const unavailable = (asked: number): Loss => ({ asked, status: 503, what: 'no healthy upstream' });
const wrong = (asked: number): Loss => ({ asked, status: 200, what: 'web@dev.two' });
const control = (...losses: readonly Loss[]) => ({ asked: 1000, losses });

test('judgeLosses() excuses a timeout at a moment at which the control has one', () => {
  const losses = [timeout(9_000), timeout(10_000), timeout(11_000)];
  expect(judgeLosses(losses, control(timeout(10_000)))).toEqual({ failures: [], excused: losses });
});

test('judgeLosses() fails a timeout that the control does not have', () => {
  const losses = [timeout(8_999), timeout(11_001)];
  expect(judgeLosses(losses, control(timeout(10_000)))).toEqual({ failures: losses, excused: [] });
  expect(judgeLosses(losses, control())).toEqual({ failures: losses, excused: [] });
});

test.each([unavailable(10_000), wrong(10_000)])('judgeLosses() never excuses a response: $what', (loss) => {
  expect(judgeLosses([loss], control(timeout(10_000)))).toEqual({ failures: [loss], excused: [] });
});

test("judgeLosses() excuses nothing for a control's own wrong response", () => {
  const losses = [timeout(10_000)];
  expect(judgeLosses(losses, control(unavailable(10_000))).failures).toEqual(losses);
});

test('judgeLosses() excuses nothing beside a control that loses more than one request in ten', () => {
  const losses = [timeout(10_000)];
  const many = (count: number) => control(...Array.from({ length: count }, () => timeout(10_000)));
  expect(judgeLosses(losses, many(100)).excused).toEqual(losses);
  expect(judgeLosses(losses, many(101)).failures).toEqual(losses);
});
