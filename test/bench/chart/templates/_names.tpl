{{/* What a name has in an object's name. */}}
{{- define "suffix" -}}{{ replace "." "-" . }}{{- end -}}
{{/* The host of a branch's instance: a list of service and environment. */}}
{{- define "host" -}}{{ index . 0 }}.{{ include "suffix" (index . 1) }}.default.envtree.internal{{- end -}}
