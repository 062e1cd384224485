import { toText, type JsonValue } from './json';

const shape = /^([-+]?[\d.]+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([-+]?\d+))?$/;

const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** Of ten to the power of three times what comes after the nine below one. */
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/**
 * About how much a quantity of Kubernetes' is (k8s.io/apimachinery/pkg/api/resource/quantity.go); not a number where it
 * is none.
 */
export function amountOf(quantity: JsonValue | undefined): number {
  const parts = shape.exec(toText(quantity ?? ''));
  if (!parts) return NaN;
  const [, digits, binaryUnit, decimalUnit, exponent] = parts;
  const number = Number(digits);
  if (binaryUnit !== undefined) return number * 1024 ** (binary.indexOf(binaryUnit) + 1);
  return (
    number * 10 ** (exponent === undefined ? 3 * (decimal.indexOf(decimalUnit ?? '') - 3) : Number(exponent))
  );
}
