{{- define "twice.annotations" -}}
annotations:
  example.org/team: shop
{{- end -}}
