import type { Plan } from '../plan/plan';

/** Whose requests are read for which carriers, as a line for people; nothing where the header is the only one. */
export function formatCarriers({ carriers: { header, aliases, namespaces } }: Plan): string {
  if (aliases === 0) return '';
  const several = namespaces.length > 1 ? 'namespaces' : 'namespace';
  const others = aliases === 1 ? 'its alias' : `its ${String(aliases)} aliases`;
  return `${header} and ${others} are read by the sidecars in the ${several} ${namespaces.join(', ')}; in others, ${header} alone.\n`;
}
