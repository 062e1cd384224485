/** envtree as a library: files in, a plan out, and a cdk8s app made of the plan. */
export { buildApp, layers, synthesizeLayer, type Layer, type Manifest } from './constructs/build-app';
export type { SourceFile } from './core/definition/source-file';
export { hasErrors, type Diagnostic, type Location } from './core/diagnostics/diagnostic';
export { formatDiagnostic } from './core/diagnostics/format-diagnostic';
export { planEnvironments, type PlannedEnvironments } from './core/plan-environments';
export type * from './core/resolution/plan';
export { readSourceFiles } from './files/read-source-files';
