{{- define "shop.labels" -}}
app: shop
release: {{ .Release.Name }}
{{- with .Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- define "shop.name" -}}
{{ .Release.Name }}-shop
{{- end }}
