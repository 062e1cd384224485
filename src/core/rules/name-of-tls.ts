/** How a port becomes one that is routed by its caller, which is TLS to Istio by its name. */
export const nameOfTls =
  'Istio routes what it takes for TLS by the name in the handshake alone. Name the port "tcp", or begin its name so, as "tcp-tls": TLS goes through it as it is.';
