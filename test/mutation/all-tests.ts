/**
 * All tests that can notice a mutant, as one file: for each mutant Stryker has Jest run every file, and for each file
 * Jest loads the sources anew, which takes longer than their tests. The quickest come first.
 */
import '../core/present.test';
import '../core/environment.test';
import '../core/extends.test';
import '../core/limits.test';
import '../core/ports.test';
import '../core/definition.test';
import '../core/resolution.test';
import '../schema.test';
import '../core/yaml.test';
import '../core/variables.test';
import '../core/one-message.test';
import '../core/one-message-of-services.test';
import '../core/one-message-of-files.test';
import '../core/warnings.test';
import '../core/new-services.test';
import '../core/merging.test';
import '../core/unions.test';
import '../core/merged-maps.test';
import '../core/routes.test';
import '../core/checks.test';
import '../core/texts.test';
import '../core/diagnostics.test';
import '../core/stateful-set.test';
import '../core/given-instance.test';
import '../core/companions.test';
import '../core/companion-names.test';
import '../core/name-references.test';
import '../core/reports/answer-table.test';
import '../output/print-manifests.test';
import '../constructs/objects.test';
import '../constructs/print-manifests.test';
import '../constructs/for-any-printer.test';
import '../constructs/virtual-environments.test';
import '../constructs/roots.test';
import '../passthrough.test';
import '../values.test';
import '../scenarios.test';
