import { countNoun } from '../diagnostics/count-noun';
import { shorten } from '../diagnostics/printable-text';
import type { Plan, PlannedEnvironment, PlannedInstance } from '../plan/plan';

/** What is to be known of an environment beside its name: `(default, owner shop) What it is for`; empty for most. */
export function describeEnvironment(environment: PlannedEnvironment): string {
  const { isDefault, bases = [], description, owner, expires } = environment;
  const marks = [
    ...(isDefault ? ['default'] : []),
    ...(bases.length > 0 ? [`extends ${bases.join(', ')}`] : []),
    ...(owner === undefined ? [] : [`owner ${shorten(owner)}`]),
    ...(expires === undefined ? [] : [`expires ${shorten(expires)}`]),
  ];
  return [
    ...(marks.length > 0 ? [`(${marks.join(', ')})`] : []),
    ...(description === undefined ? [] : [shorten(description)]),
  ].join(' ');
}

/** A service, and what its instance is where that is not the Deployment that envtree makes. */
export function describeInstance({ service, kind, deployedBy }: PlannedInstance): string {
  const marks = [
    ...(kind === 'Deployment' ? [] : [kind]),
    ...(deployedBy === 'envtree' ? [] : [`deployed by ${deployedBy === 'app' ? 'the app' : 'others'}`]),
  ];
  return marks.length === 0 ? service : `${service} (${marks.join(', ')})`;
}

/** `4 environments, 3 services, 7 instances`. */
export function describeSize({ environments, answers, instances }: Plan): string {
  return [
    countNoun(environments.length, 'environment'),
    countNoun(answers.length, 'service'),
    countNoun(instances.length, 'instance'),
  ].join(', ');
}
