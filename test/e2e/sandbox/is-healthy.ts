/** Asks a server whether all is well; no, as long as it does not answer. */
export function isHealthy(url: string): () => Promise<boolean> {
  return async () => {
    try {
      return (await fetch(url)).ok;
    } catch {
      return false;
    }
  };
}
